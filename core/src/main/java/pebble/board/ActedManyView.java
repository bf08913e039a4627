package pebble.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to an act on several cards: those it changed, and the id by which it can be undone; null when it changed none. */
record ActedManyView(@Nullable ActivityId activityId, List<Item> items) {
    record Item(CardId id, CardView card) {}

    static ActedManyView of(@Nullable ActivityId activity, List<Card> cards) {
        return new ActedManyView(
                activity,
                cards.stream()
                        .map(card -> new Item(card.id(), CardView.of(card)))
                        .toList());
    }
}
