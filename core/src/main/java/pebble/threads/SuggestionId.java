package pebble.threads;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import pebble.mail.MailError;
import pebble.shared.PublicId;

/** Public as {@code sug_…}. */
public record SuggestionId(UUID value) {
    public static SuggestionId fresh(Instant now) {
        return new SuggestionId(PublicId.fresh(now));
    }

    @JsonCreator
    public static SuggestionId of(String text) {
        return new SuggestionId(PublicId.parse("sug", text).orElseThrow(MailError.SUGGESTION_NOT_FOUND::problem));
    }

    @JsonValue
    @Override
    public String toString() {
        return PublicId.format("sug", value);
    }
}
