package pebble.router;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What JSON gives for a value: a text, a number, a list of texts, or something else. */
final class Values {
    private Values() {}

    /** The text, or the texts of the list; whatever else is there is passed over. */
    static Stream<String> texts(@Nullable Object value) {
        return switch (value) {
            case String text -> Stream.of(text);
            case List<?> list -> list.stream().filter(String.class::isInstance).map(String.class::cast);
            case null, default -> Stream.of();
        };
    }

    /** Whether it is a list of at least one text and of nothing else. */
    static boolean isListOfTexts(@Nullable Object value) {
        return value instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(one -> one instanceof String text && !text.isBlank());
    }
}
