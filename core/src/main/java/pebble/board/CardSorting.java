package pebble.board;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;

/** A card that lies in triage goes where a slower judge wants it, unless a person was there first. */
@Component
public class CardSorting {
    private final Cards cards;
    private final Streams streams;
    private final Acts acts;
    private final Attempts attempts;

    CardSorting(Cards cards, Streams streams, Acts acts, Attempts attempts) {
        this.cards = cards;
        this.streams = streams;
        this.acts = acts;
        this.attempts = attempts;
    }

    /** Whether the thread's card still waits in triage, touched by nobody. */
    public boolean waits(UUID thread) {
        return cards.byThread(List.of(thread)).stream().anyMatch(CardSorting::waits);
    }

    /** Of a board that is no more the card stays where it is, with what was said of it. */
    public void sort(UUID thread, Classification said) {
        attempts.run(() -> {
            List<Step> steps = cards.byThread(List.of(thread)).stream()
                    .map(card -> cards.lock(Caller.SYSTEM, card.id()))
                    .filter(CardSorting::waits)
                    .map(card -> step(card, said))
                    .toList();
            return acts.record(Caller.SYSTEM, steps, null);
        });
    }

    private Step step(Card card, Classification said) {
        Card judged = card.with(card.handling().withClassification(said));
        if (said.stream().equals(Streams.UNCLASSIFIED)
                || streams.hold(Set.of(said.stream())).isEmpty()) {
            return new Step(card, judged, "judged");
        }
        Rank rank = Rank.ofTime(card.face().lastMessageAt(), card.threadId());
        return new Step(card, judged.with(new Place(said.stream(), Stream.FIRST, rank, false)), "moved", Map.of());
    }

    private static boolean waits(Card card) {
        Place place = card.place();
        return place.stream().equals(Streams.UNCLASSIFIED)
                && place.column().equals(Stream.FIRST)
                && !place.placedByPerson()
                && card.standing().status() == CardStatus.OPEN;
    }
}
