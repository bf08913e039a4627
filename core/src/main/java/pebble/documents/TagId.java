package pebble.documents;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import pebble.shared.PublicId;

/** Public as {@code tag_…}. */
public record TagId(UUID value) {
    @JsonValue
    @Override
    public String toString() {
        return PublicId.format("tag", value);
    }
}
