package pebble.lessons;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of the trainings that were asked for. The newest is shown to people until the next is asked for. */
@Component
class TrainingLog {
    private final JdbcClient sql;
    private final Clock clock;

    TrainingLog(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Where a training stands. */
    enum State {
        /** Waits for a process that works. */
        ASKED,
        RUNNING,
        /** The last try failed; the next comes by itself. */
        FAILED,
        DONE;

        @JsonValue
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One training.
     *
     * @param reason why it was asked for, in words
     * @param beganAt the last try
     * @param failure why the last try failed, in words
     * @param model that came of it
     * @param inForce whether that took the place of the one before
     * @param outcome why it did, or did not
     */
    record Entry(
            State state,
            String reason,
            Instant askedAt,
            @Nullable Instant beganAt,
            @Nullable Instant endedAt,
            @Nullable String failure,
            @Nullable Integer model,
            @Nullable Boolean inForce,
            @Nullable String outcome) {}

    /** One that waits or runs already stands for this one; one that failed waits anew. */
    void asked(String reason) {
        int waiting = sql.sql("""
                        update classifier_training set began_at = null, failure = null, reason = :reason
                        where ended_at is null and failure is not null
                        """).param("reason", reason).update();
        if (waiting == 0) {
            add(reason);
        }
    }

    private void add(String reason) {
        sql.sql("insert into classifier_training (reason, asked_at) values (:reason, :now) on conflict do nothing")
                .param("reason", reason)
                .param("now", now())
                .update();
    }

    /** Also for one whose process was killed amid it, or after its end and before its job knew. */
    void began(String reason) {
        add(reason);
        sql.sql("update classifier_training set began_at = :now, failure = null where ended_at is null")
                .param("now", now())
                .update();
    }

    void failed(String why) {
        sql.sql("update classifier_training set failure = :why where ended_at is null")
                .param("why", why)
                .update();
    }

    /** In the transaction that adds the model. */
    void ended(int model, boolean inForce, String outcome) {
        sql.sql("""
                        update classifier_training set ended_at = :now, failure = null, model = :model, in_force = :in_force, outcome = :outcome
                        where ended_at is null
                        """)
                .param("now", now())
                .param("model", model)
                .param("in_force", inForce)
                .param("outcome", outcome)
                .update();
    }

    /** Whether another was asked for as the last one ended. */
    boolean isAsked() {
        return newest().filter(one -> one.state() == State.ASKED).isPresent();
    }

    Optional<Entry> newest() {
        return sql.sql("""
                        select reason, asked_at, began_at, ended_at, failure, model, in_force, outcome
                        from classifier_training order by number desc limit 1
                        """)
                .query((row, n) -> {
                    Instant began = instant(row.getObject("began_at", OffsetDateTime.class));
                    Instant ended = instant(row.getObject("ended_at", OffsetDateTime.class));
                    String failure = row.getString("failure");
                    return new Entry(
                            state(began, ended, failure),
                            row.getString("reason"),
                            row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                            began,
                            ended,
                            failure,
                            row.getObject("model", Integer.class),
                            row.getObject("in_force", Boolean.class),
                            row.getString("outcome"));
                })
                .optional();
    }

    private static State state(@Nullable Instant began, @Nullable Instant ended, @Nullable String failure) {
        if (ended != null) {
            return State.DONE;
        }
        if (failure != null) {
            return State.FAILED;
        }
        return began == null ? State.ASKED : State.RUNNING;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
