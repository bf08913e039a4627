package pebble.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.Http;
import pebble.TestServer;
import pebble.audit.Audit;
import pebble.classifier.Encoder;
import pebble.classifier.Example;
import pebble.classifier.Passage;
import pebble.classifier.SequenceClassifier;
import pebble.mail.Mailboxes;
import tools.jackson.databind.JsonNode;

/** A model learns from lessons, takes the place of the one before when it is not worse, and gives it back. */
@SpringBootTest(
        classes = TestServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "db-scheduler.enabled=false")
class RetrainingTest {
    private static final Passage LIKE_THEM = new Passage("Calibration slot", "zyxometer calibration slot wanted", "");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    Lessons lessons;

    @Autowired
    Models models;

    @Autowired
    JdbcTemplate template;

    @Autowired
    TrainingLog trainings;

    @Autowired
    ObjectProvider<SequenceClassifier> noForeign;

    @Autowired
    RetrainingJob job;

    @Autowired
    Encoder encoder;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    private LessonsCast cast;
    private Retraining retraining;

    @BeforeEach
    void a_tenth_of_the_examples() {
        cast = new LessonsCast(jdbc, mailboxes, port);
        retraining = retraining(new FewStarters(), encoder);
    }

    private Retraining retraining(Starters starters, Encoder encoder) {
        return new Retraining(
                starters,
                lessons,
                models,
                new Knowledge(lessons, models, encoder),
                new ReadExamples(jdbc, template, encoder),
                new LessonReading(lessons, encoder),
                encoder,
                trainings,
                audit,
                transaction,
                Clock.systemUTC());
    }

    @Test
    void what_was_taught_is_known_to_the_next_model_and_the_one_before_can_be_restored() {
        int before = inForce();
        String examples = String.join(
                "\n",
                IntStream.range(0, 24)
                        .mapToObj(n -> "{\"subject\":\"Zyxometer " + n
                                + "\",\"text\":\"calibration slot for zyxometer wanted\","
                                + "\"stream\":\"quality\""
                                + (n % 2 == 0 ? ",\"intent\":\"audit\"}" : "}"))
                        .toList());
        assertThat(cast.as(cast.admin)
                        .with("Content-Type", "text/plain")
                        .post(
                                "/api/v1/classification/examples",
                                examples.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(201);

        retraining.train("A test");

        int after = inForce();
        assertThat(after).isGreaterThan(before);
        assertThat(models.get(after).judge(LIKE_THEM, new float[384]).stream()).isEqualTo("quality");
        assertThat(models.find(after).orElseThrow().examples()).containsEntry("posted", 24);

        Http.Answer restored =
                cast.as(cast.admin).post("/api/v1/classification/models/" + before + "/restore", Map.of());

        assertThat(restored.status()).as(restored.text()).isEqualTo(200);
        assertThat(inForce()).isEqualTo(before);
        assertThat(cast.as(cast.admin)
                        .post("/api/v1/classification/models/999/restore", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void people_are_told_that_a_training_was_asked_for_runs_failed_and_what_came_of_it() {
        jdbc.sql("delete from classifier_training").update();
        assertThat(training().get("training").isNull()).isTrue();
        trainings.asked("Asked for by Anna");
        assertThat(training().at("/training/state").asString()).isEqualTo("asked");

        trainings.began("Asked for by Anna");
        trainings.asked("Asked for by Rhea");
        assertThat(training().at("/training/state").asString()).isEqualTo("running");
        assertThat(training().at("/training/reason").asString()).isEqualTo("Asked for by Anna");

        trainings.failed("the database did not take it");
        assertThat(training().at("/training/state").asString()).isEqualTo("failed");
        assertThat(training().at("/training/failure").asString()).isEqualTo("the database did not take it");
        trainings.asked("Asked for by Rhea");
        assertThat(training().at("/training/state").asString()).isEqualTo("asked");

        trainings.began("Asked for by Rhea");
        retraining.train("Asked for by Rhea");

        assertThat(training().at("/training/state").asString()).isEqualTo("done");
        assertThat(training().at("/training/model").asInt())
                .isEqualTo(models.all().getFirst().number());
        assertThat(training().at("/training/outcome").asString())
                .startsWith("of the mail that was held back it places ");
    }

    @Test
    void a_training_that_fails_says_so_and_is_tried_again() {
        jdbc.sql("delete from classifier_training").update();
        Starters tooMany = new Starters() {
            @Override
            List<Example> all() {
                throw new OutOfMemoryError("more examples than there is room for");
            }
        };
        OneTimeTask<RetrainingJob.Work> task =
                new RetrainingJob.Tasking().trainClassifier(retraining(tooMany, encoder), trainings);

        assertThatThrownBy(() -> task.executeOnce(
                        new TaskInstance<>(task.getName(), "a test", new RetrainingJob.Work("A test")), nothing()))
                .isInstanceOf(IllegalStateException.class);

        assertThat(training().at("/training/state").asString()).isEqualTo("failed");
        assertThat(training().at("/training/failure").asString()).isEqualTo("the server has too little memory for it");
    }

    @Test
    void
            another_encoder_has_a_model_trained_which_judges_whatever_it_is_worth_and_the_old_one_comes_back_with_its_encoder() {
        jdbc.sql("delete from classifier_training").update();
        int before = inForce();
        Encoder other = new OtherEncoder();
        FittingModel ours = fitting(encoder);
        FittingModel theirs = fitting(other);
        ours.see();
        assertThat(trainings.newest()).isEmpty();

        theirs.see();

        assertThat(trainings.newest().orElseThrow().reason()).contains("sentence encoder");
        assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_name = 'train-classifier'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(new Judge.Now(models, other, noForeign).get().kind()).isEqualTo(Judge.Kind.NONE);
        retraining(new FewStarters(), other).train("Another encoder");
        assertThat(new Judge.Now(models, other, noForeign).get().kind()).isEqualTo(Judge.Kind.OWN);
        assertThat(models.find(inForce()).orElseThrow().encoder()).isEqualTo(other.name());

        ours.see();

        assertThat(models.find(inForce()).orElseThrow().encoder()).isEqualTo(encoder.name());
        assertThat(inForce()).isGreaterThanOrEqualTo(before);
    }

    private FittingModel fitting(Encoder encoder) {
        return new FittingModel(models, job, encoder, noForeign, audit, transaction);
    }

    /** Of the context a job is told, a training reads nothing. */
    private static @Nullable ExecutionContext nothing() {
        return null;
    }

    /** Its points have four places, by letters. */
    private static final class OtherEncoder implements Encoder {
        @Override
        public String name() {
            return "another";
        }

        @Override
        public List<float[]> encode(List<String> texts) {
            return texts.stream()
                    .map(text -> {
                        float[] point = new float[4];
                        point[Math.floorMod(text.hashCode(), point.length)] = 1;
                        return point;
                    })
                    .toList();
        }
    }

    private JsonNode training() {
        Http.Answer answer = cast.as(cast.anna).get("/api/v1/classification/training");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private int inForce() {
        return models.all().stream()
                .filter(Models.Line::inForce)
                .findFirst()
                .orElseThrow()
                .number();
    }
}
