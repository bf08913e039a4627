package pebble.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;

/**
 * Tells in a card's history that a note was written on it or taken back, and keeps the count in step. What the note says, only
 * the caller knows: the data goes to the {@link UndoableAct}s of these kinds.
 */
@Component
public class CardNoting {
    /** The kind of acts that add a note; its undo is of kind {@link #REMOVED}, and the other way round. */
    public static final String NOTED = "noted";

    public static final String REMOVED = "note_removed";

    private final Acts acts;
    private final Cards cards;
    private final CardMerging merging;

    CardNoting(Acts acts, Cards cards, CardMerging merging) {
        this.acts = acts;
        this.cards = cards;
        this.merging = merging;
    }

    /** @param writing asked once the card is held, for the data of the act; refuses with a Problem what cannot be noted */
    public Acted noted(Caller caller, CardId card, Expected expected, Function<Card, Map<String, ?>> writing) {
        return acts.act(caller, card, expected, before -> {
            Map<String, ?> data = writing.apply(before);
            before.mustStandAlone();
            return new Step(before, before.withNotes(before.noteCount() + 1), NOTED, data);
        });
    }

    /** In the transaction of an undo; the card may have gone into another since. */
    public Acted tookBack(Caller caller, CardId card, Map<String, ?> data) {
        return recounted(caller, card, -1, REMOVED, data);
    }

    /** The inverse. */
    public Acted broughtBack(Caller caller, CardId card, Map<String, ?> data) {
        return recounted(caller, card, 1, NOTED, data);
    }

    private Acted recounted(Caller caller, CardId card, int notes, String kind, Map<String, ?> data) {
        Card before = cards.lock(caller, card);
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(before, before.withNotes(before.noteCount() + notes), kind, data));
        steps.addAll(merging.recounted(before, notes));
        return acts.record(caller, steps, null).getFirst();
    }
}
