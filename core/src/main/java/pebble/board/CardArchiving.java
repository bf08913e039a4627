package pebble.board;

import java.util.Map;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;

/** A card is put away, and taken out again to where it lay. */
@Component
class CardArchiving {
    private final Acts acts;
    private final Streams streams;

    CardArchiving(Acts acts, Streams streams) {
        this.acts = acts;
        this.streams = streams;
    }

    Acted archive(Caller caller, CardId card, Expected expected) {
        return acts.act(caller, card, expected, this::archived);
    }

    Acted reopen(Caller caller, CardId card, Expected expected) {
        return acts.act(caller, card, expected, this::reopened);
    }

    Step archived(Card before) {
        return switch (before.standing().status()) {
            case OPEN, SNOOZED -> new Step(before, before.with(Standing.archived(acts.now())), "archived");
            case ARCHIVED, MERGED -> throw refused(before);
        };
    }

    Step reopened(Card before) {
        return switch (before.standing().status()) {
            case ARCHIVED, SNOOZED -> {
                yield new Step(before, before.with(Standing.OPEN).with(streams.standing(before.place())), "reopened");
            }
            case OPEN, MERGED -> throw refused(before);
        };
    }

    private static RuntimeException refused(Card card) {
        card.mustStandAlone();
        return BoardError.CARD_STATUS.problem(Map.of("status", card.standing().status()));
    }
}
