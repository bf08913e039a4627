package pebble.board;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who lies next to a place in a column. Cards a caller may not see count too: ranks are one order for all. */
@Component
class Neighbours {
    private final JdbcClient sql;

    Neighbours(JdbcClient sql) {
        this.sql = sql;
    }

    /** The rank on top of a column, or empty when it holds no other card. */
    Optional<Rank> top(String stream, String column, CardId besides) {
        return next("""
                select rank from card
                where stream = :stream and column_key = :column and status in ('open', 'snoozed') and id <> :besides
                order by rank limit 1
                """, stream, column, besides, null);
    }

    Optional<Rank> above(Place place, CardId besides) {
        return next("""
                select rank from card
                where stream = :stream and column_key = :column and status in ('open', 'snoozed') and id <> :besides
                    and rank < :rank
                order by rank desc limit 1
                """, place.stream(), place.column(), besides, place.position());
    }

    Optional<Rank> below(Place place, CardId besides) {
        return next("""
                select rank from card
                where stream = :stream and column_key = :column and status in ('open', 'snoozed') and id <> :besides
                    and rank > :rank
                order by rank limit 1
                """, place.stream(), place.column(), besides, place.position());
    }

    /** How many open cards the column holds for everybody. */
    int count(String stream, String column) {
        return sql.sql("""
                        select count(*) from card
                        where stream = :stream and column_key = :column and status = 'open'
                        """)
                .param("stream", stream)
                .param("column", column)
                .query(Integer.class)
                .single();
    }

    private Optional<Rank> next(String query, String stream, String column, CardId besides, @Nullable Rank rank) {
        JdbcClient.StatementSpec statement =
                sql.sql(query).param("stream", stream).param("column", column).param("besides", besides.value());
        if (rank != null) {
            statement = statement.param("rank", rank.value());
        }
        return statement.query(String.class).optional().map(Rank::new);
    }
}
