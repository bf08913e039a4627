package pebble.threads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.identity.EntityId;
import pebble.identity.UserId;
import pebble.mail.MessageId;
import pebble.mail.ThreadId;

/** The open suggestions about threads. One that the threads have overtaken is not shown any more. */
@Component
public class Suggestions {
    private static final String OPEN = """
            select s.id, s.entity_id, s.kind, s.message_id, s.reason, here.thread_id, there.thread_id as other_thread_id
            from thread_suggestion s
                join filing here on here.message_id = s.message_id and here.entity_id = s.entity_id
                join filing there on there.message_id = s.other_message_id and there.entity_id = s.entity_id
            where s.dismissed_at is null and (s.kind = 'merge') = (here.thread_id <> there.thread_id)
            """;

    private final JdbcClient sql;
    private final Clock clock;

    Suggestions(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** About messages of this thread. */
    public List<Suggestion> of(ThreadId thread) {
        return sql.sql(OPEN + " and here.thread_id = :thread order by s.id")
                .param("thread", thread.value())
                .query(Suggestions::row)
                .list();
    }

    public Optional<Suggestion> find(SuggestionId id) {
        return sql.sql(OPEN + " and s.id = :id")
                .param("id", id.value())
                .query(Suggestions::row)
                .optional();
    }

    public void dismiss(SuggestionId id, UserId by) {
        sql.sql("update thread_suggestion set dismissed_at = :now, dismissed_by = :by where id = :id")
                .param("id", id.value())
                .param("by", by.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void keep(EntityId entity, List<Threading.Hint> found) {
        Instant now = clock.instant();
        for (Threading.Hint suggestion : found) {
            sql.sql("""
                            insert into thread_suggestion (id, entity_id, kind, message_id, other_message_id, reason, created_at)
                            values (:id, :entity, :kind, :message, :other, :reason, :now)
                            on conflict (entity_id, kind, message_id, other_message_id) do nothing
                            """)
                    .param("id", SuggestionId.fresh(now).value())
                    .param("entity", entity.value())
                    .param("kind", suggestion.kind().key())
                    .param("message", suggestion.letter().message())
                    .param("other", suggestion.other().message())
                    .param("reason", suggestion.reason())
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private static Suggestion row(ResultSet row, int n) throws SQLException {
        return new Suggestion(
                new SuggestionId(row.getObject("id", UUID.class)),
                new EntityId(row.getObject("entity_id", UUID.class)),
                Suggestion.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                new MessageId(row.getObject("message_id", UUID.class)),
                new ThreadId(row.getObject("thread_id", UUID.class)),
                new ThreadId(row.getObject("other_thread_id", UUID.class)),
                row.getString("reason"));
    }
}
