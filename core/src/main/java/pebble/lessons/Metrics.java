package pebble.lessons;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.board.Card;
import pebble.board.CardId;
import pebble.board.CardView;
import pebble.board.Cards;
import pebble.board.Streams;
import pebble.identity.Caller;

/**
 * How well mail is judged, as far as people have looked at it; of cards that the caller may see, and of noise of their entities, only.
 *
 * <p>What a mail wanted is known when a person said so, by moving its card to another board, filing it, confirming it or answering a question: that counts,
 * right or wrong. Where nobody did, a card lies right on the board where it was put once a person has worked on it (answered it, moved it within the board,
 * assigned, noted, archived it and so on), or once it has lain there for {@link #SETTLED}: whoever reads a board moves what is wrong there first. The same
 * time makes noise right that nobody took out. A card in triage that nobody has sorted, a younger one that nobody has touched and one that was merged
 * away are not counted: of them nothing is known.
 */
@Component
class Metrics {
    private static final int BINS = 10;

    /** After so long a card that lies wrong has been met by somebody. */
    static final Duration SETTLED = Duration.ofDays(3);

    /** Who has to be measured: rules are as right as whoever wrote them. An index is on these words. */
    private static final String JUDGES = "('memory', 'model', 'llm')";

    /** As the card lies now; noise has no card. Examples that somebody brought belong to no entity, and are no answers. */
    private static final String GRANTED = """
             (:all or l.entity_id = any(:entities) and (l.card_id is null
                or exists (select from card g where g.id = l.card_id and g.stream = any(:streams))))
            """;

    private static final String STANDING = """
             l.taken_back_by is null and not exists (select from lesson n
                where n.message_id = l.message_id and n.taken_back_by is null and n.seq > l.seq)
            """;

    /**
     * What came since a time, by day: what was said of it, what it is known to have wanted, and how sure it was. First cards that nobody overruled, then what
     * people said, then noise, of which a message tells itself what was said.
     */
    static final String JUDGED = """
            with judged as (
                select c.created_at as at, true as carded, false as answered, c.classification->>'stream' as said,
                    (c.classification->>'confidence')::float as confidence,
                    case when c.stream = c.classification->>'stream' and c.stream <> 'unclassified'
                            and (c.created_at < :settled or c.waiting_since is null and c.message_count > 1 or worked.on_it)
                        then c.stream end as wanted
                from card c
                    left join lateral (select true as on_it from activity a
                        where c.created_at >= :settled and a.card_id = c.id and a.actor_id <> :system limit 1) worked on true
                where c.classification->>'decided_by' in """ + JUDGES + """
                     and c.created_at >= :since and c.status <> 'merged'
                    and (:all or c.entity_id = any(:entities) and c.stream = any(:streams))
                    and not exists (select from lesson l where l.card_id = c.id and l.taken_back_by is null
                        and l.said->>'decided_by' in """ + JUDGES + """
                    )
                union all
                select coalesce(c.created_at, l.taught_at), c.id is not null and not exists (select from lesson n where n.card_id = l.card_id
                        and n.seq > l.seq and n.taken_back_by is null and n.said->>'decided_by' in """ + JUDGES + """
                    ), true, l.said->>'stream', (l.said->>'confidence')::float, l.stream
                from lesson l left join card c on c.id = l.card_id
                where l.taught_at >= :since and l.said->>'decided_by' in """ + JUDGES + """
                     and (c.id is null or c.created_at >= :since) and """ + STANDING + " and "
            + GRANTED + """
                union all
                select f.judged_at, false, l.id is not null, 'noise', (f.routing->'verdict'->>'confidence')::float,
                    coalesce(l.stream, case when f.judged_at < :settled then 'noise' end)
                from filing f
                    left join lesson l on l.message_id = f.message_id and l.origin = 'filed' and l.said->>'stream' = 'noise' and """ + STANDING + """
                where f.routing->'verdict'->>'stream' = 'noise' and f.judged_at >= :since
                    and (f.disposition = 'noise' or l.id is not null)
                    and (:all or f.held_by = any(:entities)))
            select (at at time zone 'UTC')::date as day, carded, answered, said, wanted,
                least(%d, floor(confidence * %d))::int as bin, count(*) as count, sum(confidence) as confidence
            from judged group by 1, 2, 3, 4, 5, 6 order by 1
            """.formatted(BINS - 1, BINS);

