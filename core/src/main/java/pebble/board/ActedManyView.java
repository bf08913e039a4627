package pebble.board;

import java.util.List;

/** The answer to an act on several cards. */
record ActedManyView(ActivityId activityId, List<Item> items) {
    record Item(CardId id, CardView card) {}

    static ActedManyView of(ActivityId activity, List<Card> cards) {
        return new ActedManyView(
                activity,
                cards.stream()
                        .map(card -> new Item(card.id(), CardView.of(card)))
                        .toList());
    }
}
