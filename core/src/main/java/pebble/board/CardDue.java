package pebble.board;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
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

    /** @param because what is told of it in the history */
    public record Due(Instant at, Map<String, ?> because) {}

    /**
     * A card that was merged hands it on to the one that it went into. May be done again.
     *
     * @param due is asked while nobody else can change the card, so that of two who follow at once the later one knows all; empty leaves the card as it is
     */
    public void follow(CardId id, Supplier<Optional<Due>> due) {
        Card held = cards.get(Caller.SYSTEM, id);
        for (CardId into = held.standing().mergedInto();
                into != null;
                into = held.standing().mergedInto()) {
            held = cards.get(Caller.SYSTEM, into);
        }
        acts.act(Caller.SYSTEM, held.id(), Expected.ANY, before -> {
            Due next = due.get().orElse(null);
            if (next == null
                    || Objects.equals(before.handling().dueAt(), next.at())
                    || activities.isDueByPerson(before.id())) {
                return new Step(before, before, "due_set");
            }
            return new Step(before, before.with(before.handling().withDueAt(next.at())), "due_set", next.because());
        });
    }
}