    /** Cards whose board nobody has confirmed, the least sure first. */
    static final String QUESTIONS = """
            select c.id from card c
            where c.status in ('open', 'snoozed') and not c.placed_by_person and c.created_at >= :since
                and c.classification->>'decided_by' in """ + JUDGES + """
                 and (:all or c.entity_id = any(:entities) and c.stream = any(:streams))
            order by (c.classification->>'confidence')::float, c.last_message_at desc, c.id limit :limit
            """;

    private final JdbcClient sql;
    private final Cards cards;
    private final Clock clock;

    Metrics(JdbcClient sql, Cards cards, Clock clock) {
        this.sql = sql;
        this.cards = cards;
        this.clock = clock;
    }

    /**
     * How often a stream was said and meant.
     *
     * @param precision of those that were said to be of the stream the share that were; null when none was
     * @param recall of those that were of the stream the share that was found; null when there was none
     */
    record StreamFigures(
            String stream,
            int said,
            int wanted,
            int right,
            @Nullable Double precision,
            @Nullable Double recall) {}

    /** @param said {@code unclassified} where the mail was left to people */
    record Confusion(String said, String wanted, int count) {}

    /** Of judgements of about this confidence: what they said on average, and how many were right. */
    record CalibrationBin(double from, double to, int count, double said, double right) {}

    /**
     * A day's cards.
     *
     * @param judged by memory, model or language model
     * @param placed on a board without asking
     * @param overridden of those placed, said by a person to belong elsewhere
     */
    record Day(LocalDate day, int judged, int placed, int overridden) {}

    /** What was taught last. */
    record Learnt(
            String origin,
            @Nullable CardId cardId,
            String subject,
            String stream,
            @Nullable String said,
            String taughtBy,
            Instant taughtAt) {}

    /**
     * Everything that came.
     *
     * @param known what it wanted, of so many
     * @param answered of these so many by a person's own word
     */
    record Judged(
            List<StreamFigures> streams,
            List<Confusion> confusion,
            List<CalibrationBin> calibration,
            List<Day> days,
            int known,
            int answered) {}

    /** So many mails of which the same can be told. */
    private record Group(
            LocalDate day,
            boolean carded,
            boolean answered,
            String said,
            @Nullable String wanted,
            int bin,
            int count,
            double confidence) {
        boolean known() {
            return wanted != null;
        }

        boolean right() {
            return said.equals(wanted);
        }

        boolean placed() {
            return !said.equals(Streams.UNCLASSIFIED);
        }
    }

    Judged judged(Caller caller, Instant since) {
        List<Group> groups = sql.sql(JUDGED)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("settled", clock.instant().minus(SETTLED).atOffset(ZoneOffset.UTC))
                .param("system", Caller.SYSTEM.id().value())
                .params(caller.grants())
                .query((row, n) -> new Group(
                        row.getObject("day", LocalDate.class),
                        row.getBoolean("carded"),
                        row.getBoolean("answered"),
                        row.getString("said"),
                        row.getString("wanted"),
                        row.getInt("bin"),
                        row.getInt("count"),
                        row.getDouble("confidence")))
                .list();
        List<Group> known = groups.stream().filter(Group::known).toList();
        return new Judged(
                streams(known),
                confusion(known),
                calibration(known),
                days(groups),
                count(known, group -> true),
                count(known, Group::answered));
    }

