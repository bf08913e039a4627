package pebble.lessons;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pebble.board.Streams;
import pebble.classifier.Intents;
import pebble.classifier.Memory.Near;
import pebble.classifier.Model.Opinion;
import pebble.classifier.Passage;
import pebble.identity.EntityId;
import pebble.mail.FreeMail;

/**
 * Weighs what people said of mails like this one against the model. Memory is bold where the model is unsure or says the same, and needs more likeness
 * where the model is sure of something else, or where the mail would be filed as noise. The figures behind the bounds are in docs/adr/053.
 */
final class Verdicts {
    /** So alike are mails of one form; two in a hundred of 1,190 mails written by hand had another that was. */
    static final double LIKE = 0.42;

    /** So alike were only mails that were written to look like others and want something else: seven in a thousand. */
    static final double MUCH_LIKE = 0.55;

    /** Of lessons nearly as like as each other the latest counts. */
    private static final double NEARLY = 0.03;

    /** Remembered messages that a reason names. */
    private static final int NAMED = 3;

    /** Memory that holds is right more often than its bounds were chosen for; how often, {@link Metrics} shows. */
    private static final double LEAST_CONFIDENCE = 0.8;

    private Verdicts() {}

    /** @param near as like as {@link #LIKE} or more, the likest first */
    static Verdict of(Passage passage, List<Near<Lesson>> near, @Nullable Opinion opinion, EntityId entity) {
        Near<Lesson> chosen = chosen(passage, near, opinion).orElse(null);
        if (chosen == null || chosen.likeness() < needed(chosen.value(), opinion)) {
            return of(opinion);
        }
        if (!chosen.value().stream().equals(Streams.UNCLASSIFIED)) {
            return remembered(chosen, reasons(chosen, near, passage, opinion, entity), opinion);
        }
        boolean onlySaidNotNoise = chosen.value().origin() == Lesson.Origin.FILED;
        if (onlySaidNotNoise && opinion != null && !opinion.stream().equals(Intents.NOISE)) {
            return of(opinion);
        }
        return open(reasons(chosen, near, passage, opinion, entity), opinion);
    }

    /** @param near as like as {@link #MUCH_LIKE} or more, the likest first */
    static Optional<Verdict> recalled(Passage passage, List<Near<Lesson>> near, EntityId entity) {
        return chosen(passage, near, null).map(chosen -> {
            List<String> reasons = reasons(chosen, near, passage, null, entity);
            return chosen.value().stream().equals(Streams.UNCLASSIFIED)
                    ? open(reasons, null)
                    : remembered(chosen, reasons, null);
        });
    }

    private static Optional<Near<Lesson>> chosen(Passage passage, List<Near<Lesson>> near, @Nullable Opinion opinion) {
        List<Near<Lesson>> heard = near.stream()
                .filter(one -> mayDecide(one.value(), passage, opinion))
                .toList();
        return heard.stream()
                .filter(one -> one.likeness() >= heard.getFirst().likeness() - NEARLY)
                .max(Comparator.comparing(one -> one.value().taughtAt()));
    }

    /** That one sender's words were noise says nothing of another who uses them, unless the model thinks so too: a lost enquiry costs more. */
    private static boolean mayDecide(Lesson lesson, Passage passage, @Nullable Opinion opinion) {
        return !lesson.stream().equals(Intents.NOISE)
                || isFromSame(lesson.passage().from(), passage.from())
                || opinion != null && opinion.stream().equals(Intents.NOISE);
    }

    private static boolean isFromSame(String one, String other) {
        String domain = FreeMail.domain(one);
        return !one.isEmpty()
                && (one.equals(other)
                        || !domain.isEmpty() && domain.equals(FreeMail.domain(other)) && !FreeMail.serves(domain));
    }

    private static double needed(Lesson lesson, @Nullable Opinion opinion) {
        boolean contradicted =
                opinion != null && opinion.sure() && !opinion.stream().equals(lesson.stream());
        return contradicted || lesson.stream().equals(Intents.NOISE) ? MUCH_LIKE : LIKE;
    }

