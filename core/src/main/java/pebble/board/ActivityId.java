package pebble.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import pebble.shared.PublicId;

/** Public as {@code act_…}. */
public record ActivityId(UUID value) {
    public static ActivityId fresh(Instant now) {
        return new ActivityId(PublicId.fresh(now));
    }

    @JsonCreator
    public static ActivityId of(String text) {
        return new ActivityId(PublicId.parse("act", text).orElseThrow(BoardError.ACTIVITY_NOT_FOUND::problem));
    }

    @JsonValue
    @Override
    public String toString() {
        return PublicId.format("act", value);
    }
}
