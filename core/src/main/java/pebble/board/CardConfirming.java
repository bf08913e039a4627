package pebble.board;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;

/** A person who was asked says which board a card belongs on: the one it lies on, or another, to whose inbox it goes. */
@Component
public class CardConfirming {
    private final Acts acts;
    private final CardMoving moving;
    private final Streams streams;

    CardConfirming(Acts acts, CardMoving moving, Streams streams) {
        this.acts = acts;
        this.moving = moving;
        this.streams = streams;
    }

    /** @param intent what the conversation wants; null leaves what was thought where the board stays the same */
    public Acted confirm(Caller caller, CardId card, String stream, @Nullable String intent) {
        return acts.act(caller, card, Expected.ANY, before -> {
            before.mustStandAlone();
            return before.place().stream().equals(stream)
                    ? confirmed(caller, before, intent)
                    : moved(caller, before, stream, intent);
        });
    }

    private Step confirmed(Caller caller, Card before, @Nullable String intent) {
        Place place = before.place();
        Stream board = streams.hold(caller, place.stream());
        Classification earlier = before.handling().classification();
        Classification now = new Classification(
                board.key(),
                intent == null && earlier != null ? earlier.intent() : intent,
                1.0,
                "person",
                List.of("Confirmed by " + caller.name()));
        Card after = before.with(new Place(place.stream(), place.column(), place.position(), true))
                .with(before.handling().withClassification(now));
        return new Step(before, after, "confirmed", Map.of());
    }

    private Step moved(Caller caller, Card before, String stream, @Nullable String intent) {
        Step step = moving.steps(caller, List.of(before), new Target(stream, Stream.FIRST, null, null, null))
                .getFirst();
        Classification said = step.after().handling().classification();
        return intent == null || said == null
                ? step
                : step.withAfter(step.after()
                        .with(step.after()
                                .handling()
                                .withClassification(new Classification(
                                        said.stream(), intent, said.confidence(), said.decidedBy(), said.reasons()))));
    }
}
