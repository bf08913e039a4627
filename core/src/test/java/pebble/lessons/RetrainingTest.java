package pebble.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.Http;
import pebble.TestServer;
import pebble.audit.Audit;
import pebble.classifier.Encoder;
import pebble.classifier.Example;
import pebble.classifier.Passage;
import pebble.classifier.StarterExamples;
import pebble.mail.Mailboxes;

/** A model learns from lessons, takes the place of the one before when it is not worse, and gives it back. */
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
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
    Knowledge knowledge;

    @Autowired
    ReadExamples read;

    @Autowired
    LessonReading reading;

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
        List<Example> all = StarterExamples.all();
        retraining = new Retraining(
                () -> IntStream.range(0, all.size())
                        .filter(n -> n % 10 == 0)
                        .mapToObj(all::get)
                        .toList(),
                lessons,
                models,
                knowledge,
                read,
                reading,
                encoder,
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

    private int inForce() {
        return models.all().stream()
                .filter(Models.Line::inForce)
                .findFirst()
                .orElseThrow()
                .number();
    }
}
