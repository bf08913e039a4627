package pebble.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** The answer to an act: the card as it is now, with the id by which the act can be undone. */
record ActedView(
        @JsonUnwrapped CardView card,
        ActivityId activityId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Note note) {

    static ActedView of(Acted acted) {
        return new ActedView(CardView.of(acted.card()), acted.activityId(), null);
    }
}
