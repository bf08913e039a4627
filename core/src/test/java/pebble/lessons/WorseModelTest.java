package pebble.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.TestServer;
import pebble.audit.Audit;
import pebble.classifier.Encoder;
import pebble.classifier.Example;
import pebble.classifier.Passage;

/** People may teach what makes a model worse: it is kept, and the one before stays in force. */
@SpringBootTest(classes = TestServer.class, properties = "db-scheduler.enabled=false")
class WorseModelTest {
    private static final String RATE = "Kindly quote your best rate for acetone, lot %d";
    private static final String FAILED = "The certificate of analysis of batch %d shows a purity that failed";

    /** Of each kind. More take minutes: what contradicts itself is learnt slowly. */
    private static final int STARTERS = 36;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Lessons lessons;

    @Autowired
    Models models;

    @Autowired
    Knowledge knowledge;

    @Autowired
    ReadExamples read;

    @Autowired
    LessonReading reading;

    @Autowired
    Encoder encoder;

    @Autowired
    TrainingLog trainings;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate transaction;

    private Retraining retraining;

    /** Of each kind a sixth is held back from the comparison. */
    @BeforeEach
    void two_kinds_of_mail_that_are_easily_told_apart() {
        jdbc.sql("delete from lesson").update();
        List<Example> starters = new ArrayList<>();
        for (int n = 0; n < STARTERS; n++) {
            starters.add(example(RATE, n, "sales"));
            starters.add(example(FAILED, n, "quality"));
        }
        retraining = new Retraining(
                new Starters() {
                    @Override
                    List<Example> all() {
                        return starters;
                    }
                },
                lessons,
                models,
                knowledge,
                read,
                reading,
                encoder,
                trainings,
                audit,
                transaction,
                Clock.systemUTC());
    }

    @Test
    void a_model_that_places_less_of_what_was_held_back_is_kept_and_not_put_in_force() {
        Models.Line before = inForce();
        teach("quality", "sales");

        retraining.train("A test");

        Models.Line worse = models.all().getFirst();
        assertThat(worse.number()).isGreaterThan(before.number());
        assertThat(worse.figures().get("accuracy")).isLessThan(worse.figures().get("accuracy_without_new_lessons"));
        assertThat(worse.inForce()).isFalse();
        assertThat(worse.reason()).contains("worse");
        assertThat(inForce().number()).isEqualTo(before.number());
    }

    @Test
    void a_model_that_places_as_much_is_put_in_force() {
        teach("sales", "quality");

        retraining.train("A test");

        assertThat(models.all().getFirst().inForce()).isTrue();
        assertThat(jdbc.sql("select count(*) from encoded_example")
                        .query(Integer.class)
                        .single())
                .as("of the starter examples alone")
                .isEqualTo(2 * STARTERS);
    }

    private void teach(String ofRates, String ofFailures) {
        List<Lesson> taught = IntStream.range(0, STARTERS / 2)
                .boxed()
                .flatMap(n -> Stream.of(lesson(RATE, n, ofRates), lesson(FAILED, n, ofFailures)))
                .toList();
        transaction.executeWithoutResult(status -> lessons.teach(taught));
    }

    private static Example example(String form, int n, String stream) {
        return new Example(passage(form, n), stream, "", 1, n % Example.FOLDS);
    }

    /** None of them is held back itself. */
    private static Lesson lesson(String form, int n, String stream) {
        UUID id = Stream.generate(UUID::randomUUID)
                .filter(one -> Math.floorMod(one.hashCode(), Example.FOLDS) != 0)
                .findFirst()
                .orElseThrow();
        return new Lesson(
                id,
                Lesson.Origin.POSTED,
                null,
                null,
                null,
                passage(form, n),
                stream,
                "",
                null,
                UUID.randomUUID(),
                "Anna",
                Instant.EPOCH,
                null);
    }

    private static Passage passage(String form, int n) {
        return new Passage("Acetone", form.formatted(n), "");
    }

    private Models.Line inForce() {
        return models.all().stream().filter(Models.Line::inForce).findFirst().orElseThrow();
    }
}
