package pebble.documents;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import pebble.shared.PublicId;

/** Public as {@code doc_…}. */
public record DocumentId(UUID value) {
    public static DocumentId fresh(Instant now) {
        return new DocumentId(PublicId.fresh(now));
    }

    @JsonCreator
    public static DocumentId of(String text) {
        return new DocumentId(PublicId.parse("doc", text).orElseThrow(() -> DocumentError.notFound(text)));
    }

    @JsonValue
    @Override
    public String toString() {
        return PublicId.format("doc", value);
    }
}
