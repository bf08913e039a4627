package pebble.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import pebble.shared.PublicId;

/** Public as {@code card_…}. */
public record CardId(UUID value) {
    public static CardId fresh(Instant now) {
        return new CardId(PublicId.fresh(now));
    }

    @JsonCreator
    public static CardId of(String text) {
        return new CardId(PublicId.parse("card", text).orElseThrow(BoardError.CARD_NOT_FOUND::problem));
    }

    @JsonValue
    @Override
    public String toString() {
        return PublicId.format("card", value);
    }
}
