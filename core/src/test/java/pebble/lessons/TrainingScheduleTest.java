package pebble.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.TestServer;
import pebble.classifier.Example;
import pebble.mail.Mailboxes;
import tools.jackson.databind.JsonNode;

/** A model is trained when somebody asks, and by itself within the hour when twenty lessons came. */
@SpringBootTest(
        classes = {TestServer.class, TrainingScheduleTest.Few.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TrainingScheduleTest {
    @TestConfiguration(proxyBeanMethods = false)
    static class Few {
        /** So few that a training takes no time. */
        @Bean
        @Primary
        Starters few() {
            return new Starters() {
                @Override
                List<Example> all() {
                    List<Example> all = super.all();
                    return IntStream.range(0, all.size())
                            .filter(n -> n % 50 == 0)
                            .mapToObj(all::get)
                            .toList();
                }
            };
        }
    }

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    Models models;

    @LocalServerPort
    int port;

    private LessonsCast cast;

    @BeforeEach
    void a_server_whose_hour_is_not_over() {
        cast = new LessonsCast(jdbc, mailboxes, port);
        anHourPasses();
        await().atMost(Duration.ofSeconds(90)).until(() -> !trains());
    }

    @Test
    void a_manager_who_asks_gets_a_model() {
        int before = newest();

        Http.Answer asked = cast.as(cast.anna).post("/api/v1/classification/train", Map.of());

        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        done();
        assertThat(newest()).isEqualTo(before + 1);
        assertThat(models.all().getFirst().reason()).startsWith("Asked for by Anna");
    }

    @Test
    void twenty_lessons_bring_a_model_within_the_hour_and_nineteen_do_not() {
        int before = newest();
        int known = lessons();
        taught(19 - known);
        anHourPasses();
        assertThat(newest()).isEqualTo(before);
        assertThat(trains()).isFalse();

        taught(1);
        anHourPasses();

        await().atMost(Duration.ofSeconds(90)).until(() -> newest() == before + 1);
        done();
        assertThat(models.all().getFirst().reason()).startsWith("Enough was taught");
        assertThat(lessons()).isZero();
        anHourPasses();
        assertThat(newest()).isEqualTo(before + 1);
    }

    private void taught(int lessons) {
        String lines = IntStream.range(0, lessons)
                .mapToObj(n -> "{\"subject\":\"Rate of IPA\",\"text\":\"Kindly quote lot " + n
                        + "\",\"stream\":\"sales\",\"intent\":\"enquiry\"}")
                .collect(Collectors.joining("\n"));
        Http.Answer answer = cast.as(cast.admin)
                .with("Content-Type", "text/plain")
                .post("/api/v1/classification/examples", lines.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    /** The hourly look is due, and was. */
    private void anHourPasses() {
        jdbc.sql(
                        "update scheduled_tasks set execution_time = now(), last_success = null where task_name = 'train-classifier-when-taught'")
                .update();
        await().atMost(Duration.ofSeconds(20)).until(this::hourlyLookIsOver);
    }

    private boolean hourlyLookIsOver() {
        return jdbc.sql("select exists (select from scheduled_tasks where task_name = 'train-classifier-when-taught'"
                        + " and not picked and last_success is not null)")
                .query(Boolean.class)
                .single();
    }

    private boolean trains() {
        return jdbc.sql("select exists (select from scheduled_tasks where task_name = 'train-classifier')")
                .query(Boolean.class)
                .single();
    }

    private void done() {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> training().at("/training/state").asString().equals("done"));
    }

    private JsonNode training() {
        return cast.as(cast.anna).get("/api/v1/classification/training").json();
    }

    private int lessons() {
        return training().get("new_lessons").asInt();
    }

    private int newest() {
        return models.all().getFirst().number();
    }
}
