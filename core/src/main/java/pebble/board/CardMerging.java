package pebble.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.shared.IfMatch;
import pebble.shared.Problem;

/**
 * Two cards become one, and two again. Only the cards: their threads are joined by whoever calls, in the same transaction. Notes
 * and history of the absorbed card are read with the surviving one.
 */
@Component
public class CardMerging {
    private final Cards cards;
    private final CardFields fields;
    private final Streams streams;
    private final Activities activities;
    private final Acts acts;
    private final Attempts attempts;
    private final UndoConflicts conflicts;

    CardMerging(
            Cards cards,
            CardFields fields,
            Streams streams,
            Activities activities,
            Acts acts,
            Attempts attempts,
            UndoConflicts conflicts) {
        this.cards = cards;
        this.fields = fields;
        this.streams = streams;
        this.activities = activities;
        this.acts = acts;
        this.attempts = attempts;
        this.conflicts = conflicts;
    }

    /**
     * @param expected the version of the card that goes
     * @param data what the caller needs to take the merge back; an {@link UndoableAct} of kind {@code merged} gets it
     * @return the surviving card and the act that joins the two
     */
    public Acted absorb(Caller caller, CardId from, CardId into, Expected expected, Map<String, ?> data) {
        return absorb(caller, from, into, expected, data, !caller.isSystem());
    }

    /** What was split off comes back: nobody has chosen a subject by that. */
    public Acted rejoin(Caller caller, CardId from, CardId into, Map<String, ?> data) {
        return absorb(caller, from, into, Expected.ANY, data, false);
    }

    private Acted absorb(
            Caller caller, CardId from, CardId into, Expected expected, Map<String, ?> data, boolean chosen) {
        return attempts.run(() -> {
            Pair pair = pair(caller, from, into);
            pair.from().mustStandAlone();
            pair.into().mustStandAlone();
            if (!pair.from().handling().entityId().equals(pair.into().handling().entityId())) {
                throw Problem.field("into", "lies with another legal entity. Hand one of the two cards over first");
            }
            IfMatch.check(expected.version(), pair.from().version(), CardView.of(pair.from()));
            Card absorbed = pair.from().with(Standing.merged(into));
            Card survivor = noted(
                    chosen ? pinned(pair.into(), true) : pair.into(),
                    pair.from().noteCount());
            return joint(
                    caller,
                    "merged",
                    data,
                    List.of(
                            new Step(pair.from(), absorbed, "merged_into"),
                            new Step(pair.into(), survivor, "absorbed", Map.of("from", from.toString()))));
        });
    }

    /** Who merges into a card has chosen its subject, though the other conversation may be the older. Mail that joins has not. */
    private static Card pinned(Card card, boolean pinned) {
        return card.with(card.handling().withSubject(card.handling().subject(), pinned));
    }

    /** The subject follows the mail again, unless a person wrote it since or merged yet another card into this one. */
    private Card released(Card survivor, CardId from) {
        boolean pinnedByMerge = activities
                .ofSubject(survivor.id())
                .filter(act -> act.kind().equals("absorbed"))
                .isPresent();
        return survivor.handling().subjectEdited() && pinnedByMerge && !activities.holdsOthers(survivor.id(), from)
                ? pinned(survivor, false)
                : survivor;
    }

    /** Refuses to take a merge back whose cards went into others, or apart, since. */
    public Problem overtaken(Caller caller, Activity merge, CardId from, CardId into) {
        List<Activity> later = activities.later(merge.id(), List.of(from, into), List.of("merged_into")).stream()
                .filter(act -> !merge.id().value().equals(act.groupId()))
                .toList();
        return conflicts.of(caller, later);
    }

    /** The inverse: the absorbed card stands again where it stood. */
    public Acted restore(Caller caller, CardId from, Map<String, ?> data) {
        return attempts.run(() -> {
            Card absorbed = cards.get(caller, from);
            CardId into = absorbed.standing().mergedInto();
            if (into == null) {
                throw BoardError.CARD_STATUS.problem();
            }
            Pair pair = pair(caller, from, into);
            Activity merge = activities.latest(from, "merged_into").orElseThrow(BoardError.NOT_UNDOABLE::problem);
            Card asItWas = fields.restored(pair.from(), merge.changes());
            Card restored = asItWas.with(streams.standing(asItWas.place()));
            Card survivor = noted(released(pair.into(), from), -restored.noteCount());
            List<Step> steps = new ArrayList<>();
            steps.add(new Step(pair.from(), restored, "restored"));
            steps.addAll(recounted(pair.into(), -restored.noteCount()));
            steps.add(new Step(pair.into(), survivor, "released", Map.of("from", from.toString())));
            return joint(caller, "unmerged", data, steps);
        });
    }

    /** What is noted on a card shows on every card it went into: each counts so many notes more. */
    List<Step> recounted(Card card, int notes) {
        return notes == 0
                ? List.of()
                : cards.lockAbove(card).stream()
                        .map(above -> new Step(above, noted(above, notes), "refreshed"))
                        .toList();
    }

    private static Card noted(Card card, int notes) {
        return card.withNotes(card.noteCount() + notes);
    }

    /**
     * Some of a card's messages have become a card of their own; nothing but the history tells of it.
     *
     * @return the card that was split, and the act; an {@link UndoableAct} of kind {@code split} takes it back
     */
    public Acted part(Caller caller, CardId fresh, CardId from, Map<String, ?> data) {
        return attempts.run(() -> {
            Pair pair = pair(caller, fresh, from);
            return joint(
                    caller,
                    "split",
                    data,
                    List.of(
                            new Step(pair.from(), pair.from(), "split_off", Map.of("from", from.toString())),
                            new Step(pair.into(), pair.into(), "split", Map.of("into", fresh.toString()))));
        });
    }

    private Acted joint(Caller caller, String kind, Map<String, ?> data, List<Step> steps) {
        Card from = steps.getFirst().after();
        Card into = steps.getLast().after();
        Map<String, Object> told = new HashMap<>(data);
        told.put("from", from.id().toString());
        told.put("into", into.id().toString());
        Acts.Head head = new Acts.Head(ActivityId.fresh(acts.now()), into.id(), kind, told, null);
        List<Acted> done = acts.record(caller, steps, head);
        return new Acted(done.getLast().card(), head.id());
    }

    private record Pair(Card from, Card into) {}

    private Pair pair(Caller caller, CardId from, CardId into) {
        if (from.equals(into)) {
            throw Problem.field("into", "is the card itself");
        }
        Map<CardId, Card> held = cards.lock(caller, List.of(from, into)).stream()
                .collect(Collectors.toMap(Card::id, Function.identity()));
        Card first = held.get(from);
        Card second = held.get(into);
        if (first == null || second == null) {
            throw BoardError.CARD_NOT_FOUND.problem();
        }
        return new Pair(first, second);
    }
}
