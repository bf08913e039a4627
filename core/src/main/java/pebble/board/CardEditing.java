package pebble.board;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.identity.People;
import pebble.identity.UserId;
import pebble.shared.Problem;

/** What people decide about a card: whose it is, how pressing, by when, under which words and name. */
@Component
class CardEditing {
    private final Acts acts;
    private final People people;

    CardEditing(Acts acts, People people) {
        this.acts = acts;
        this.people = people;
    }

    Acted edit(Caller caller, CardId card, Expected expected, CardChange change) {
        return acts.act(caller, card, expected, before -> step(before, change.parsed()));
    }

    private Step step(Card before, CardChange.Parsed change) {
        before.mustStandAlone();
        if (change.entity() != null && !change.entity().equals(before.handling().entityId())) {
            throw Problem.field(
                    "entity_id",
                    "cannot be changed. A conversation stays with the legal entity whose mailbox received it");
        }
        Card after = before;
        List<String> kinds = new ArrayList<>();
        if (change.assignee() != null) {
            after = assigned(after, change.assignee().value());
            kinds.add(change.assignee().value() == null ? "unassigned" : "assigned");
        }
        if (change.priority() != null) {
            after = after.with(after.handling().withPriority(change.priority()));
            kinds.add("prioritised");
        }
        if (change.tags() != null) {
            after = after.with(after.handling().withTags(change.tags()));
            kinds.add("tagged");
        }
        if (change.subject() != null) {
            after = after.with(after.handling().withSubject(change.subject(), true));
            kinds.add("renamed");
        }
        if (change.dueAt() != null) {
            after = after.with(after.handling().withDueAt(change.dueAt().value()));
            kinds.add("due_set");
        }
        return new Step(before, after, kinds.size() == 1 ? kinds.getFirst() : "edited");
    }

    /** Nobody is given a card they may not see. */
    Card assigned(Card card, @Nullable UserId assignee) {
        Handling handling = card.handling();
        if (assignee != null && !people.mayHold(assignee, handling.entityId(), card.place().stream())) {
            throw Problem.field("assignee", "is nobody who may see this card");
        }
        return card.with(handling.withAssignee(assignee));
    }
}
