package pebble.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list, and where the next begins. */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /**
     * Cuts a page out of rows read with {@code limit + 1}: the extra row proves that there is a next page.
     *
     * @param key what the cursor remembers of the last row shown
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> key) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> shown = rows.subList(0, limit);
        return new Page<>(shown, Cursor.encode(key.apply(shown.getLast())));
    }

    public <R> Page<R> map(Function<T, R> rendering) {
        return new Page<>(items.stream().map(rendering).toList(), nextCursor);
    }
}
