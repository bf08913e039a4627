package pebble.threads;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import pebble.identity.EntityId;
import pebble.mail.MessageId;
import pebble.mail.ThreadId;

/**
 * What looks like one conversation, or two, but is for a person to say.
 *
 * @param message the message that gave rise to it, now in {@code thread}
 * @param otherThread where the message it names lies; the same thread for a split
 */
public record Suggestion(
        SuggestionId id,
        EntityId entity,
        Kind kind,
        MessageId message,
        ThreadId thread,
        ThreadId otherThread,
        String reason) {

    /** What is suggested. */
    public enum Kind {
        MERGE,
        SPLIT;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
