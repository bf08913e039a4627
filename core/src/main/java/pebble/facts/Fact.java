package pebble.facts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a mail states.
 *
 * @param text as written, the characters from {@code start} (inclusive) to {@code end} (exclusive) of the field
 * @param value the normal form that {@link FactType} says, null where there is none
 */
public record Fact(
        FactType type,
        String text,
        Field field,
        int start,
        int end,
        @Nullable String value) {
    /** Where in the mail a fact stands. */
    public enum Field {
        SUBJECT,
        TEXT;

        /** The word used over HTTP. */
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
