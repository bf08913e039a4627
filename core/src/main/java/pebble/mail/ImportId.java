package pebble.mail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import pebble.shared.PublicId;

/** Public as {@code job_…}. */
public record ImportId(UUID value) {
    public static ImportId fresh(Instant now) {
        return new ImportId(PublicId.fresh(now));
    }

    @JsonCreator
    public static ImportId of(String text) {
        return new ImportId(PublicId.parse("job", text).orElseThrow(MailError.IMPORT_NOT_FOUND::problem));
    }

    @JsonValue
    @Override
    public String toString() {
        return PublicId.format("job", value);
    }
}
