package pebble.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.identity.People;
import pebble.identity.UserId;
import pebble.shared.Problem;

/**
 * Takes acts back: each field they touched gets what it had before, if it still holds what the act gave it; else it is refused
 * with what came later. An undo is an act and can be undone. What is more than fields is undone by an {@link UndoableAct}.
 */
@Component
class Undoing {
    private static final Set<String> NEVER = Set.of("created", "message_received", "refreshed");

    private final Activities activities;
    private final UndoConflicts conflicts;
    private final Cards cards;
    private final CardFields fields;
    private final Streams streams;
    private final CardHandingOver handingOver;
    private final Acts acts;
    private final Attempts attempts;
    private final People people;
    private final Map<String, UndoableAct> handlers;

    Undoing(
            Activities activities,
            UndoConflicts conflicts,
            Cards cards,
            CardFields fields,
            Streams streams,
            CardHandingOver handingOver,
            Acts acts,
            Attempts attempts,
            People people,
            List<UndoableAct> handlers) {
        this.activities = activities;
        this.conflicts = conflicts;
        this.cards = cards;
        this.fields = fields;
        this.streams = streams;
        this.handingOver = handingOver;
        this.acts = acts;
        this.attempts = attempts;
        this.people = people;
        this.handlers = handlers.stream().collect(Collectors.toMap(UndoableAct::kind, Function.identity()));
    }

    /** What an undo did: the cards as they are now, and by what it can be undone itself. */
    record Undone(ActivityId activityId, List<Card> cards, boolean bulk) {}

    static boolean isUndoable(Activity activity) {
        return activity.undoneBy() == null && !NEVER.contains(activity.kind());
    }

    Undone undo(Caller caller, ActivityId id) {
        return attempts.run(() -> {
            Activity asked = activities.find(id).orElseThrow(BoardError.ACTIVITY_NOT_FOUND::problem);
            Activity activity = wholeOf(asked);
            List<Activity> parts = activity.card() == null || activities.isHead(activity.id())
                    ? activities.parts(activity.id())
                    : List.of(activity);
            UndoableAct handler = handlers.get(activity.kind());
            if (handler == null) {
                handingOver.prepare(caller, handedOver(parts));
                List<Card> held = complete(parts, ids -> cards.lock(caller, ids));
                refuseTwice(caller, activity);
                return restore(caller, activity, parts, held);
            }
            // Not held here: a handler may have to hold other things first, always in one order.
            complete(parts, ids -> cards.all(caller, ids));
            refuseTwice(caller, activity);
            return handOver(caller, activity, parts, handler);
        });
    }

    /** A part of a merge cannot be taken back without the rest. */
    private Activity wholeOf(Activity activity) {
        return Optional.ofNullable(activity.groupId())
                .flatMap(group -> activities.find(new ActivityId(group)))
                .filter(head -> handlers.containsKey(head.kind()))
                .orElse(activity);
    }

