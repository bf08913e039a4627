package pebble.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;

/** Threads become cards, hundreds at a time. */
@Component
public class CardOpening {
    private final Cards cards;
    private final Streams streams;
    private final Acts acts;
    private final Attempts attempts;

    CardOpening(Cards cards, Streams streams, Acts acts, Attempts attempts) {
        this.cards = cards;
        this.streams = streams;
        this.acts = acts;
        this.attempts = attempts;
    }

    /**
     * A thread that has a card already keeps it, so that a job may run twice.
     *
     * @return the card of every thread asked for, in no order
     */
    public List<Card> open(Caller caller, List<NewCard> threads) {
        return attempts.run(() -> {
            List<Stream> boards = streams.hold(keys(threads));
            Instant now = acts.now();
            List<Step> steps = new ArrayList<>();
            for (NewCard thread : threads) {
                steps.add(new Step(null, card(thread, boards, now), "created", Map.of()));
            }
            acts.record(caller, steps, null);
            return cards.byThread(threads.stream().map(NewCard::threadId).toList());
        });
    }

    private static Set<String> keys(List<NewCard> threads) {
        Set<String> keys = threads.stream().map(NewCard::stream).collect(Collectors.toSet());
        keys.add(Streams.UNCLASSIFIED);
        return keys;
    }

    private static Card card(NewCard thread, List<Stream> boards, Instant now) {
        Stream board = boards.stream()
                .filter(b -> b.key().equals(thread.stream()))
                .findFirst()
                .or(() -> boards.stream()
                        .filter(b -> b.key().equals(Streams.UNCLASSIFIED))
                        .findFirst())
                .orElseThrow(BoardError.STREAM_NOT_FOUND::problem);
        String column = board.column(thread.column()).map(Stream.Column::key).orElse(Stream.FIRST);
        return new Card(
                CardId.fresh(now),
                thread.threadId(),
                1,
                thread.face(),
                new Place(board.key(), column, Rank.ofTime(thread.face().lastMessageAt(), thread.threadId()), false),
                Standing.OPEN,
                new Handling(
                        thread.entity(),
                        thread.face().subject(),
                        false,
                        thread.priority(),
                        thread.assignee(),
                        thread.company(),
                        thread.tags(),
                        null,
                        thread.classification(),
                        List.of()),
                0,
                thread.badges(),
                thread.senderCheck(),
                null,
                now,
                now);
    }
}
