package pebble.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import pebble.shared.Problem;
import pebble.shared.PublicId;

/** Public as {@code ent_…}. */
public record EntityId(UUID value) {
    public static EntityId fresh(Instant now) {
        return new EntityId(PublicId.fresh(now));
    }

    @JsonCreator
    public static EntityId of(String text) {
        return new EntityId(PublicId.parse("ent", text)
                .orElseThrow(
                        () -> new Problem(IdentityError.ENTITY_NOT_FOUND, IdentityError.ENTITY_NOT_FOUND.sentence())));
    }

    @JsonValue
    @Override
    public String toString() {
        return PublicId.format("ent", value);
    }
}
