package pebble.board;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.live.Event;
import pebble.live.Subjects;

/** Cards can be looked at. */
@Component
class CardSubjects implements Subjects {
    private final Cards cards;

    CardSubjects(Cards cards) {
        this.cards = cards;
    }

    @Override
    public Optional<Event.Scope> scopeOf(Caller caller, String publicId) {
        if (!publicId.startsWith("card_")) {
            return Optional.empty();
        }
        Card card = cards.get(caller, CardId.of(publicId));
        return Optional.of(new Event.Scope(card.handling().entityId(), card.place().stream()));
    }
}
