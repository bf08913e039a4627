package pebble.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.identity.Caller;
import pebble.shared.CommonError;
import pebble.shared.Problem;
import pebble.shared.SecretBox;

/** Answers kept a day under the key that their caller sent, so that a retried request is answered and not done again. */
@Component
class FirstAnswers {
    static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;

    FirstAnswers(JdbcClient jdbc, SecretBox box, Clock clock) {
        this.jdbc = jdbc;
        this.box = box;
        this.clock = clock;
    }

    record Answer(
            int status,
            byte[] body,
            @Nullable String contentType,
            @Nullable String location) {}

    /**
     * The answer to give again, or null for a request that is the first under its key. A second one that comes while the first
     * is still being done waits here for it, at the unique key of the first one's uncommitted row, and is told to try again
     * when that takes long.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    @Nullable
    Answer findOrBegin(Caller caller, String key, byte[] request) {
        jdbc.sql("set local lock_timeout = '5s'").update();
        int began = jdbc.sql("""
                        insert into idempotent_answer (caller, key, request, created_at)
                        values (:caller, :key, :request, :now) on conflict do nothing
                        """)
                .param("caller", caller.id().value())
                .param("key", key)
                .param("request", request)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("set local lock_timeout to default").update();
        return began == 1 ? null : find(caller, key, request);
    }

    private Answer find(Caller caller, String key, byte[] request) {
        record Kept(byte[] request, Answer answer) {}
        Kept kept = jdbc.sql("""
                        select request, status, sealed_body, content_type, location from idempotent_answer
                        where caller = :caller and key = :key
                        """)
                .param("caller", caller.id().value())
                .param("key", key)
                .query((row, n) -> new Kept(
                        row.getBytes("request"),
                        new Answer(
                                row.getInt("status"),
                                box.open(row.getString("sealed_body")).getBytes(StandardCharsets.ISO_8859_1),
                                row.getString("content_type"),
                                row.getString("location"))))
                .single();
        if (!MessageDigest.isEqual(kept.request(), request)) {
            throw new Problem(
                    CommonError.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key was already used for another request. Use a fresh key for each.");
        }
        return kept.answer();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void keep(Caller caller, String key, Answer answer) {
        jdbc.sql("""
                        update idempotent_answer
                        set status = :status, sealed_body = :body, content_type = :type, location = :location
                        where caller = :caller and key = :key
                        """)
                .param("status", answer.status())
                .param("body", box.seal(new String(answer.body(), StandardCharsets.ISO_8859_1)))
                .param("type", answer.contentType())
                .param("location", answer.location())
                .param("caller", caller.id().value())
                .param("key", key)
                .update();
    }
}