    private static List<CardId> handedOver(List<Activity> parts) {
        return parts.stream()
                .filter(part -> part.changes().containsKey("entity_id"))
                .map(Activity::card)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The cards of all parts; who may not see one of them does not know of the act. */
    private static List<Card> complete(List<Activity> parts, Function<Set<CardId>, List<Card>> reading) {
        Set<CardId> ids =
                parts.stream().map(Activity::card).filter(Objects::nonNull).collect(Collectors.toSet());
        List<Card> found = reading.apply(ids);
        if (ids.isEmpty() || found.size() < ids.size()) {
            throw BoardError.ACTIVITY_NOT_FOUND.problem();
        }
        return found;
    }

    private void refuseTwice(Caller caller, Activity activity) {
        if (activity.undoneBy() != null) {
            throw conflicts.of(
                    caller, activities.find(activity.undoneBy()).stream().toList());
        }
        if (NEVER.contains(activity.kind())) {
            throw BoardError.NOT_UNDOABLE.problem();
        }
    }

    private Undone handOver(Caller caller, Activity activity, List<Activity> parts, UndoableAct handler) {
        Acted acted = handler.undo(caller, activity);
        activities.markUndoOf(acted.told(), activity.id());
        settle(caller, activity, parts, acted.told());
        return new Undone(acted.told(), List.of(acted.card()), false);
    }

    private Undone restore(Caller caller, Activity activity, List<Activity> parts, List<Card> held) {
        boolean bulk = activity.card() == null;
        Map<CardId, Card> byId = held.stream().collect(Collectors.toMap(Card::id, Function.identity()));
        Map<String, Stream> boards = new HashMap<>();
        List<Activity> later = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        boolean nothingToGiveBack = false;
        for (Activity part : parts) {
            if (part.undoneBy() != null || part.card() == null) {
                continue;
            }
            Card before = byId.get(part.card());
            if (before == null) {
                throw BoardError.ACTIVITY_NOT_FOUND.problem();
            }
            List<String> changedSince = fields.changedSince(before, part.changes());
            if (!changedSince.isEmpty()) {
                later.addAll(activities.later(part, changedSince));
                continue;
            }
            Card asItWas = restored(caller, before, part, boards);
            Card after = entrusted(before, asItWas);
            boolean left = !after.equals(asItWas);
            if (left && after.equals(before)) {
                nothingToGiveBack = true;
            } else {
                Map<String, ?> data =
                        left ? Map.of("kind", part.kind(), "left_unassigned", true) : Map.of("kind", part.kind());
                steps.add(new Step(before, after, "undone", data, part.id()));
            }
        }
        if (later.isEmpty() && steps.isEmpty() && nothingToGiveBack) {
            throw new Problem(
                    BoardError.NOT_UNDOABLE,
                    "Who had this card may no longer see it, so it cannot be given back to them. Assign it to somebody else.");
        }
        if (!later.isEmpty() || steps.isEmpty()) {
            throw conflicts.of(caller, later);
        }
        Acts.Head head = bulk
                ? new Acts.Head(
                        ActivityId.fresh(acts.now()), null, "undone", Map.of("kind", activity.kind()), activity.id())
                : null;
        List<Acted> done = acts.record(caller, steps, head);
        ActivityId undo = head == null ? done.getFirst().told() : head.id();
        settle(caller, activity, parts, undo);
        return new Undone(undo, done.stream().map(Acted::card).toList(), bulk);
    }

    /** Never to where the caller may not go, never to a column that is no more. */
    private Card restored(Caller caller, Card before, Activity activity, Map<String, Stream> boards) {
        Card after = fields.restored(before, activity.changes());
        Stream board = boards.computeIfAbsent(after.place().stream(), key -> streams.hold(caller, key));
        if (board.column(after.place().column()).isEmpty()) {
            throw BoardError.NOT_UNDOABLE.problem();
        }
        if (!caller.sees(after.handling().entityId())) {
            throw new Problem(
                    BoardError.NOT_UNDOABLE,
                    "This cannot be undone by you: the card would go back to a legal entity that you may not see.");
        }
        if (!activity.changes().containsKey("merged_into")) {
            before.mustStandAlone();
        }
        return after;
    }

    /** Who may no longer see a card is not given it back: it is left to nobody. */
    private Card entrusted(Card before, Card after) {
        Handling handling = after.handling();
        UserId assignee = handling.assignee();
        return assignee == null
                        || assignee.equals(before.handling().assignee())
                                && handling.entityId().equals(before.handling().entityId())
                        || people.mayHold(assignee, handling.entityId(), after.place().stream())
                ? after
                : after.with(handling.withAssignee(null));
    }

    private void settle(Caller caller, Activity activity, List<Activity> parts, ActivityId undo) {
        List<ActivityId> undone = new ArrayList<>(parts.stream()
                .filter(part -> part.undoneBy() == null)
                .map(Activity::id)
                .toList());
        if (!undone.contains(activity.id())) {
            undone.add(activity.id());
        }
        activities.forgetUndoBy(undone);
        if (!activities.markUndone(undone, undo)) {
            throw conflicts.of(caller, List.of());
        }
    }
}
