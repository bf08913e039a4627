package pebble.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Browsers that went to Microsoft and are waited for. */
@Component
class MicrosoftJourneys {
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
    record Journey(String state, String browser, String nonce, String verifier, String redirectUri, String returnTo) {}

    @Transactional
    Journey begin(String redirectUri, String returnTo) {
        var journey =
                new Journey(Secret.fresh(), Secret.fresh(), Secret.fresh(), Secret.fresh(), redirectUri, returnTo);
        jdbc.sql("""
                        insert into microsoft_journey
                            (state_hash, browser_hash, nonce, verifier, redirect_uri, return_to, expires_at)
                        values (:state, :browser, :nonce, :verifier, :redirect, :to, :expires)
                        """)
                .param("state", Secret.hash(journey.state()))
                .param("browser", Secret.hash(journey.browser()))
                .param("nonce", journey.nonce())
                .param("verifier", journey.verifier())
                .param("redirect", redirectUri)
                .param("to", returnTo)
                .param("expires", clock.instant().plus(settings.journey()).atOffset(ZoneOffset.UTC))
                .update();
        return journey;
    }

    /** Found once only: the row is gone whatever becomes of the sign-in. Another browser neither finds nor ends it. */
    @Transactional
    Optional<Journey> findAndEnd(String state, String browser) {
        return jdbc.sql("""
                        delete from microsoft_journey where state_hash = :state and browser_hash = :browser
                        returning nonce, verifier, redirect_uri, return_to, expires_at > :now as fresh
                        """)
                .param("state", Secret.hash(state))
                .param("browser", Secret.hash(browser))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) -> row.getBoolean("fresh")
                        ? Optional.of(new Journey(
                                state,
                                browser,
                                row.getString("nonce"),
                                row.getString("verifier"),
                                row.getString("redirect_uri"),
                                row.getString("return_to")))
                        : Optional.<Journey>empty())
                .optional()
                .flatMap(journey -> journey);
    }
}
