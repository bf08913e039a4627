package pebble.board;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.identity.UserId;
import pebble.shared.Problem;

/** One act on many cards: all of them or none, and undone as one. A card that is already as asked is left alone. */
@Component
class BulkActs {
    private static final int MOST = 1000;

    private final Cards cards;
    private final Acts acts;
    private final Attempts attempts;
    private final CardMoving moving;
    private final CardEditing editing;
    private final CardSnoozing snoozing;
    private final CardArchiving archiving;

    BulkActs(
            Cards cards,
            Acts acts,
            Attempts attempts,
            CardMoving moving,
            CardEditing editing,
            CardSnoozing snoozing,
            CardArchiving archiving) {
        this.cards = cards;
        this.acts = acts;
        this.attempts = attempts;
        this.moving = moving;
        this.editing = editing;
        this.snoozing = snoozing;
        this.archiving = archiving;
    }

    /**
     * The body of {@code POST /cards/bulk}.
     *
     * @param action {@code move}, {@code assign}, {@code priority}, {@code tag}, {@code untag}, {@code tags}, {@code snooze},
     *     {@code archive} or {@code reopen}; the fields below are its arguments
     */
    record Order(
            @Nullable List<String> ids,
            @Nullable String action,
            @Nullable String stream,
            @Nullable String column,
            @Nullable CardId before,
            @Nullable CardId after,
            @Nullable String wipReason,
            @Nullable String assignee,
            @Nullable String priority,
            @Nullable String tag,
            @Nullable List<String> tags,
            @Nullable String until) {}

    /** @param activityId null when every card was already as asked */
    record Done(@Nullable ActivityId activityId, List<Acted> acted) {}

    Done perform(Caller caller, Order order) {
        return attempts.run(() -> {
            List<Card> held = held(caller, order.ids());
            String action = order.action() == null ? "" : order.action();
            List<Step> steps = steps(caller, held, action, order).stream()
                    .filter(step -> !step.changesNothing())
                    .toList();
            if (steps.isEmpty()) {
                return new Done(null, List.of());
            }
            Acts.Head head = new Acts.Head(
                    ActivityId.fresh(acts.now()), null, "bulk", Map.of("action", action, "count", steps.size()), null);
            return new Done(head.id(), acts.record(caller, steps, head));
        });
    }

    /** In the order they were named. */
    private List<Card> held(Caller caller, @Nullable List<String> named) {
        if (named == null
                || named.isEmpty()
                || named.size() > MOST
                || named.stream().anyMatch(Objects::isNull)) {
            throw Problem.field("ids", "must name 1 to " + MOST + " cards");
        }
        Set<CardId> ids = named.stream().map(CardId::of).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<CardId, Card> held =
                cards.lock(caller, ids).stream().collect(Collectors.toMap(Card::id, Function.identity()));
        List<CardId> missing = ids.stream().filter(id -> !held.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            throw BoardError.CARD_NOT_FOUND.problem(Map.of("ids", missing));
        }
        return ids.stream().map(held::get).filter(Objects::nonNull).toList();
    }

    private List<Step> steps(Caller caller, List<Card> held, String action, Order order) {
        List<CardId> merged = held.stream().filter(Card::isMerged).map(Card::id).toList();
        if (!merged.isEmpty()) {
            throw BoardError.CARD_MERGED.problem(Map.of("ids", merged));
        }
        return switch (action) {
            case "move" -> moving.steps(caller, held, target(order));
            case "assign" -> {
                UserId assignee = assignee(order);
                yield each(held, assignee == null ? "unassigned" : "assigned", c -> editing.assigned(c, assignee));
            }
            case "priority" -> {
                Priority priority = Priority.of(order.priority() == null ? "" : order.priority());
                yield each(held, "prioritised", c -> c.with(c.handling().withPriority(priority)));
            }
            case "tag" -> {
                List<String> more = tags(order);
                yield each(held, "tagged", c -> tagged(c, with(c.handling().tags(), more)));
            }
            case "untag" -> {
                List<String> less = tags(order);
                yield each(held, "tagged", c -> tagged(c, without(c.handling().tags(), less)));
            }
            case "tags" -> {
                List<String> tags = tags(order);
                yield each(held, "tagged", c -> tagged(c, tags));
            }
            case "snooze" -> {
                var until = until(order);
                yield held.stream().map(c -> snoozing.asleep(c, until)).toList();
            }
            case "archive" ->
                held.stream()
                        .filter(c -> c.standing().status() != CardStatus.ARCHIVED)
                        .map(archiving::archived)
                        .toList();
            case "reopen" ->
                held.stream().filter(c -> !c.isOpen()).map(archiving::reopened).toList();
            default ->
                throw Problem.field(
                        "action", "must be move, assign, priority, tag, untag, tags, snooze, archive or reopen");
        };
    }

    private static List<Step> each(List<Card> held, String kind, Function<Card, Card> change) {
        return held.stream().map(c -> new Step(c, change.apply(c), kind)).toList();
    }

    private static Card tagged(Card card, List<String> tags) {
        return card.with(card.handling().withTags(tags));
    }

    private static List<String> with(List<String> present, List<String> more) {
        Set<String> all = new LinkedHashSet<>(present);
        all.addAll(more);
        return checked(List.copyOf(all));
    }

    private static List<String> without(List<String> present, List<String> less) {
        List<String> left = new ArrayList<>(present);
        left.removeAll(less);
        return List.copyOf(left);
    }

    private static Target target(Order order) {
        if (order.stream() == null && order.column() == null) {
            throw Problem.field("column", "is required");
        }
        return new Target(order.stream(), order.column(), order.before(), order.after(), order.wipReason());
    }

    private static @Nullable UserId assignee(Order order) {
        try {
            return order.assignee() == null ? null : UserId.of(order.assignee());
        } catch (Problem unknown) {
            throw Problem.field("assignee", "is not a known id");
        }
    }

    private static List<String> tags(Order order) {
        if (order.tags() != null) {
            return checked(order.tags());
        }
        if (order.tag() != null) {
            return checked(List.of(order.tag()));
        }
        throw Problem.field("tags", "is required");
    }

    private static List<String> checked(List<String> tags) {
        try {
            return CardChange.tags(tags);
        } catch (IllegalArgumentException wrong) {
            throw Problem.field("tags", String.valueOf(wrong.getMessage()));
        }
    }

    private static java.time.@Nullable Instant until(Order order) {
        try {
            return order.until() == null ? null : CardChange.time(order.until());
        } catch (IllegalArgumentException wrong) {
            throw Problem.field("until", String.valueOf(wrong.getMessage()));
        }
    }
}
