package pebble.feeding;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.indexes.Position;

/**
 * What changed, in the order of the transactions that changed it. An id of a transaction is given before it commits: only what is below the oldest open one is
 * settled, that is, nothing can come before it any more.
 */
@Component
class Changes {
    /** An index that was not heard of for so long is gone, and is made anew should it come back. */
    private static final Duration GONE = Duration.ofDays(7);

    private final JdbcClient sql;
    private final Clock clock;

    Changes(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A change.
     *
     * @param type as the triggers write it
     * @param settled whether everything before it is known
     */
    record Change(Position at, String type, UUID id, boolean settled) {}

    List<Change> after(Position position, int most) {
        return sql.sql("""
                        select xid::text::bigint as xid, seq, type, id, xid < pg_snapshot_xmin(pg_current_snapshot()) as settled
                        from search_change where (xid, seq) > (:xid::text::xid8, :seq) order by search_change.xid, seq limit :most
                        """)
                .param("xid", String.valueOf(position.xid()))
                .param("seq", position.seq())
                .param("most", most)
                .query((row, n) -> new Change(
                        new Position(row.getLong("xid"), row.getLong("seq")),
                        row.getString("type"),
                        row.getObject("id", UUID.class),
                        row.getBoolean("settled")))
                .list();
    }

    /** From here on changes are to be heard by whoever reads everything now. */
    Position horizon() {
        long oldest = sql.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
        return new Position(oldest, 0);
    }

    /** Whether this database has led the index there and still holds what came since. An index of another database, or of this one before it was restored, is not. */
    boolean knows(UUID index, Position position) {
        return sql.sql("""
                        select :xid::text::xid8 <= pg_snapshot_xmax(pg_current_snapshot())
                            and exists (select from search_position where index_id = :index and (xid, seq) <= (:xid::text::xid8, :seq))
                        """)
                .param("index", index)
                .param("xid", String.valueOf(position.xid()))
                .param("seq", position.seq())
                .query(Boolean.class)
                .single();
    }

    /** Nothing behind is forgotten as long as this is the last word of the index. */
    @Transactional
    void remember(UUID index, Position position) {
        sql.sql("""
                        insert into search_position (index_id, xid, seq, at) values (:index, :xid::text::xid8, :seq, :now)
                        on conflict (index_id) do update set xid = excluded.xid, seq = excluded.seq, at = excluded.at
                        """)
                .param("index", index)
                .param("xid", String.valueOf(position.xid()))
                .param("seq", position.seq())
                .param("now", now())
                .update();
    }

    /** It is to be made anew, by whoever feeds it. Until then it is as it was; an index that is not known is made anew anyway. */
    @Transactional
    void wantAnew(UUID index) {
        sql.sql("update search_position set anew = true where index_id = :index")
                .param("index", index)
                .update();
    }

    boolean isWantedAnew(UUID index) {
        return sql.sql("select exists (select from search_position where index_id = :index and anew)")
                .param("index", index)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    void dismiss(UUID index) {
        sql.sql("delete from search_position where index_id = :index")
                .param("index", index)
                .update();
    }

    /** Drops what every index has. */
    @Transactional
    void forget() {
        sql.sql("delete from search_position where at < :gone")
                .param("gone", now().minus(GONE))
                .update();
        sql.sql("""
                        delete from search_change c using (select p.xid, p.seq from search_position p order by p.xid, p.seq limit 1) p
                        where (c.xid, c.seq) <= (p.xid, p.seq)
                        """).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
