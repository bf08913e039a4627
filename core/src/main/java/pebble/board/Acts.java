package pebble.board;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pebble.audit.Audit;
import pebble.identity.Caller;
import pebble.identity.UserId;
import pebble.live.Events;
import pebble.shared.IfMatch;

/**
 * How every act is done: hold the card, decide, save, and in the same transaction write its activity, its audit record and its
 * event. Nothing else in this noun writes cards.
 */
@Component
class Acts {
    private final Cards cards;
    private final CardFields fields;
    private final Activities activities;
    private final CardEvents rendering;
    private final Audit audit;
    private final Events events;
    private final CardHandingOver handingOver;
    private final Attempts attempts;
    private final ApplicationEventPublisher listeners;
    private final Clock clock;

    Acts(
            Cards cards,
            CardFields fields,
            Activities activities,
            CardEvents rendering,
            Audit audit,
            Events events,
            CardHandingOver handingOver,
            Attempts attempts,
            ApplicationEventPublisher listeners,
            Clock clock) {
        this.cards = cards;
        this.fields = fields;
        this.activities = activities;
        this.rendering = rendering;
        this.audit = audit;
        this.events = events;
        this.handingOver = handingOver;
        this.attempts = attempts;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** The head of an act on several cards, under which its parts can be undone as one. */
    record Head(
            ActivityId id,
            @Nullable CardId card,
            String kind,
            Map<String, ?> data,
            @Nullable ActivityId undoOf) {}

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** One card, one act. One that changes nothing leaves no trace. */
    Acted act(Caller caller, CardId id, Expected expected, Function<Card, Step> decision) {
        return attempts.run(() -> {
            Card before = cards.lock(caller, id);
            Step step = decision.apply(before);
            IfMatch.check(expected.version(), before.version(), CardView.of(before));
            return step.changesNothing()
                    ? new Acted(before, null)
                    : record(caller, List.of(step), null).getFirst();
        });
    }

    /** Saves and tells steps in their order. A new card whose thread has one already is left out. */
    List<Acted> record(Caller caller, List<Step> decided, @Nullable Head head) {
        if (decided.isEmpty() && head == null) {
            return List.of();
        }
        Instant now = now();
        List<Step> steps = save(versioned(named(decided), now));
        handingOver.follow(steps);
        List<Activity> told = new ArrayList<>();
        if (head != null) {
            told.add(activity(caller, now, head));
        }
        List<Activity> parts = new ArrayList<>();
        List<pebble.live.Event> news = new ArrayList<>();
        List<Acted> done = new ArrayList<>();
        for (Step step : steps) {
            Activity activity = activity(caller, now, step, head);
            told.add(activity);
            parts.add(activity);
            news.add(rendering.event(step, activity));
            done.add(new Acted(step.after(), activity.id()));
        }
        activities.insert(told);
        List<Audit.Change> changes = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            changes.addAll(rendering.audit(steps.get(i), parts.get(i)));
        }
        audit.record(caller, changes);
        events.publish(news);
        tellReclassified(caller, steps, parts);
        return done;
    }

    /** In one event: who learns from it asks the database once, whether it was one card or a thousand. */
    private void tellReclassified(Caller caller, List<Step> steps, List<Activity> parts) {
        if (caller.isSystem()) {
            return;
        }
        List<CardReclassified> reclassified = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Card before = steps.get(i).before();
            Card after = steps.get(i).after();
            if (before != null
                    && !Objects.equals(
                            before.handling().classification(), after.handling().classification())) {
                Activity told = parts.get(i);
                reclassified.add(new CardReclassified(
                        after, before.handling().classification(), caller, told.at(), told.id(), told.undoOf()));
            }
        }
        if (!reclassified.isEmpty()) {
            listeners.publishEvent(new CardsReclassified(reclassified));
        }
    }

    private List<Step> named(List<Step> steps) {
        Set<UUID> assigned = steps.stream()
                .map(step -> step.after().handling().assignee())
                .filter(Objects::nonNull)
                .map(UserId::value)
                .collect(Collectors.toSet());
        if (assigned.isEmpty()) {
            return steps;
        }
        Map<UUID, String> names = cards.names(assigned);
        return steps.stream()
                .map(step -> {
                    UserId assignee = step.after().handling().assignee();
                    return step.withAfter(
                            step.after().withAssigneeName(assignee == null ? null : names.get(assignee.value())));
                })
                .toList();
    }

    private static List<Step> versioned(List<Step> steps, Instant now) {
        return steps.stream()
                .map(step -> step.before() == null
                        ? step
                        : step.withAfter(step.after().next(now)))
                .toList();
    }

    /** Two cards dropped into one gap at one moment may have drawn the same rank: then these step a little lower. */
    private List<Step> save(List<Step> steps) {
        List<Step> saved = new ArrayList<>(steps);
        return attempts.placing(
                () -> {
                    List<Card> changed = saved.stream()
                            .filter(step -> step.before() != null)
                            .map(Step::after)
                            .toList();
                    List<Card> created = saved.stream()
                            .filter(step -> step.before() == null)
                            .map(Step::after)
                            .toList();
                    if (!changed.isEmpty()) {
                        cards.update(changed);
                    }
                    if (created.isEmpty()) {
                        return List.copyOf(saved);
                    }
                    Set<UUID> inserted = new HashSet<>(cards.insert(created));
                    return saved.stream()
                            .filter(step -> step.before() != null
                                    || inserted.contains(step.after().threadId()))
                            .toList();
                },
                () -> saved.replaceAll(step -> step.placesAnew() ? step.withAfter(nudged(step.after())) : step));
    }

    private static Card nudged(Card card) {
        return card.with(card.place().at(card.place().position().nudged()));
    }

    private Activity activity(Caller caller, Instant now, Step step, @Nullable Head head) {
        Map<String, FieldChange> changes =
                step.before() == null ? Map.of() : fields.changes(step.before(), step.after());
        return new Activity(
                ActivityId.fresh(now),
                step.after().id(),
                head == null ? null : head.id().value(),
                now,
                caller.id(),
                caller.name(),
                step.kind(),
                changes,
                fields.tree(step.data()),
                step.undoOf(),
                null);
    }

    private Activity activity(Caller caller, Instant now, Head head) {
        return new Activity(
                head.id(),
                head.card(),
                null,
                now,
                caller.id(),
                caller.name(),
                head.kind(),
                Map.of(),
                fields.tree(head.data()),
                head.undoOf(),
                null);
    }
}
