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

    Acted archive(Caller caller, CardId card, Acts.Expected expected) {
        return acts.act(caller, card, expected, this::archived);
    }

    Acted reopen(Caller caller, CardId card, Acts.Expected expected) {
        return acts.act(caller, card, expected, before -> reopened(caller, before));
    }

    Step archived(Card before) {
        return switch (before.standing().status()) {
            case OPEN, SNOOZED -> new Step(before, before.with(Standing.archived(acts.now())), "archived");
            case ARCHIVED, MERGED -> throw refused(before);
        };
    }

    Step reopened(Caller caller, Card before) {
        return switch (before.standing().status()) {
            case ARCHIVED, SNOOZED -> {
                Place place = before.place();
                boolean columnStands = streams.find(caller, place.stream())
                        .flatMap(stream -> stream.column(place.column()))
                        .isPresent();
                Place back = columnStands
                        ? place
                        : new Place(place.stream(), Stream.FIRST, place.position(), place.placedByPerson());
                yield new Step(before, before.with(Standing.OPEN).with(back), "reopened");
            }
            case OPEN, MERGED -> throw refused(before);
        };
    }

    private static RuntimeException refused(Card card) {
        return card.standing().status() == CardStatus.MERGED
                ? BoardError.CARD_MERGED.problem(
                        Map.of("merged_into", String.valueOf(card.standing().mergedInto())))
                : BoardError.CARD_STATUS.problem(
                        Map.of("status", card.standing().status()));
    }
}
