package pebble.board;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import pebble.identity.Caller;
import pebble.live.Events;
import pebble.shared.Cursor;
import pebble.shared.Page;

/** Cards as screens list them: a board by its columns, each in the order of its ranks, or any cards, newest first. */
@Component
class CardLists {
    private static final String SELECT =
            "select " + CardRows.COLUMNS + " from card c left join app_user u on u.id = c.assignee where ";

    private final JdbcClient sql;
    private final CardRows rows;
    private final Streams streams;
    private final Events events;

    CardLists(JdbcClient sql, CardRows rows, Streams streams, Events events) {
        this.sql = sql;
        this.rows = rows;
        this.streams = streams;
        this.events = events;
    }

    record Column(
            String key,
            String name,
            @Nullable Integer wipLimit,
            int count,
            List<CardView> cards,
            @Nullable String nextCursor) {}

    record Board(String stream, String name, List<Column> columns, long lastEventId) {}

    /** The whole board at one instant: what commits after it has an event above its number. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Board board(Caller caller, Stream stream, CardFilter filter, int columnLimit) {
        long lastEventId = events.lastNumber();
        CardFilter.Where where = filter.where(caller);
        Map<String, Integer> counts = counts(where);
        Map<String, List<Card>> tops = tops(where, counts.keySet(), columnLimit);
        List<Column> columns = stream.columns().stream()
                .map(column -> {
                    Page<CardView> page = ranked(tops.getOrDefault(column.key(), List.of()), columnLimit);
                    return new Column(
                            column.key(),
                            column.name(),
                            column.wipLimit(),
                            counts.getOrDefault(column.key(), 0),
                            page.items(),
                            page.nextCursor());
                })
                .toList();
        return new Board(stream.key(), stream.name(), columns, lastEventId);
    }

    private Map<String, List<Card>> tops(CardFilter.Where where, Set<String> columns, int limit) {
        return sql
                .sql(topsSql(where))
                .params(where.params())
                .param("columns", columns.toArray(String[]::new))
                .param("limit", limit + 1)
                .query(rows)
                .list()
                .stream()
                .collect(Collectors.groupingBy(card -> card.place().column()));
    }

    private static Page<CardView> ranked(List<Card> found, int limit) {
        return Page.of(found, limit, card -> card.place().position().value()).map(CardView::of);
    }

    /** A column lists by rank, so that it goes on where the board's page ended; everything else lists newest first. */
    Page<CardView> list(Caller caller, CardFilter filter, @Nullable String cursor, int limit) {
        if (filter.stream() != null) {
            streams.get(caller, filter.stream());
        }
        return filter.stream() != null && filter.column() != null
                ? byRank(caller, filter, cursor, limit)
                : byTime(caller, filter, cursor, limit);
    }

    private Map<String, Integer> counts(CardFilter.Where where) {
        Map<String, Integer> counts = new HashMap<>();
        sql.sql(countSql(where)).params(where.params()).query(row -> {
            counts.put(row.getString(1), row.getInt(2));
        });
        return counts;
    }

    private Page<CardView> byRank(Caller caller, CardFilter filter, @Nullable String cursor, int limit) {
        CardFilter.Where where = (filter.status() == null ? filter.withStatus("open") : filter).where(caller);
        String after = Cursor.decode(cursor);
        List<Card> found = sql.sql(rankSql(where, after != null))
                .params(where.params())
                .params(after == null ? Map.of() : Map.of("after", after))
                .param("limit", limit + 1)
                .query(rows)
                .list();
        return ranked(found, limit);
    }

    private Page<CardView> byTime(Caller caller, CardFilter filter, @Nullable String cursor, int limit) {
        CardFilter.Where where = filter.where(caller);
        String after = Cursor.decode(cursor);
        List<Card> found = sql.sql(timeSql(where, after != null))
                .params(where.params())
                .params(after == null ? Map.of() : place(after))
                .param("limit", limit + 1)
                .query(rows)
                .list();
        return Page.of(
                        found,
                        limit,
                        card -> card.face().lastMessageAt() + " " + card.id().value())
                .map(CardView::of);
    }

    static String countSql(CardFilter.Where where) {
        return "select c.column_key, count(*) from card c where " + where.sql() + " group by c.column_key";
    }

    /** The first cards of several columns, each column by its own walk along the index. */
    static String topsSql(CardFilter.Where where) {
        return "select " + CardRows.COLUMNS
                + " from unnest(:columns) k (key) cross join lateral (select c.id from card c where " + where.sql()
                + " and c.column_key = k.key order by c.rank limit :limit) top"
                + " join card c on c.id = top.id left join app_user u on u.id = c.assignee"
                + " order by c.column_key, c.rank";
    }

    static String rankSql(CardFilter.Where where, boolean goesOn) {
        return SELECT + where.sql() + (goesOn ? " and c.rank > :after" : "") + " order by c.rank limit :limit";
    }

    static String timeSql(CardFilter.Where where, boolean goesOn) {
        return SELECT + where.sql() + (goesOn ? " and (c.last_message_at, c.id) < (:time, :id)" : "")
                + " order by c.last_message_at desc, c.id desc limit :limit";
    }

    private static Map<String, Object> place(String key) {
        String[] parts = key.split(" ");
        if (parts.length != 2) {
            throw Cursor.malformed();
        }
        try {
            return Map.of("time", Instant.parse(parts[0]).atOffset(ZoneOffset.UTC), "id", UUID.fromString(parts[1]));
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            throw Cursor.malformed();
        }
    }
}
