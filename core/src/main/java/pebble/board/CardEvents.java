package pebble.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.audit.Audit;
import pebble.identity.EntityId;
import pebble.identity.UserId;
import pebble.live.Event;
import tools.jackson.databind.JsonNode;

/** How an act on a card is told to browsers and to the audit. */
@Component
class CardEvents {
    private final Activities activities;

    CardEvents(Activities activities) {
        this.activities = activities;
    }

    /** The data of {@code card.*} events, after their {@code id} and {@code type}. */
    record Data(
            Object card,
            String stream,
            String column,
            @Nullable String fromStream,
            @Nullable String fromColumn,
            EntityId entityId,
            Actor actor,
            ActivityId activityId,
            String kind) {}

    record Actor(UserId id, String name) {}

    /** All that is told of a card to those who may not see it any more. */
    record Gone(CardId id, int version) {}

    Event event(Step step, Activity activity) {
        Card after = step.after();
        Card before = step.before();
        Actor actor = new Actor(activity.actorId(), activity.actorName());
        Place from = before == null ? null : before.place();
        Event.Scope now = scope(after);
        Event.Scope earlier = before == null ? null : scope(before);
        boolean changedHands = earlier != null && !earlier.equals(now);
        Data data = new Data(
                CardView.of(after),
                after.place().stream(),
                after.place().column(),
                from == null ? null : from.stream(),
                from == null ? null : from.column(),
                after.handling().entityId(),
                actor,
                activity.id(),
                activity.kind());
        return new Event(
                type(before, after),
                after.id().toString(),
                now,
                changedHands ? earlier : null,
                null,
                data,
                changedHands && before != null ? removal(before, after, actor, activity) : null);
    }

    private static Data removal(Card before, Card after, Actor actor, Activity activity) {
        Place from = before.place();
        return new Data(
                new Gone(after.id(), after.version()),
                from.stream(),
                from.column(),
                from.stream(),
                from.column(),
                before.handling().entityId(),
                actor,
                activity.id(),
                activity.kind());
    }

    private static String type(@Nullable Card before, Card after) {
        if (before == null) {
            return "card.created";
        }
        if (after.standing().status() == CardStatus.MERGED && before.standing().status() != CardStatus.MERGED) {
            return "card.removed";
        }
        if (before.standing().status() == CardStatus.MERGED && after.standing().status() != CardStatus.MERGED) {
            return "card.created";
        }
        return before.place().equals(after.place())
                        && before.handling().entityId().equals(after.handling().entityId())
                ? "card.updated"
                : "card.moved";
    }

    private static Event.Scope scope(Card card) {
        return new Event.Scope(card.handling().entityId(), card.place().stream());
    }

    /**
     * Subjects that came with the mail stay out, be they pinned by a merge: the audit holds no mail text, and what it holds cannot
     * be erased. Of one's own words both sides are told. To be asked when the act is in the history. Who had the card before it was
     * handed over finds in their audit that it was, and nothing else of the act.
     */
    List<Audit.Change> audit(Step step, Activity activity) {
        Card after = step.after();
        Map<String, Object> from = new TreeMap<>();
        Map<String, Object> to = new TreeMap<>();
        activity.changes().forEach((field, change) -> {
            boolean subject = field.equals("subject");
            if (!subject || isOwnWords(step.before(), change.from())) {
                from.put(field, change.from());
            }
            if (!subject || isOwnWords(after, change.to())) {
                to.put(field, change.to());
            }
        });
        if (step.before() == null) {
            to.putAll(new LinkedHashMap<>(Map.of(
                    "stream", after.place().stream(), "column", after.place().column())));
        }
        Audit.Change change = new Audit.Change(
                "card." + activity.kind(),
                "card",
                after.id().toString(),
                after.handling().entityId(),
                step.before() == null ? null : from,
                to);
        return step.handsOver() ? List.of(change, given(step)) : List.of(change);
    }

    private static Audit.Change given(Step step) {
        EntityId from = Objects.requireNonNull(step.before()).handling().entityId();
        return new Audit.Change(
                "card.handed_over",
                "card",
                step.after().id().toString(),
                from,
                Map.of("entity_id", from),
                Map.of("entity_id", step.after().handling().entityId()));
    }

    private boolean isOwnWords(@Nullable Card card, JsonNode subject) {
        return card != null
                && card.handling().subjectEdited()
                && activities.wroteSubject(card.id(), subject.asString(""));
    }
}