    private static Verdict remembered(Near<Lesson> chosen, List<String> reasons, @Nullable Opinion opinion) {
        Lesson lesson = chosen.value();
        String likeliest = opinion == null ? "" : opinion.intents().getOrDefault(lesson.stream(), "");
        return new Verdict(
                lesson.stream(),
                lesson.stream(),
                lesson.intent().isEmpty() ? likeliest : lesson.intent(),
                confidence(chosen),
                Verdict.MEMORY,
                reasons,
                opinion == null ? Map.of(lesson.stream(), confidence(chosen)) : opinion.streams());
    }

    /** A person said that mail like this is for people to look at. */
    private static Verdict open(List<String> reasons, @Nullable Opinion opinion) {
        Map<String, Double> streams = opinion == null ? Map.of() : opinion.streams();
        String best = streams.entrySet().stream()
                .filter(stream -> !stream.getKey().equals(Intents.NOISE))
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Streams.UNCLASSIFIED);
        return new Verdict(
                null,
                best,
                opinion == null ? "" : opinion.intents().getOrDefault(best, ""),
                streams.getOrDefault(best, 0.0),
                Verdict.MEMORY,
                reasons,
                streams);
    }

    private static double confidence(Near<Lesson> chosen) {
        return LEAST_CONFIDENCE + (1 - LEAST_CONFIDENCE) * Math.min(1, chosen.likeness());
    }

    /** The message that decided, then the likest others of which people said the same. */
    private static List<String> reasons(
            Near<Lesson> chosen, List<Near<Lesson>> near, Passage passage, @Nullable Opinion opinion, EntityId entity) {
        Stream<Lesson> others = near.stream()
                .map(Near::value)
                .filter(other -> other.stream().equals(chosen.value().stream()))
                .filter(other -> mayDecide(other, passage, opinion));
        return Stream.concat(Stream.of(chosen.value()), others)
                .map(lesson -> reason(lesson, entity))
                .distinct()
                .limit(NAMED)
                .toList();
    }

    private static String reason(Lesson lesson, EntityId entity) {
        boolean theirs = lesson.entity() != null && !lesson.entity().equals(entity);
        String like = theirs
                ? "Like a message of another company of the group"
                : lesson.passage().subject().isBlank()
                        ? "Like a message without a subject"
                        : "Like “" + lesson.passage().subject().strip() + "”";
        String who = theirs ? "somebody" : lesson.taughtByName();
        return switch (lesson.origin()) {
            case OVERRIDE -> like + ", which " + who + " moved here";
            case FILED ->
                lesson.stream().equals(Intents.NOISE)
                        ? like + ", which " + who + " filed as noise"
                        : like + ", of which " + who + " said that it is not noise";
            case CONFIRMED -> like + ", of which " + who + " said that it belongs here";
            case POSTED -> like + ", which was brought as an example";
        };
    }

    private static Verdict of(@Nullable Opinion opinion) {
        if (opinion == null) {
            return new Verdict(
                    null,
                    Streams.UNCLASSIFIED,
                    "",
                    0,
                    Verdict.MODEL,
                    List.of("No model answered: none is trained for this encoder yet, or it failed"),
                    Map.of());
        }
        List<String> reasons = new ArrayList<>();
        if (!opinion.sure()) {
            reasons.add(opinion.streams().entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .limit(2)
                    .map(stream -> String.format(Locale.ROOT, "%s %.0f %%", stream.getKey(), 100 * stream.getValue()))
                    .collect(joining(" or ", "Not sure: ", "")));
        }
        if (!opinion.strongest().isEmpty()) {
            reasons.add(opinion.strongest().stream()
                    .map(word -> "“" + word + "”")
                    .collect(joining(", ", "Its words ", " speak for " + opinion.stream())));
        }
        return new Verdict(
                opinion.sure() ? opinion.stream() : null,
                opinion.stream(),
                opinion.intent(),
                opinion.confidence(),
                Verdict.MODEL,
                reasons,
                opinion.streams());
    }
}
