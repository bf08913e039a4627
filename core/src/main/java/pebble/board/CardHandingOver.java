package pebble.board;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.People;
import pebble.identity.UserId;
import pebble.shared.Problem;

/**
 * A card goes to another legal entity, whose people see and work it from then on, with all that belongs to it: its conversation,
 * its notes, what was merged into it. The thread stays with the mailbox that received it, so that later mail finds the card.
 */
@Component
class CardHandingOver {
    private final Cards cards;
    private final People people;
    private final Conversations conversations;

    CardHandingOver(Cards cards, People people, Conversations conversations) {
        this.cards = cards;
        this.people = people;
        this.conversations = conversations;
    }

    /** Mail that is filed meanwhile would be seen by the wrong people. To be asked before the cards are held. */
    void prepare(Caller caller, Collection<CardId> handed) {
        if (!handed.isEmpty()) {
            conversations.hold(
                    cards.all(caller, handed).stream().map(Card::threadId).toList());
        }
    }

    /** An entity that is not granted is no other than one that does not exist. */
    Card to(Caller caller, Card card, EntityId entity) {
        if (!people.entities(caller).containsKey(entity)) {
            throw Problem.field("entity_id", "is no legal entity that you may see");
        }
        return released(card.with(card.handling().withEntity(entity)));
    }

    /** Taken from an assignee who may not see it where it is now. */
    private Card released(Card card) {
        UserId assignee = card.handling().assignee();
        return assignee == null || people.mayHold(assignee, card.handling().entityId(), card.place().stream())
                ? card
                : card.with(card.handling().withAssignee(null));
    }

    /** After the cards were saved: what belongs to those that were handed over goes along. */
    void follow(List<Step> saved) {
        Map<UUID, EntityId> threads = new HashMap<>();
        for (Step step : saved) {
            if (step.handsOver()) {
                EntityId entity = step.after().handling().entityId();
                threads.put(step.after().threadId(), entity);
                cards.takeAlong(step.after().id(), entity);
            }
        }
        if (!threads.isEmpty()) {
            conversations.handOver(threads);
        }
    }
}
