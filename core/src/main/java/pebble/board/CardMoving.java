package pebble.board;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.shared.Problem;

/** A card goes to another place in its column, to another column, or to another board. */
@Component
public class CardMoving {
    private final Streams streams;
    private final Cards cards;
    private final Neighbours neighbours;
    private final Acts acts;
    private final ApplicationEventPublisher publisher;

    CardMoving(Streams streams, Cards cards, Neighbours neighbours, Acts acts, ApplicationEventPublisher publisher) {
        this.streams = streams;
        this.cards = cards;
        this.neighbours = neighbours;
        this.acts = acts;
        this.publisher = publisher;
    }

    /**
     * Where to.
     *
     * @param stream null keeps the board
     * @param column null is the inbox of another board, and the present column of the same
     * @param before the card to lie right above of
     * @param after the card to lie right below of; with neither, the top of the column
     * @param wipReason why a full column takes one more
     */
    public record Target(
            @Nullable String stream,
            @Nullable String column,
            @Nullable CardId before,
            @Nullable CardId after,
            @Nullable String wipReason) {}

    /**
     * Moves for the product itself: a rule or a fresh judgement.
     *
     * @return empty when a person chose the card's board: a person's word is never silently undone
     */
    public Optional<Acted> move(CardId card, String stream, String column) {
        Place place = cards.get(Caller.SYSTEM, card).place();
        if (place.placedByPerson() && !place.stream().equals(stream)) {
            return Optional.empty();
        }
        return Optional.of(move(Caller.SYSTEM, card, Acts.Expected.ANY, new Target(stream, column, null, null, null)));
    }

    Acted move(Caller caller, CardId card, Acts.Expected expected, Target target) {
        return acts.act(caller, card, expected, before -> step(caller, before, target, 0));
    }

    /**
     * @param ahead how many other cards the same act has already put into that column
     */
    Step step(Caller caller, Card before, Target target, int ahead) {
        if (before.standing().status() == CardStatus.MERGED) {
            throw BoardError.CARD_MERGED.problem();
        }
        Place from = before.place();
        String key = target.stream() == null ? from.stream() : target.stream();
        Stream stream = streams.get(caller, key);
        boolean elsewhere = !key.equals(from.stream());
        String columnKey = target.column() != null ? target.column() : elsewhere ? Stream.FIRST : from.column();
        Stream.Column column = stream.column(columnKey)
                .orElseThrow(() -> Problem.field("column", "is not a column of " + stream.name()));
        Rank rank = rank(caller, before, key, columnKey, target);
        Map<String, Object> data = new HashMap<>();
        if (elsewhere || !columnKey.equals(from.column())) {
            heedLimit(stream, column, before, target.wipReason(), ahead, data);
        }
        boolean byPerson = !caller.isSystem() && elsewhere;
        Place place = new Place(key, columnKey, rank, from.placedByPerson() || byPerson);
        Card after = before.with(place);
        if (byPerson) {
            after = after.with(before.handling().withClassification(overridden(caller, before, stream)));
            publisher.publishEvent(new CardOverridden(before.id(), before.threadId(), from.stream(), key, caller.id()));
        }
        return new Step(before, after, "moved", data);
    }

    private static Classification overridden(Caller caller, Card card, Stream stream) {
        Classification earlier = card.handling().classification();
        return new Classification(
                stream.key(),
                earlier == null ? null : earlier.intent(),
                1.0,
                "person",
                List.of("Moved to " + stream.name() + " by " + caller.name()));
    }

    private void heedLimit(
            Stream stream,
            Stream.Column column,
            Card card,
            @Nullable String reason,
            int ahead,
            Map<String, Object> data) {
        if (column.wipLimit() == null) {
            return;
        }
        streams.hold(stream.key());
        int count = neighbours.count(stream.key(), column.key(), card.id()) + ahead;
        if (count < column.wipLimit()) {
            return;
        }
        if (reason == null || reason.isBlank()) {
            throw BoardError.WIP_LIMIT_EXCEEDED.problem(
                    Map.of("limit", column.wipLimit(), "count", count, "stream", stream.key(), "column", column.key()));
        }
        data.put("wip_reason", reason.strip());
        data.put("wip_limit", column.wipLimit());
        data.put("wip_count", count);
    }

    /** A neighbour that has gone elsewhere meanwhile does not fail the move: the card goes on top. */
    private Rank rank(Caller caller, Card card, String stream, String column, Target target) {
        CardId beside = target.before() != null ? target.before() : target.after();
        if (beside != null && !beside.equals(card.id())) {
            Place place = cards.get(caller, beside).place();
            if (place.stream().equals(stream) && place.column().equals(column)) {
                Rank rank = place.position();
                return target.before() != null
                        ? Rank.between(neighbours.above(place, card.id()).orElse(null), rank)
                        : Rank.between(rank, neighbours.below(place, card.id()).orElse(null));
            }
        }
        Optional<Rank> top = neighbours.top(stream, column, card.id());
        return top.map(rank -> Rank.between(null, rank))
                .orElseGet(() -> Rank.ofTime(acts.now(), card.id().value()));
    }
}
