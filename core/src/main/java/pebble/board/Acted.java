package pebble.board;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A card after an act, and by what the act can be undone.
 *
 * @param activityId null when the act changed nothing: then there is nothing to tell and nothing to undo
 */
public record Acted(Card card, @Nullable ActivityId activityId) {
    /** The act of what always changes something. */
    ActivityId told() {
        return Objects.requireNonNull(activityId);
    }
}
