package pebble.lessons;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.audit.Audit;
import pebble.blobs.Sha256;
import pebble.board.Streams;
import pebble.classifier.Encoder;
import pebble.classifier.Example;
import pebble.classifier.Model;
import pebble.classifier.Training;
import pebble.identity.Caller;

/**
 * Trains a model on the starter examples and on what people taught since. It takes the place of the one in force when what is new did not make it
 * worse: of a part that was held back, a model that learnt the new lessons must find as many as one that did not.
 */
@Component
class Retraining {
    private static final Logger log = LoggerFactory.getLogger(Retraining.class);

    /** A person of this house knows its mail better than whoever wrote the starter examples. */
    private static final int WEIGHT = 3;

    private final Starters starters;
    private final Lessons lessons;
    private final Models models;
    private final Knowledge knowledge;
    private final ReadExamples read;
    private final LessonReading reading;
    private final Encoder encoder;
    private final TrainingLog trainings;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Retraining(
            Starters starters,
            Lessons lessons,
            Models models,
            Knowledge knowledge,
            ReadExamples read,
            LessonReading reading,
            Encoder encoder,
            TrainingLog trainings,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.starters = starters;
        this.lessons = lessons;
        this.models = models;
        this.knowledge = knowledge;
        this.read = read;
        this.reading = reading;
        this.encoder = encoder;
        this.trainings = trainings;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes minutes, of one processor.
     *
     * @param reason why, in words
     */
    void train(String reason) {
        Models.State began = models.state();
        long learntBefore = began.model() == null
                ? 0
                : models.find(began.model()).map(Models.Line::lessons).orElse(0L);
        List<Example> examples = new ArrayList<>(starters.all());
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put(StarterModel.ORIGIN, examples.size());
        Set<Example> fresh = new HashSet<>();
        List<float[]> points =
                new ArrayList<>(read.of(examples.stream().map(Example::passage).toList()));
        Model present =
                began.model() == null ? null : knowledge.now().model(encoder).orElse(null);
        reading.readAll();
        for (Lessons.Kept kept : taught()) {
            float[] point = Objects.requireNonNull(kept.points());
            Example example = example(kept.lesson(), point, present);
            examples.add(example);
            points.add(point);
            counts.merge(kept.lesson().origin().key(), 1, Integer::sum);
            if (kept.seq() > learntBefore) {
                fresh.add(example);
            }
        }
        Training training = new Training(examples, points, encoder.name());
        double without = training.accuracy(example -> !fresh.contains(example));
        double with = training.accuracy(example -> true);
        Model model = training.train();
        put(reason, began, model, counts, without, with);
    }

    /** What says a board or noise; that something is worth a look is no label. What came since the encoder read the last is for the next training. */
    private List<Lessons.Kept> taught() {
        return lessons.standing().stream()
                .filter(kept -> encoder.name().equals(kept.encoder()) && kept.points() != null)
                .filter(kept -> !kept.lesson().stream().equals(Streams.UNCLASSIFIED))
                .toList();
    }

    /** A person seldom says what a mail wants; then it is what the model thinks likeliest on their board. */
    private static Example example(Lesson lesson, float[] point, @Nullable Model present) {
        String intent = !lesson.intent().isEmpty() || present == null
                ? lesson.intent()
                : present.judge(lesson.passage(), point).intents().getOrDefault(lesson.stream(), "");
        return new Example(
                lesson.passage(),
                lesson.stream(),
                intent,
                WEIGHT,
                Math.floorMod(lesson.id().hashCode(), Example.FOLDS));
    }

    private void put(
            String reason, Models.State began, Model model, Map<String, Integer> counts, double without, double with) {
        boolean better = with >= without;
        byte[] bytes = model.toBytes();
        transaction.executeWithoutResult(status -> {
            boolean judged = isJudged(models.hold());
            boolean taken = better || !judged;
            String outcome = outcome(better, taken, without, with);
            Models.Line line = new Models.Line(
                    0,
                    clock.instant(),
                    "lessons",
                    encoder.name(),
                    counts,
                    Map.of("accuracy", with, "accuracy_without_new_lessons", without, "threshold", model.threshold()),
                    began.lessons(),
                    taken ? reason : reason + "; worse on mail that was held back, so not put in force",
                    false);
            int number = models.add(line, Sha256.of(bytes).bytes(), bytes);
            if (taken) {
                models.putInForce(number);
            }
            models.forgetOld();
            trainings.ended(number, taken, outcome);
            audit.record(
                    Caller.SYSTEM,
                    new Audit.Change(
                            "classifier.trained", "model", Integer.toString(number), null, null, line.figures()));
            log.info("classifier trained number={} in_force={} accuracy={} without={}", number, taken, with, without);
        });
    }

    /** Whether the model in force can judge with the encoder in use: if not, any is better than none. */
    private boolean isJudged(Models.State state) {
        return state.model() != null
                && models.find(state.model())
                        .filter(line -> line.encoder().equals(encoder.name()))
                        .isPresent();
    }

    private static String outcome(boolean better, boolean taken, double without, double with) {
        String found = String.format(
                Locale.ROOT,
                "of the mail that was held back it places %.1f %% right, and %.1f %% without what was newly taught",
                100 * with,
                100 * without);
        if (better) {
            return found;
        }
        return taken
                ? found + "; no other model knows the sentence encoder in use"
                : found + ", so the one before stays";
    }
}
