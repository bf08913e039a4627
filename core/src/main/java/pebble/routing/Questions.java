package pebble.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.mail.MessageId;
import pebble.mail.ThreadId;

/** What the language model is still to be asked. A question waits here until it is answered, cannot be, or is of no use any more. */
@Component
class Questions {
    private final JdbcClient sql;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    Questions(JdbcClient sql, JdbcTemplate jdbc, Clock clock) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * About the mail that opened a card.
     *
     * @param best where the classifier would have put it, with so much confidence
     */
    record Wanted(ThreadId thread, MessageId message, String best, double confidence) {}

    /**
     * One that waits.
     *
     * @param asked how often already, without an answer that could be used
     * @param nonsense how often of these the model was there and answered all the same
     */
    record Question(
            ThreadId thread,
            MessageId message,
            String best,
            double confidence,
            int asked,
            int nonsense,
            Instant since) {}

    /**
     * How it stands.
     *
     * @param since the oldest waits
     * @param trouble what stood in the way last
     */
    record Waiting(
            int waiting, @Nullable Instant since, @Nullable String trouble) {}

    void add(Collection<Wanted> questions) {
        jdbc.batchUpdate("""
                insert into second_opinion (thread_id, message_id, best, confidence, since, due) values (?, ?, ?, ?, ?, ?)
                on conflict (thread_id) do nothing
                """, questions, 500, (row, question) -> {
            row.setObject(1, question.thread().value());
            row.setObject(2, question.message().value());
            row.setString(3, question.best());
            row.setDouble(4, question.confidence());
            row.setObject(5, now());
            row.setObject(6, now());
        });
    }

    /** Those that may be asked now, in the order in which they may. */
    List<Question> due(int limit) {
        return sql.sql("""
                        select thread_id, message_id, best, confidence, asked, nonsense, since from second_opinion
                        where due <= :now order by due, thread_id limit :limit
                        """)
                .param("now", now())
                .param("limit", limit)
                .query(Questions::read)
                .list();
    }

    /** @param nonsense whether the model was there */
    void putOff(Question question, Duration pause, String trouble, boolean nonsense) {
        sql.sql("""
                        update second_opinion set asked = asked + 1, nonsense = nonsense + :nonsense, due = :due, trouble = :trouble
                        where thread_id = :thread
                        """)
                .param("nonsense", nonsense ? 1 : 0)
                .param("due", now().plus(pause))
                .param("trouble", trouble)
                .param("thread", question.thread().value())
                .update();
    }

    void end(Question question) {
        sql.sql("delete from second_opinion where thread_id = :thread")
                .param("thread", question.thread().value())
                .update();
    }

    Waiting waiting() {
        return sql.sql("""
                        select count(*) as waiting, min(since) as since,
                            (select trouble from second_opinion where trouble is not null order by due desc limit 1) as trouble
                        from second_opinion
                        """)
                .query((row, n) -> new Waiting(
                        row.getInt("waiting"),
                        Optional.ofNullable(row.getObject("since", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null),
                        row.getString("trouble")))
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Question read(ResultSet row, int n) throws SQLException {
        return new Question(
                new ThreadId(row.getObject("thread_id", UUID.class)),
                new MessageId(row.getObject("message_id", UUID.class)),
                row.getString("best"),
                row.getDouble("confidence"),
                row.getInt("asked"),
                row.getInt("nonsense"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
