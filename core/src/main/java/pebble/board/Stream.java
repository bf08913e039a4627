package pebble.board;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A board: its columns from first, {@code inbox}, to last, {@code done}. */
public record Stream(String key, String name, int version, List<Column> columns) {

    /**
     * @param wipLimit how many open cards the column should hold at most; null is as many as come
     */
    public record Column(String key, String name, @Nullable Integer wipLimit) {
        /** What a request left out is refused by name, not here. */
        public Column {
            key = Objects.requireNonNullElse(key, "");
            name = Objects.requireNonNullElse(name, "");
        }
    }

    public static final String FIRST = "inbox";
    static final String LAST = "done";

    public Optional<Column> column(String columnKey) {
        return columns.stream().filter(c -> c.key().equals(columnKey)).findFirst();
    }
}
