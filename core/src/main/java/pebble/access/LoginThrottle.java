package pebble.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.shared.CommonError;
import pebble.shared.Problem;
import pebble.shared.PublicId;

/**
 * Slows down guessing. Failures count for an e-mail address from one network address, for an e-mail address from anywhere, and
 * for a network address; the first is the tightest, so that a stranger cannot easily lock a user out of their own desk.
 */
@Component
class LoginThrottle {
    private final JdbcClient jdbc;
    private final AccessSettings settings;
    private final Clock clock;

    LoginThrottle(JdbcClient jdbc, AccessSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** One attempt, counted as a failure until it turns out right. */
    record Attempt(UUID id, String email, String address) {}

    private record Counts(
            int pair, int email, int address, @Nullable OffsetDateTime oldest) {}

    /** Notes the attempt, or refuses it without looking at the password. */
    Attempt begin(String email, String address) {
        Instant now = clock.instant();
        String folded = email.strip().toLowerCase(Locale.ROOT);
        var attempt = new Attempt(PublicId.fresh(now), folded.substring(0, Math.min(folded.length(), 254)), address);
        jdbc.sql("insert into login_failure (id, email, address, at) values (:id, :email, :address, :at)")
                .param("id", attempt.id())
                .param("email", attempt.email())
                .param("address", address)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        Counts counts = count(attempt, now);
        if (counts.pair() > settings.failuresPerPair()
                || counts.email() > settings.failuresPerEmail()
                || counts.address() > settings.failuresPerAddress()) {
            forget(attempt);
            Instant again =
                    (counts.oldest() == null ? now : counts.oldest().toInstant()).plus(settings.failureWindow());
            throw new Problem(
                    CommonError.RATE_LIMITED,
                    "Too many failed attempts to sign in. Wait a little and try again.",
                    Map.of(
                            "retry_after",
                            Math.max(1, Duration.between(now, again).toSeconds())));
        }
        return attempt;
    }

    /** The password was right: earlier slips of the same person at the same place are forgotten. */
    void succeeded(Attempt attempt) {
        jdbc.sql("delete from login_failure where email = :email and address = :address")
                .param("email", attempt.email())
                .param("address", attempt.address())
                .update();
    }

    /** The oldest failure that still counts is the first to be forgotten: then there is room again. */
    private Counts count(Attempt attempt, Instant now) {
        return jdbc.sql("""
                        select count(*) filter (where email = :email and address = :address) as pair,
                               count(*) filter (where email = :email) as email,
                               count(*) filter (where address = :address) as address,
                               min(at) as oldest
                        from login_failure where (email = :email or address = :address) and at > :since
                        """)
                .param("email", attempt.email())
                .param("address", attempt.address())
                .param("since", now.minus(settings.failureWindow()).atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Counts(
                        row.getInt("pair"),
                        row.getInt("email"),
                        row.getInt("address"),
                        row.getObject("oldest", OffsetDateTime.class)))
                .single();
    }

    private void forget(Attempt attempt) {
        jdbc.sql("delete from login_failure where id = :id")
                .param("id", attempt.id())
                .update();
    }
}
