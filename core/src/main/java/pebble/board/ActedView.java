package pebble.board;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** The answer to an act: the card as it is now, with the id by which the act can be undone; null when it changed nothing. */
public record ActedView(
        @JsonUnwrapped CardView card, @Nullable ActivityId activityId) {

    public static ActedView of(Acted acted) {
        return new ActedView(CardView.of(acted.card()), acted.activityId());
    }
}
