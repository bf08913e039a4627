package pebble.board;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;

/** A card that lies in triage goes where a slower judge wants it, unless a person was there first. */
@Component
public class CardSorting {
    private final Cards cards;
    private final Streams streams;
    private final Acts acts;
    private final Activities activities;
    private final Attempts attempts;

    CardSorting(Cards cards, Streams streams, Acts acts, Activities activities, Attempts attempts) {
        this.cards = cards;
        this.streams = streams;
        this.acts = acts;
        this.activities = activities;
        this.attempts = attempts;
    }

    /** Whether the thread's card still waits in triage, touched by nobody. */
    public boolean waits(UUID thread) {
        return cards.byThread(List.of(thread)).stream().anyMatch(this::waits);
    }

    /** Of a board that is no more the card stays where it is, with what was said of it. */
    public void sort(UUID thread, Classification said) {
        judge(thread, card -> step(card, said));
    }

    /** The slower judge has nothing to say: the card goes on waiting for people, who are told why. */
    public void leave(UUID thread, String why) {
        judge(thread, card -> {
            Classification told = card.handling().classification();
            return new Step(
                    card,
                    told == null ? card : card.with(card.handling().withClassification(told.because(why))),
                    "judged");
        });
    }

    private void judge(UUID thread, Function<Card, Step> decision) {
        attempts.run(() -> {
            List<Step> steps = cards.byThread(List.of(thread)).stream()
                    .map(card -> cards.lock(Caller.SYSTEM, card.id()))
                    .filter(this::waits)
                    .map(decision)
                    .filter(step -> !step.changesNothing())
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

    private boolean waits(Card card) {
        Place place = card.place();
        return place.stream().equals(Streams.UNCLASSIFIED)
                && place.column().equals(Stream.FIRST)
                && !place.placedByPerson()
                && card.standing().status() == CardStatus.OPEN
                && !activities.ofPeople(card.id());
    }
}
