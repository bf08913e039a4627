package pebble.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import pebble.shared.Problem;
import pebble.shared.PublicId;

/** Public as {@code usr_…}. */
public record UserId(UUID value) {
    public static UserId fresh(Instant now) {
        return new UserId(PublicId.fresh(now));
    }

    @JsonCreator
    public static UserId of(String text) {
        return new UserId(PublicId.parse("usr", text)
                .orElseThrow(() -> new Problem(IdentityError.USER_NOT_FOUND, IdentityError.USER_NOT_FOUND.sentence())));
    }

    @JsonValue
    @Override
    public String toString() {
        return PublicId.format("usr", value);
    }
}
