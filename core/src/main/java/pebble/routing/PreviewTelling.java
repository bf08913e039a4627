package pebble.routing;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.board.Classification;
import pebble.board.Streams;
import pebble.classification.Noise;
import pebble.classifier.Intents;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.People;
import pebble.identity.People.Person;
import pebble.identity.UserId;
import pebble.router.Configuration.Rule;
import pebble.router.Draft;
import pebble.router.Judgement;

/** Puts what a preview found into words and figures. */
@Component
class PreviewTelling {
    private static final String NOT_ASKED = "The classifier would decide; there was no time to ask it for this preview";
    private static final String STAYS = "It stays on the card of its conversation";
    private static final String UNKNOWN = "Nothing was written down of why it lies here";

    private final Streams streams;
    private final Turns turns;
    private final People people;

    PreviewTelling(Streams streams, Turns turns, People people) {
        this.streams = streams;
        this.turns = turns;
        this.people = people;
    }

    /** Where a message lies and where it would. */
    private record Landed(Hearing.Outcome outcome, Previewed.Now now, String then, boolean changed) {}

    /** @param outcomes the newest first */
    Previewed of(Draft draft, List<Hearing.Outcome> outcomes, long began) {
        Map<String, pebble.board.Stream> boards = new LinkedHashMap<>();
        streams.all(Caller.SYSTEM).forEach(board -> boards.put(board.key(), board));
        List<Landed> landed = outcomes.stream().map(one -> landed(one, boards)).toList();
        Map<String, Integer> now = zeros(boards);
        Map<String, Integer> then = zeros(boards);
        Map<List<String>, Integer> moves = new HashMap<>();
        for (Landed one : landed) {
            now.merge(one.now().stream(), 1, Integer::sum);
            if (!one.outcome().isOpen()) {
                then.merge(one.then(), 1, Integer::sum);
                if (!one.now().stream().equals(one.then())) {
                    moves.merge(List.of(one.now().stream(), one.then()), 1, Integer::sum);
                }
            }
        }
        List<Previewed.Item> items = items(landed, boards);
        return new Previewed(
                outcomes.size(),
                (System.nanoTime() - began) / 1_000_000,
                (int) outcomes.stream().filter(Hearing.Outcome::isOpen).count(),
                new Previewed.Totals(
                        (int) landed.stream().filter(Landed::changed).count(), now, then),
                moves.entrySet().stream()
                        .map(move -> new Previewed.Move(
                                move.getKey().getFirst(), move.getKey().getLast(), move.getValue()))
                        .sorted(Comparator.comparingInt(Previewed.Move::count)
                                .reversed()
                                .thenComparing(Previewed.Move::from)
                                .thenComparing(Previewed.Move::to))
                        .toList(),
                hits(draft, outcomes),
                draft.warnings(),
                items);
    }

    private static Map<String, Integer> zeros(Map<String, pebble.board.Stream> boards) {
        Map<String, Integer> zeros = new LinkedHashMap<>();
        boards.keySet().forEach(key -> zeros.put(key, 0));
        zeros.put(Intents.NOISE, 0);
        return zeros;
    }

    private static List<Previewed.Hits> hits(Draft draft, List<Hearing.Outcome> outcomes) {
        Map<String, Integer> counted = new HashMap<>();
        outcomes.forEach(one -> one.rules().forEach(rule -> counted.merge(rule.toString(), 1, Integer::sum)));
        List<Previewed.Hits> hits = new ArrayList<>();
        for (Rule rule : draft.configuration().rules()) {
            hits.add(new Previewed.Hits(
                    hits.size(),
                    Objects.requireNonNullElse(rule.name(), ""),
                    counted.getOrDefault(Objects.requireNonNullElse(rule.id(), ""), 0)));
        }
        return hits;
    }

    private static Landed landed(Hearing.Outcome outcome, Map<String, pebble.board.Stream> boards) {
        Previewed.Now now = now(outcome.sampled());
        String then = then(outcome, boards);
        EntityId given =
                outcome.placement() == null ? null : outcome.placement().entity();
        boolean changed = !outcome.isOpen()
                && (!then.equals(now.stream())
                        || given != null && !given.equals(outcome.sampled().heldBy()));
        return new Landed(outcome, now, then, changed);
    }

