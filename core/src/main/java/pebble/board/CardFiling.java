package pebble.board;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.shared.Problem;

/**
 * Tells in a card's history that a person put a message of its conversation on the board or took it off, and keeps the card's
 * standing in step: one with no message left is archived, one that gets a message again is open. What the message is, only the
 * caller knows: the data goes to the {@link UndoableAct} of this kind.
 */
@Component
public class CardFiling {
    /** The kind of these acts and of their undoing. */
    public static final String KIND = "message_filed";

    /** As {@link #KIND}, of all that others wrote in the conversation. */
    public static final String CONVERSATION = "conversation_filed";

    private final Acts acts;
    private final CardArchiving archiving;
    private final CardFields fields;
    private final Streams streams;
    private final Activities activities;
    private final UndoConflicts conflicts;

    CardFiling(
            Acts acts,
            CardArchiving archiving,
            CardFields fields,
            Streams streams,
            Activities activities,
            UndoConflicts conflicts) {
        this.acts = acts;
        this.archiving = archiving;
        this.fields = fields;
        this.streams = streams;
        this.activities = activities;
        this.conflicts = conflicts;
    }

    /** What the conversation holds for the board after the act. */
    public enum Holds {
        /** The message that was filed, and perhaps others. */
        THE_MESSAGE,
        OTHERS,
        NOTHING
    }

    /** @param kind {@link #KIND} or {@link #CONVERSATION} */
    public Acted file(Caller caller, String kind, CardId card, Holds holds, Map<String, ?> data) {
        return acts.act(caller, card, Expected.ANY, before -> new Step(before, standing(before, holds), kind, data));
    }

    /** The inverse: the card stands as it did before the act, unless somebody changed that since. */
    public Acted unfile(Caller caller, String kind, CardId card, Activity filed, Holds holds, Map<String, ?> data) {
        return acts.act(caller, card, Expected.ANY, before -> {
            boolean untouched = !filed.changes().isEmpty()
                    && card.equals(filed.card())
                    && fields.changedSince(before, filed.changes()).isEmpty();
            Card after = untouched ? restored(before, filed) : standing(before, holds);
            return new Step(before, after, kind, data);
        });
    }

    /** Refuses to take a filing back that others of the same message came after, on the cards it is and was on. */
    public Problem overtaken(Caller caller, Activity filed, Collection<CardId> on, Map<String, ?> message) {
        return conflicts.of(
                caller,
                Stream.concat(
                                activities.laterOf(filed.id(), on, KIND, message).stream(),
                                activities
                                        .laterOf(filed.id(), on, CONVERSATION, Map.of("messages", List.of(message)))
                                        .stream())
                        .toList());
    }

    private Card restored(Card before, Activity filed) {
        Card after = fields.restored(before, filed.changes());
        return after.place().equals(before.place()) ? after : after.with(streams.standing(after.place()));
    }

    private Card standing(Card card, Holds holds) {
        CardStatus status = card.standing().status();
        return switch (holds) {
            case THE_MESSAGE ->
                status == CardStatus.ARCHIVED ? archiving.reopened(card).after() : card;
            case OTHERS -> card;
            case NOTHING ->
                status == CardStatus.OPEN || status == CardStatus.SNOOZED
                        ? archiving.archived(card).after()
                        : card;
        };
    }
}
