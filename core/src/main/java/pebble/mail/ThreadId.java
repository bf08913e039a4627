package pebble.mail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import pebble.shared.PublicId;

/** Public as {@code thr_…}. */
public record ThreadId(UUID value) {
    public static ThreadId fresh(Instant now) {
        return new ThreadId(PublicId.fresh(now));
    }

    @JsonCreator
    public static ThreadId of(String text) {
        return new ThreadId(PublicId.parse("thr", text).orElseThrow(MailError.THREAD_NOT_FOUND::problem));
    }

    @JsonValue
    @Override
    public String toString() {
        return PublicId.format("thr", value);
    }
}
