package pebble.connectors.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.TestServer;
import pebble.classifier.Encoder;
import pebble.lessons.FewStarters;
import pebble.lessons.LessonsCast;
import pebble.mail.Mailboxes;
import tools.jackson.databind.JsonNode;

/** A server starts with another sentence encoder than the model in force was trained with. */
@SpringBootTest(
        classes = {TestServer.class, OtherEncoderTest.Tiny.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OtherEncoderTest {
    private static final String RATE = "Kindly quote your best rate for 20 MT caustic soda flakes, delivered Pune.";

    @TestConfiguration(proxyBeanMethods = false)
    static class Tiny {
        @Bean
        @Primary
        Encoder tinyEncoder() throws IOException {
            var folder = Files.createTempDirectory("tiny-encoder");
            TinyModel.ofWidth(2).word("rate", 0, 3).word("[CLS]", 1, 1).tokens(folder, "last_hidden_state");
            return OnnxEncoder.open(folder.toString(), "", "", 1);
        }

        @Bean
        @Primary
        FewStarters fewStarters() {
            return FewStarters.held();
        }
    }

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    FewStarters starters;

    @LocalServerPort
    int port;

    private JsonNode training(LessonsCast cast) {
        return cast.as(cast.anna).get("/api/v1/classification/training").json();
    }

    private static void until(java.util.concurrent.Callable<Boolean> holds) {
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(50))
                .until(holds);
    }

    @Test
    void a_model_is_trained_by_itself_and_mail_waits_in_triage_until_it_judges() {
        LessonsCast cast = new LessonsCast(jdbc, mailboxes, port);
        until(() -> training(cast).at("/training/state").asString().equals("running"));
        assertThat(training(cast).at("/judge/kind").asString()).isEqualTo("none");
        assertThat(training(cast).at("/training/reason").asString())
                .isEqualTo("No model knew the sentence encoder in use");

        String early = "early" + System.nanoTime();
        cast.send(early, "Rate for caustic soda", RATE);

        JsonNode waits = cast.message(early);
        assertThat(waits.get("disposition").asString()).isEqualTo("carded");
        JsonNode card = card(cast, waits);
        assertThat(card.get("stream").asString()).isEqualTo("unclassified");
        assertThat(card.at("/classification/reasons/0").asString()).startsWith("No model answered");

        starters.give();
        until(() -> training(cast).at("/training/state").asString().equals("done"));

        assertThat(training(cast).at("/training/in_force").asBoolean()).isTrue();
        assertThat(training(cast).at("/judge/kind").asString()).isEqualTo("own");
        String late = "late" + System.nanoTime();
        cast.send(late, "Need price of soda ash", RATE.replace("caustic soda flakes", "soda ash light"));
        JsonNode judged = card(cast, cast.message(late)).get("classification");
        assertThat(judged.get("decided_by").asString()).isEqualTo("model");
        assertThat(judged.get("best_stream").asString()).isEqualTo("sales");
        assertThat(judged.get("confidence").asDouble()).isPositive();
    }

    private static JsonNode card(LessonsCast cast, JsonNode message) {
        return cast.as(cast.admin)
                .get("/api/v1/cards/" + message.get("card_id").asString())
                .json();
    }
}
