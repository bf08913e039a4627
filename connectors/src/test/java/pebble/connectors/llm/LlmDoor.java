package pebble.connectors.llm;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import pebble.llm.Answer;
import pebble.llm.Answers;
import pebble.llm.LanguageModel;
import pebble.llm.LlmCast;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The control door of a fake from outside, and questions to the model behind it. */
final class LlmDoor {
    static final Duration LONG = Duration.ofSeconds(20);
    static final Duration SHORT = Duration.ofMillis(400);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    LlmDoor(String url) {
        this.url = url;
    }

    LlmDoor moods(String... moods) {
        send("moods", String.join("\n", moods));
        return this;
    }

    LlmDoor answer(String text) {
        send("answer", text);
        return this;
    }

    /** The bodies of what was asked at {@code path}, in order. */
    List<JsonNode> asked(String path) {
        return new JsonMapper()
                .readTree(send("requests", ""))
                .valueStream()
                .filter(request -> request.path("path").asString("").contains(path))
                .toList();
    }

    static JsonNode body(JsonNode request) {
        return new JsonMapper().readTree(request.path("body").asString(""));
    }

    static Answer ask(LanguageModel model, String mail, Duration time) {
        return new Answers(model, LlmCast.settings(2, 3), new SimpleMeterRegistry(), Clock.systemUTC())
                .ask(LlmCast.PLACE, mail, LlmCast.PLACING, LlmCast.limits(time));
    }

    private String send(String door, String body) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(url + "/control/" + door))
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
