package pebble.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Browsers that went to Microsoft and are waited for. */
@Component
class MicrosoftJourneys {
    /** Who comes back late is not let in, but finds the page they had asked for. */
    static final Duration REMEMBERED = Duration.ofHours(1);

    /** Of one network address. A stranger who only ever sets out does not fill the disk. */
    private static final int MOST = 1000;

    private final JdbcClient jdbc;
    private final MicrosoftSettings settings;
    private final Clock clock;

    MicrosoftJourneys(JdbcClient jdbc, MicrosoftSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param state what Microsoft hands back
     * @param browser what only the browser that set out knows, so that nobody is signed in to a stranger's account
     * @param verifier the secret half of PKCE
     */
    record Journey(
            String state,
            String browser,
            String nonce,
            String verifier,
            String redirectUri,
            String returnTo,
            Instant expiresAt) {

        boolean isOver(Instant now) {
            return !now.isBefore(expiresAt);
        }
    }

    @Transactional
    Journey begin(String redirectUri, String returnTo, String address) {
        var journey = new Journey(
                Secret.fresh(),
                Secret.fresh(),
                Secret.fresh(),
                Secret.fresh(),
                redirectUri,
                returnTo,
                clock.instant().plus(settings.journey()));
        jdbc.sql("""
                        insert into microsoft_journey
                            (state_hash, browser_hash, nonce, verifier, redirect_uri, return_to, address, expires_at)
                        values (:state, :browser, :nonce, :verifier, :redirect, :to, :address, :expires)
                        """)
                .param("state", Secret.hash(journey.state()))
                .param("browser", Secret.hash(journey.browser()))
                .param("nonce", journey.nonce())
                .param("verifier", journey.verifier())
                .param("redirect", redirectUri)
                .param("to", returnTo)
                .param("address", address)
                .param("expires", journey.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        delete from microsoft_journey where state_hash in (
                            select state_hash from microsoft_journey where address = :address
                            order by expires_at desc, state_hash offset :most)
                        """).param("address", address).param("most", MOST).update();
        return journey;
    }

    /** Found once only: the row is gone whatever becomes of the sign-in. Another browser neither finds nor ends it. */
    @Transactional
    Optional<Journey> findAndEnd(String state, String browser) {
        return jdbc.sql("""
                        delete from microsoft_journey where state_hash = :state and browser_hash = :browser
                        returning nonce, verifier, redirect_uri, return_to, expires_at
                        """)
                .param("state", Secret.hash(state))
                .param("browser", Secret.hash(browser))
                .query((row, n) -> read(row, state, browser))
                .optional();
    }

    private static Journey read(ResultSet row, String state, String browser) throws SQLException {
        return new Journey(
                state,
                browser,
                row.getString("nonce"),
                row.getString("verifier"),
                row.getString("redirect_uri"),
                row.getString("return_to"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