    private static Previewed.Now now(Sampled one) {
        Sampled.Noise noise = one.noise();
        if (noise != null) {
            Classification said = Placement.of(new Noise(noise.kind(), noise.reason()), one.verdict());
            return new Previewed.Now(
                    Intents.NOISE, noise.kind().key(), one.byPerson() ? "person" : said.decidedBy(), said.reasons());
        }
        Sampled.Lies card = one.card();
        Classification said = card == null ? null : card.classification();
        return new Previewed.Now(
                card == null ? Streams.UNCLASSIFIED : card.stream(),
                null,
                one.byPerson() ? "person" : said == null ? "rule" : said.decidedBy(),
                said == null ? List.of(UNKNOWN) : said.reasons());
    }

    /** A board that is no more stands for the triage, as when a card is opened. */
    private static String then(Hearing.Outcome outcome, Map<String, pebble.board.Stream> boards) {
        if (outcome.noise() != null) {
            return Intents.NOISE;
        }
        Classification said = outcome.classification();
        Sampled.Lies card = outcome.sampled().card();
        if (said != null) {
            return boards.containsKey(said.stream()) ? said.stream() : Streams.UNCLASSIFIED;
        }
        return card == null || outcome.isOpen() ? Streams.UNCLASSIFIED : card.stream();
    }

    private List<Previewed.Item> items(List<Landed> landed, Map<String, pebble.board.Stream> boards) {
        List<Landed> shown = Stream.concat(
                        landed.stream().filter(Landed::changed), landed.stream().filter(one -> !one.changed()))
                .toList();
        Map<Wanted, Person> assignees = assignees(shown);
        return shown.stream()
                .map(one -> {
                    Sampled sampled = one.outcome().sampled();
                    Sampled.Lies card = sampled.card();
                    Wanted wanted = Wanted.of(one);
                    return new Previewed.Item(
                            sampled.message(),
                            card == null || sampled.noise() != null ? null : card.id(),
                            sampled.subject(),
                            sampled.from(),
                            sampled.date(),
                            sampled.mailbox(),
                            sampled.heldBy(),
                            one.now(),
                            then(one, boards, wanted == null ? null : assignees.get(wanted)),
                            one.changed());
                })
                .toList();
    }

    private static Previewed.Then then(Landed one, Map<String, pebble.board.Stream> boards, @Nullable Person assignee) {
        Hearing.Outcome outcome = one.outcome();
        Sampled sampled = outcome.sampled();
        Classification said = outcome.classification();
        Placement placement = outcome.placement();
        Noise noise = outcome.noise();
        return new Previewed.Then(
                one.then(),
                noise == null ? null : noise.kind().key(),
                said != null
                        ? said.decidedBy()
                        : outcome.isOpen() ? "model" : one.now().decidedBy(),
                said != null ? said.reasons() : List.of(outcome.isOpen() ? NOT_ASKED : STAYS),
                placement == null ? null : column(placement, boards.get(one.then())),
                placement == null ? null : placement.priority(),
                placement == null ? List.of() : placement.tags(),
                assignee,
                placement == null || placement.entity() == null ? sampled.heldBy() : placement.entity());
    }

    private static String column(Placement placement, pebble.board.@Nullable Stream board) {
        String wanted = placement.column();
        return wanted == null || board == null || board.column(wanted).isEmpty() ? pebble.board.Stream.FIRST : wanted;
    }

    /** Whom a card would be given to: asked once for all that are alike. */
    private record Wanted(Judgement.Assignment assignment, EntityId entity, String board) {
        static @Nullable Wanted of(Landed one) {
            Placement placement = one.outcome().placement();
            return placement == null || placement.assignment() == null
                    ? null
                    : new Wanted(
                            placement.assignment(),
                            Objects.requireNonNullElse(
                                    placement.entity(), one.outcome().sampled().entity()),
                            one.then());
        }
    }

    private Map<Wanted, Person> assignees(List<Landed> shown) {
        Map<Wanted, UserId> users = new HashMap<>();
        shown.stream().map(Wanted::of).filter(Objects::nonNull).distinct().forEach(wanted -> {
            UserId user = turns.whose(wanted.assignment(), wanted.entity(), wanted.board());
            if (user != null) {
                users.put(wanted, user);
            }
        });
        Map<UserId, Person> persons = users.isEmpty() ? Map.of() : people.find(users.values());
        return users.entrySet().stream()
                .filter(entry -> persons.containsKey(entry.getValue()))
                .collect(toMap(Map.Entry::getKey, entry -> persons.get(entry.getValue())));
    }
}
