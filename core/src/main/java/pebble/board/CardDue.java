package pebble.board;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;

/** A date that follows from what lies on a card becomes its due date, unless a person has decided about that: then theirs stays. */
@Component
public class CardDue {
    private final Acts acts;
    private final Cards cards;
    private final Activities activities;

    CardDue(Acts acts, Cards cards, Activities activities) {
        this.acts = acts;
        this.cards = cards;
        this.activities = activities;
    }

    /**
     * A card that was merged hands it on to the one that it went into. May be done again.
     *
     * @param because what is told of it in the history
     */
    public void follow(CardId id, Instant due, Map<String, ?> because) {
        Card held = cards.get(Caller.SYSTEM, id);
        for (CardId into = held.standing().mergedInto();
                into != null;
                into = held.standing().mergedInto()) {
            held = cards.get(Caller.SYSTEM, into);
        }
        acts.act(Caller.SYSTEM, held.id(), Expected.ANY, before -> {
            boolean stays = Objects.equals(before.handling().dueAt(), due) || activities.isDueByPerson(before.id());
            return stays
                    ? new Step(before, before, "due_set")
                    : new Step(before, before.with(before.handling().withDueAt(due)), "due_set", because);
        });
    }
}
