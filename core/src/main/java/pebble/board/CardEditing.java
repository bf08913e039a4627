package pebble.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.identity.People;
import pebble.identity.UserId;
import pebble.shared.Problem;

/** What people decide about a card: whose it is and which company's, how pressing, by when, under which words and name. */
@Component
class CardEditing {
    private final Acts acts;
    private final Attempts attempts;
    private final CardHandingOver handingOver;
    private final People people;

    CardEditing(Acts acts, Attempts attempts, CardHandingOver handingOver, People people) {
        this.acts = acts;
        this.attempts = attempts;
        this.handingOver = handingOver;
        this.people = people;
    }

    Acted edit(Caller caller, CardId card, Expected expected, CardChange change) {
        return attempts.run(() -> {
            if (change.entityId() != null) {
                handingOver.prepare(caller, List.of(card));
            }
            return acts.act(caller, card, expected, before -> step(caller, before, change.parsed()));
        });
    }

    private Step step(Caller caller, Card before, CardChange.Parsed change) {
        before.mustStandAlone();
        Card after = before;
        if (change.entity() != null && !change.entity().equals(before.handling().entityId())) {
            after = handingOver.to(caller, after, change.entity());
        }
        if (change.assignee() != null) {
            after = assigned(after, change.assignee().value());
        }
        if (change.priority() != null) {
            after = after.with(after.handling().withPriority(change.priority()));
        }
        if (change.tags() != null) {
            after = after.with(after.handling().withTags(change.tags()));
        }
        if (change.subject() != null
                && !change.subject().equals(before.handling().subject())) {
            after = after.with(after.handling().withSubject(change.subject(), true));
        }
        if (change.dueAt() != null) {
            after = after.with(after.handling().withDueAt(change.dueAt().value()));
        }
        return new Step(before, after, kind(before.handling(), after.handling()));
    }

    /** Named after what did change, whatever was asked for. */
    private static String kind(Handling before, Handling after) {
        List<String> kinds = new ArrayList<>();
        if (!after.entityId().equals(before.entityId())) {
            kinds.add("entity_changed");
        }
        if (!Objects.equals(after.assignee(), before.assignee())) {
            kinds.add(after.assignee() == null ? "unassigned" : "assigned");
        }
        if (after.priority() != before.priority()) {
            kinds.add("prioritised");
        }
        if (!after.tags().equals(before.tags())) {
            kinds.add("tagged");
        }
        if (!after.subject().equals(before.subject())) {
            kinds.add("renamed");
        }
        if (!Objects.equals(after.dueAt(), before.dueAt())) {
            kinds.add("due_set");
        }
        return kinds.size() == 1 ? kinds.getFirst() : "edited";
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
