package pebble.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;

/** A card follows its thread: new messages change its face, and a customer's reply brings it back to work. */
@Component
public class CardRefreshing {
    private final Cards cards;
    private final Acts acts;
    private final Attempts attempts;

    CardRefreshing(Cards cards, Acts acts, Attempts attempts) {
        this.cards = cards;
        this.acts = acts;
        this.attempts = attempts;
    }

    /**
     * A card that already looks as its thread does is left alone, so that a job may run twice. Of two updates of one card the
     * later counts.
     *
     * @return the cards that changed, in the order of the updates
     */
    public List<Card> refresh(Caller caller, List<CardUpdate> updates) {
        return attempts.run(() -> {
            Map<CardId, CardUpdate> latest = new LinkedHashMap<>();
            updates.forEach(update -> latest.merge(update.card(), update, CardRefreshing::both));
            Map<CardId, Card> held = cards.lock(caller, latest.keySet()).stream()
                    .collect(Collectors.toMap(Card::id, Function.identity()));
            List<Step> steps = new ArrayList<>();
            for (CardUpdate update : latest.values()) {
                Card before = held.get(update.card());
                if (before != null) {
                    Step step = step(before, update);
                    if (!step.after().equals(before)) {
                        steps.add(step);
                    }
                }
            }
            return acts.record(caller, steps, null).stream().map(Acted::card).toList();
        });
    }

    private static CardUpdate both(CardUpdate earlier, CardUpdate later) {
        return new CardUpdate(
                later.card(),
                later.face(),
                earlier.customerReplied() || later.customerReplied(),
                later.senderCheck() == null ? earlier.senderCheck() : later.senderCheck(),
                later.badges() == null ? earlier.badges() : later.badges(),
                later.company() == null ? earlier.company() : later.company());
    }

    private static Step step(Card before, CardUpdate update) {
        Card after = faced(before, update);
        boolean newMessage = update.face().messageCount() > before.face().messageCount();
        if (!update.customerReplied() || !newMessage) {
            return new Step(before, after, newMessage ? "message_received" : "refreshed");
        }
        Standing standing = before.standing();
        return switch (standing.status()) {
            case MERGED -> new Step(before, after, "message_received");
            case SNOOZED -> new Step(before, after.with(standing.wokenEarly()), "woken_by_reply");
            case ARCHIVED -> new Step(before, backAtWork(after, before), "reopened_by_reply");
            case OPEN ->
                before.place().column().equals(Stream.LAST)
                        ? new Step(before, backAtWork(after, before), "reopened_by_reply")
                        : new Step(before, after, "message_received");
        };
    }

    private static Card faced(Card before, CardUpdate update) {
        Face face = update.face();
        Handling handling = before.handling();
        // A subject that a person wrote stays; the face must name it too, for a card is read back with one subject.
        if (handling.subjectEdited()) {
            face = face.withSubject(handling.subject());
        } else {
            handling = handling.withSubject(face.subject(), false);
        }
        if (update.company() != null && handling.company() == null) {
            handling = handling.withCompany(update.company());
        }
        return before.with(face)
                .with(handling)
                .withMarks(
                        update.badges() == null ? before.badges() : update.badges(),
                        update.senderCheck() == null ? before.senderCheck() : update.senderCheck());
    }

    /** On top of the inbox, where its newest message puts it. */
    private static Card backAtWork(Card card, Card before) {
        Place place = before.place();
        Rank rank = Rank.ofTime(card.face().lastMessageAt(), card.threadId());
        return card.with(Standing.OPEN).with(new Place(place.stream(), Stream.FIRST, rank, place.placedByPerson()));
    }
}
