package pebble.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.shared.Problem;

/** Cards go to another place in their column, to another column, or to another board. */
@Component
class CardMoving {
    private final Streams streams;
    private final Cards cards;
    private final Neighbours neighbours;
    private final Acts acts;

    CardMoving(Streams streams, Cards cards, Neighbours neighbours, Acts acts) {
        this.streams = streams;
        this.cards = cards;
        this.neighbours = neighbours;
        this.acts = acts;
    }

    Acted move(Caller caller, CardId card, Expected expected, Target target) {
        return acts.act(
                caller,
                card,
                expected,
                before -> steps(caller, List.of(before), target).getFirst());
    }

    /** The cards one below the other at the target, in their order. */
    List<Step> steps(Caller caller, List<Card> moving, Target target) {
        record Column(Stream stream, Stream.Column column) {}
        Map<Column, List<Card>> arriving = new LinkedHashMap<>();
        Map<String, Stream> boards = new HashMap<>();
        for (Card card : moving) {
            card.mustStandAlone();
            Stream stream = boards.computeIfAbsent(
                    target.stream() == null ? card.place().stream() : target.stream(),
                    key -> streams.hold(caller, key));
            arriving.computeIfAbsent(new Column(stream, column(card, stream, target)), c -> new ArrayList<>())
                    .add(card);
        }
        List<Step> steps = new ArrayList<>();
        arriving.forEach((to, group) -> steps.addAll(steps(caller, group, to.stream(), to.column(), target)));
        return steps;
    }

    private static Stream.Column column(Card card, Stream stream, Target target) {
        boolean elsewhere = !stream.key().equals(card.place().stream());
        String key = target.column() != null
                ? target.column()
                : elsewhere ? Stream.FIRST : card.place().column();
        return stream.column(key)
                .orElseThrow(() -> Problem.field("column", "is not a column of the board " + stream.name()));
    }

    private List<Step> steps(Caller caller, List<Card> moving, Stream stream, Stream.Column column, Target target) {
        Card first = moving.getFirst();
        Gap gap = gap(caller, first, stream, column, target);
        if (moving.size() == 1 && liesThere(first, stream, column, target, gap)) {
            return List.of(new Step(first, first, "moved"));
        }
        List<Rank> ranks = gap.ranks(moving.size());
        Map<String, Object> data = heedLimit(moving, stream, column, target.wipReason());
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < moving.size(); i++) {
            steps.add(
                    new Step(moving.get(i), moved(caller, moving.get(i), stream, column, ranks.get(i)), "moved", data));
        }
        return steps;
    }

    private boolean liesThere(Card card, Stream stream, Stream.Column column, Target target, Gap gap) {
        Place place = card.place();
        return place.isIn(stream.key(), column.key())
                && (card.id().equals(target.beside())
                        || gap.holds(place.position())
                        || neighbours.top(stream.key(), column.key(), card.id()).isEmpty());
    }

    private Card moved(Caller caller, Card card, Stream stream, Stream.Column column, Rank rank) {
        Place from = card.place();
        boolean overridden = !caller.isSystem() && !stream.key().equals(from.stream());
        Card moved = card.with(new Place(stream.key(), column.key(), rank, from.placedByPerson() || overridden));
        if (!overridden) {
            return moved;
        }
        // What it was thought to want, it was thought to want on the other board.
        return moved.with(card.handling()
                .withClassification(new Classification(
                        stream.key(),
                        null,
                        1.0,
                        "person",
                        List.of("Moved to " + stream.name() + " by " + caller.name()))));
    }

    /** What the history says of a limit that was exceeded; empty when there was room. */
    private Map<String, Object> heedLimit(
            List<Card> moving, Stream stream, Stream.Column column, @Nullable String reason) {
        long more = moving.stream()
                .filter(card -> !card.place().isIn(stream.key(), column.key()))
                .count();
        if (column.wipLimit() == null || more == 0) {
            return Map.of();
        }
        streams.holdCount(stream.key());
        int count = neighbours.count(stream.key(), column.key());
        if (count + more <= column.wipLimit()) {
            return Map.of();
        }
        if (reason == null || reason.isBlank()) {
            throw BoardError.WIP_LIMIT_EXCEEDED.problem(
                    Map.of("limit", column.wipLimit(), "count", count, "stream", stream.key(), "column", column.key()));
        }
        Map<String, Object> told = new HashMap<>();
        told.put("wip_reason", reason.strip());
        told.put("wip_limit", column.wipLimit());
        told.put("wip_count", count);
        return told;
    }

    /** A neighbour that has gone elsewhere meanwhile does not fail the move: the cards go on top. */
    private Gap gap(Caller caller, Card first, Stream stream, Stream.Column column, Target target) {
        CardId beside = target.beside();
        if (beside != null && !beside.equals(first.id())) {
            Place place = cards.get(caller, beside).place();
            if (place.isIn(stream.key(), column.key())) {
                return target.before() != null
                        ? new Gap(neighbours.above(place, first.id()).orElse(null), place.position())
                        : new Gap(
                                place.position(),
                                neighbours.below(place, first.id()).orElse(null));
            }
        }
        return neighbours
                .top(stream.key(), column.key(), first.id())
                .map(top -> new Gap(null, top))
                // The first card of a column lies where a mail of this moment would.
                .orElseGet(
                        () -> new Gap(null, Rank.ofTime(acts.now(), first.id().value())));
    }
}
