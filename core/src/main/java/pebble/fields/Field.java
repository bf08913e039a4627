package pebble.fields;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a document states.
 *
 * @param n which of several of that name, from 1
 * @param value null when a person says that there is none
 * @param text as it is written; null when a person said it
 * @param place where it is written; null when that is not known
 * @param confidence 0 to 1
 * @param tickedAt when a person had it done; of a checklist
 */
public record Field(
        FieldName name,
        int n,
        @Nullable FieldValue value,
        @Nullable String text,
        @Nullable Place place,
        double confidence,
        Source source,
        @Nullable Instant tickedAt) {

    /** Below it a person should look. */
    public static final double SURE = 0.8;

    /** Who says so. */
    public enum Source {
        /** The fields of a file made for machines. */
        FORMAT,
        RULE,
        LLM,
        PERSON;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Field found(
            FieldName name,
            int n,
            FieldValue value,
            String text,
            @Nullable Place place,
            double confidence,
            Source source) {
        return new Field(name, n, value, text, place, confidence, source, null);
    }

    static Field unsaid(FieldName.Key key) {
        return new Field(key.name(), key.n(), null, null, null, 1, Source.PERSON, null);
    }

    /** By a person; where it is written stays told. */
    Field said(@Nullable FieldValue other) {
        return new Field(name, n, other, text, place, 1, Source.PERSON, tickedAt);
    }

    /** The same, understood better. */
    public Field with(FieldValue other) {
        return new Field(name, n, other, text, place, confidence, source, tickedAt);
    }

    Field ticked(@Nullable Instant at) {
        return new Field(name, n, value, text, place, confidence, source, at);
    }

    /** As it is addressed: {@code items.2}; of what there is one of, {@code title}, and {@code title.2} should there be more. */
    public String key() {
        return name.key(n);
    }

    /** Whether a machine may replace it. */
    boolean isPersons() {
        return source == Source.PERSON || tickedAt != null;
    }
}
