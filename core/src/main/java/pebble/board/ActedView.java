package pebble.board;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** The answer to an act: the card as it is now, with the id by which the act can be undone. */
public record ActedView(@JsonUnwrapped CardView card, ActivityId activityId) {

    public static ActedView of(Acted acted) {
        return new ActedView(CardView.of(acted.card()), acted.activityId());
    }
}