    private static List<StreamFigures> streams(List<Group> known) {
        TreeSet<String> streams = new TreeSet<>();
        known.forEach(group -> streams.addAll(List.of(group.said(), wanted(group))));
        List<StreamFigures> figures = new ArrayList<>();
        for (String stream : streams) {
            int said = count(known, group -> group.said().equals(stream));
            int wanted = count(known, group -> wanted(group).equals(stream));
            int right = count(known, group -> group.right() && group.said().equals(stream));
            figures.add(new StreamFigures(stream, said, wanted, right, share(right, said), share(right, wanted)));
        }
        return figures;
    }

    private static List<Confusion> confusion(List<Group> known) {
        record Pair(String said, String wanted) {}
        Map<Pair, Integer> counts = new HashMap<>();
        known.forEach(group -> counts.merge(new Pair(group.said(), wanted(group)), group.count(), Integer::sum));
        return counts.entrySet().stream()
                .map(pair -> new Confusion(pair.getKey().said(), pair.getKey().wanted(), pair.getValue()))
                .sorted(Comparator.comparing(Confusion::said).thenComparing(Confusion::wanted))
                .toList();
    }

    private static String wanted(Group group) {
        return Objects.requireNonNull(group.wanted());
    }

    /** Of mail that was placed; what was left to people claimed nothing. */
    private static List<CalibrationBin> calibration(List<Group> known) {
        List<CalibrationBin> bins = new ArrayList<>();
        for (int n = 0; n < BINS; n++) {
            int bin = n;
            List<Group> in = known.stream()
                    .filter(Group::placed)
                    .filter(group -> group.bin() == bin)
                    .toList();
            int count = count(in, group -> true);
            if (count > 0) {
                bins.add(new CalibrationBin(
                        (double) bin / BINS,
                        (bin + 1.0) / BINS,
                        count,
                        in.stream().mapToDouble(Group::confidence).sum() / count,
                        (double) count(in, Group::right) / count));
            }
        }
        return bins;
    }

    /** Days without cards are left out. */
    private static List<Day> days(List<Group> groups) {
        Map<LocalDate, List<Group>> byDay = groups.stream()
                .filter(Group::carded)
                .collect(Collectors.groupingBy(Group::day, TreeMap::new, Collectors.toList()));
        return byDay.entrySet().stream()
                .map(day -> new Day(
                        day.getKey(),
                        count(day.getValue(), group -> true),
                        count(day.getValue(), Group::placed),
                        count(day.getValue(), group -> group.placed() && group.known() && !group.right())))
                .toList();
    }

    private static int count(List<Group> groups, Predicate<Group> which) {
        return groups.stream().filter(which).mapToInt(Group::count).sum();
    }

    private static @Nullable Double share(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    List<Learnt> learnt(Caller caller, int limit) {
        return sql.sql("""
                        select l.origin, l.card_id, l.subject, l.stream, l.said->>'stream' as said, l.taught_name, l.taught_at
                        from lesson l where l.taken_back_by is null
                            and (l.entity_id is null and (l.stream = 'noise' or l.stream = any(:streams)) or """ + GRANTED + """
                        ) order by l.taught_at desc limit :limit
                        """)
                .param("limit", limit)
                .params(caller.grants())
                .query((row, n) -> {
                    UUID card = row.getObject("card_id", UUID.class);
                    return new Learnt(
                            row.getString("origin"),
                            card == null ? null : new CardId(card),
                            row.getString("subject"),
                            row.getString("stream"),
                            row.getString("said"),
                            row.getString("taught_name"),
                            row.getObject("taught_at", OffsetDateTime.class).toInstant());
                })
                .list();
    }

    /** Cards to confirm or correct: what a person says of the least sure ones teaches most. */
    List<CardView> questions(Caller caller, Instant since, int limit) {
        List<CardId> ids = sql.sql(QUESTIONS)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .params(caller.grants())
                .query((row, n) -> new CardId(row.getObject("id", UUID.class)))
                .list();
        return cards.all(caller, ids).stream()
                .sorted(Comparator.comparing((Card card) -> ids.indexOf(card.id())))
                .map(CardView::of)
                .toList();
    }
}
