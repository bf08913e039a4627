package pebble.board;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an act makes of one card.
 *
 * @param before null for a card that did not exist
 * @param kind the past tense that its history will show
 * @param data what there is to tell beside the changed fields
 */
record Step(
        @Nullable Card before,
        Card after,
        String kind,
        Map<String, ?> data,
        @Nullable ActivityId undoOf) {
    Step(@Nullable Card before, Card after, String kind, Map<String, ?> data) {
        this(before, after, kind, data, null);
    }

    Step(Card before, Card after, String kind) {
        this(before, after, kind, Map.of(), null);
    }

    Step withAfter(Card other) {
        return new Step(before, other, kind, data, undoOf);
    }

    /** Whether another legal entity gets the card. */
    boolean handsOver() {
        return before != null
                && !before.handling().entityId().equals(after.handling().entityId());
    }

    /** Whether the card is as it was, and there is nothing else to tell. */
    boolean changesNothing() {
        return after.equals(before) && data.isEmpty();
    }

    boolean placesAnew() {
        return before == null || !before.place().equals(after.place()) || !before.isOpen();
    }
}
