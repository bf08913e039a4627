package pebble.live;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.identity.EntityId;
import pebble.identity.UserId;

/** The table of events, over whichever connection it is given. */
final class EventLog {
    private final JdbcClient sql;

    EventLog(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The span that can be resumed from.
     *
     * @param last the newest number given
     * @param forgotten the newest number that is no longer kept
     */
    record Span(long last, long forgotten) {
        boolean holds(long number) {
            return number >= forgotten && number <= last;
        }
    }

    Span span() {
        return sql.sql("select last_number, forgotten from live_position")
                .query((row, number) -> new Span(row.getLong(1), row.getLong(2)))
                .single();
    }

    List<StoredEvent> after(long number, long upTo, int limit) {
        return sql.sql("""
                        select number, type, entity_id, stream, from_entity_id, from_stream, only_for, payload, removal
                        from live_event where number > :after and number <= :upTo order by number limit :limit
                        """)
                .param("after", number)
                .param("upTo", upTo)
                .param("limit", limit)
                .query(EventLog::read)
                .list();
    }

    /** Numbers what has committed since, in the order of writing; in a transaction. Returns how many. */
    int number(int limit) {
        if (!hasPending()) {
            return 0;
        }
        long last = sql.sql("select last_number from live_position for update")
                .query(Long.class)
                .single();
        int numbered = sql.sql("""
                        update live_event e set number = :last + n.place
                        from (select id, row_number() over (order by id) as place from
                                (select id from live_event where number is null order by id limit :limit) pending) n
                        where e.id = n.id
                        """).param("last", last).param("limit", limit).update();
        if (numbered > 0) {
            sql.sql("update live_position set last_number = :last")
                    .param("last", last + numbered)
                    .update();
        }
        return numbered;
    }

    /** Asked every second by an idle process, which is to write nothing then. */
    private boolean hasPending() {
        return sql.sql("select exists (select from live_event where number is null)")
                .query(Boolean.class)
                .single();
    }

    /** Drops what is older, and remembers up to where; in a transaction. */
    void forget(Instant older) {
        sql.sql("""
                        with gone as (
                            delete from live_event where number is not null and at < :older returning number)
                        update live_position set forgotten = greatest(forgotten, (select max(number) from gone))
                        """).param("older", older.atOffset(ZoneOffset.UTC)).update();
    }

    private static StoredEvent read(ResultSet row, int number) throws SQLException {
        UUID onlyFor = row.getObject("only_for", UUID.class);
        return new StoredEvent(
                row.getLong("number"),
                row.getString("type"),
                scope(row, "entity_id", "stream"),
                scope(row, "from_entity_id", "from_stream"),
                onlyFor == null ? null : new UserId(onlyFor),
                row.getString("payload"),
                row.getString("removal"));
    }

    private static Event.@Nullable Scope scope(ResultSet row, String entity, String stream) throws SQLException {
        UUID id = row.getObject(entity, UUID.class);
        String key = row.getString(stream);
        return id == null && key == null ? null : new Event.Scope(id == null ? null : new EntityId(id), key);
    }
}
