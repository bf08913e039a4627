package pebble.lessons;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.board.Card;
import pebble.board.CardId;
import pebble.board.CardView;
import pebble.board.Cards;
import pebble.board.Streams;
import pebble.identity.Caller;

/** How well mail is judged, by what people said to it; each caller's own entities' mail only. */
@Component
class Metrics {
    private static final int BINS = 10;

    /** Who has to be measured: rules are as right as whoever wrote them. */
    private static final String JUDGES = "('memory', 'model', 'llm')";

    private static final String GRANTED = " (:all or l.entity_id = any(:entities)) ";

    private static final String STANDING = """
            l.taken_back_by is null and not exists (select from lesson n
                where n.message_id = l.message_id and n.taken_back_by is null and n.seq > l.seq)
            """;

    private final JdbcClient sql;
    private final Cards cards;

    Metrics(JdbcClient sql, Cards cards) {
        this.sql = sql;
        this.cards = cards;
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
     * @param overridden said by a person to belong elsewhere
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

    private record Answer(String said, double confidence, String wanted) {
        boolean right() {
            return said.equals(wanted);
        }
    }

    /** Everything that was answered by people. */
    record Answered(List<StreamFigures> streams, List<Confusion> confusion, List<CalibrationBin> calibration) {}

    Answered answered(Caller caller, Instant since) {
        List<Answer> answers = sql.sql("""
                        select l.said->>'stream' as said, (l.said->>'confidence')::float as confidence, l.stream as wanted
                        from lesson l where l.taught_at >= :since and l.said->>'decided_by' in """ + JUDGES + " and " + STANDING + " and " + GRANTED)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .params(caller.grants())
                .query((row, n) ->
                        new Answer(row.getString("said"), row.getDouble("confidence"), row.getString("wanted")))
                .list();
        return new Answered(streams(answers), confusion(answers), calibration(answers));
    }

    private static List<StreamFigures> streams(List<Answer> answers) {
        TreeSet<String> streams = new TreeSet<>();
        answers.forEach(answer -> streams.addAll(List.of(answer.said(), answer.wanted())));
        List<StreamFigures> figures = new ArrayList<>();
        for (String stream : streams) {
            int said = count(answers, answer -> answer.said().equals(stream));
            int wanted = count(answers, answer -> answer.wanted().equals(stream));
            int right = count(answers, answer -> answer.right() && answer.said().equals(stream));
            figures.add(new StreamFigures(stream, said, wanted, right, share(right, said), share(right, wanted)));
        }
        return figures;
    }

    private static List<Confusion> confusion(List<Answer> answers) {
        record Pair(String said, String wanted) {}
        Map<Pair, Integer> counts = new HashMap<>();
        answers.forEach(answer -> counts.merge(new Pair(answer.said(), answer.wanted()), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(pair -> new Confusion(pair.getKey().said(), pair.getKey().wanted(), pair.getValue()))
                .sorted(Comparator.comparing(Confusion::said).thenComparing(Confusion::wanted))
                .toList();
    }

    /** Of mail that was placed; what was left to people claimed nothing. */
    private static List<CalibrationBin> calibration(List<Answer> answers) {
        List<CalibrationBin> bins = new ArrayList<>();
        for (int n = 0; n < BINS; n++) {
            int bin = n;
            List<Answer> in = answers.stream()
                    .filter(answer -> !answer.said().equals(Streams.UNCLASSIFIED))
                    .filter(answer -> Math.min(BINS - 1, (int) (answer.confidence() * BINS)) == bin)
                    .toList();
            if (!in.isEmpty()) {
                bins.add(new CalibrationBin(
                        (double) bin / BINS,
                        (bin + 1.0) / BINS,
                        in.size(),
                        in.stream().mapToDouble(Answer::confidence).average().orElse(0),
                        (double) count(in, Answer::right) / in.size()));
            }
        }
        return bins;
    }

    private static int count(List<Answer> answers, Predicate<Answer> which) {
        return (int) answers.stream().filter(which).count();
    }

    private static @Nullable Double share(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    /** Days without cards are left out. */
    List<Day> days(Caller caller, Instant since) {
        return sql.sql("""
                        select (c.created_at at time zone 'UTC')::date as day, count(*) as judged,
                            count(*) filter (where first.said->>'stream' <> 'unclassified') as placed,
                            count(*) filter (where l.stream <> first.said->>'stream') as overridden
                        from card c
                            left join lateral (select l.said, l.stream from lesson l where l.card_id = c.id and l.said is not null
                                and l.taken_back_by is null order by l.seq desc limit 1) l on true
                            cross join lateral (select coalesce(l.said, c.classification) as said) first
                        where c.created_at >= :since and first.said->>'decided_by' in """ + JUDGES + """
                            and (:all or c.entity_id = any(:entities) and c.stream = any(:streams))
                        group by 1 order by 1
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .params(caller.grants())
                .query((row, n) -> new Day(
                        row.getObject("day", LocalDate.class),
                        row.getInt("judged"),
                        row.getInt("placed"),
                        row.getInt("overridden")))
                .list();
    }

    List<Learnt> learnt(Caller caller, int limit) {
        return sql.sql("""
                        select l.origin, l.card_id, l.subject, l.stream, l.said->>'stream' as said, l.taught_name, l.taught_at
                        from lesson l where l.taken_back_by is null and (l.entity_id is null or """ + GRANTED + """
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

    /** Cards whose board nobody has confirmed, the least sure first: what a person says of those teaches most. */
    List<CardView> questions(Caller caller, Instant since, int limit) {
        List<CardId> ids = sql.sql("""
                        select c.id from card c
                        where c.status in ('open', 'snoozed') and not c.placed_by_person and c.created_at >= :since
                            and c.classification->>'decided_by' in """ + JUDGES + """
                            and (:all or c.entity_id = any(:entities) and c.stream = any(:streams))
                        order by (c.classification->>'confidence')::float, c.last_message_at desc limit :limit
                        """)
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
