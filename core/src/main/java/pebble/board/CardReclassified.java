package pebble.board;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pebble.identity.Caller;

/**
 * A person said, or took back, where a card belongs.
 *
 * @param activity by which it is undone
 * @param undoOf the act that was taken back by this one
 */
public record CardReclassified(
        Card card,
        @Nullable Classification before,
        Caller by,
        Instant at,
        ActivityId activity,
        @Nullable ActivityId undoOf) {
    public UUID thread() {
        return card.threadId();
    }
}
