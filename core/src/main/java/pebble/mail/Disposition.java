package pebble.mail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a message in one legal entity. Every message has exactly one. */
public enum Disposition {
    /** Held and listed, not judged yet. */
    PENDING,
    /** On a card. */
    CARDED,
    /** Kept, threaded and findable, but on no board. */
    NOISE,
    /** Could not be read as a mail; kept for a person to look at. */
    QUARANTINED;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Disposition of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
