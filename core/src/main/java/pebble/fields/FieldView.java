package pebble.fields;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a document states, on the wire.
 *
 * @param key by which it is addressed
 * @param value null when a person says that there is none
 * @param text as it is written
 */
public record FieldView(
        String key,
        FieldName name,
        @Nullable ValueView value,
        @Nullable String text,
        @Nullable Place place,
        double confidence,
        Field.Source source,
        @Nullable Instant tickedAt) {

    public static FieldView of(Field field) {
        return new FieldView(
                field.key(),
                field.name(),
                field.value() == null ? null : ValueView.of(field.value()),
                field.text(),
                field.place(),
                Math.round(field.confidence() * 100) / 100.0,
                field.source(),
                field.tickedAt());
    }
}
