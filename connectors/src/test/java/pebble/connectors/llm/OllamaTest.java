package pebble.connectors.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pebble.connectors.llm.LlmDoor.LONG;
import static pebble.connectors.llm.LlmDoor.SHORT;
import static pebble.connectors.llm.LlmDoor.ask;
import static pebble.connectors.llm.LlmDoor.body;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.connectors.http.FakeServer;
import pebble.llm.Answer;
import pebble.llm.Answer.Given;
import pebble.llm.Answer.Missing;
import pebble.llm.Finish;
import pebble.llm.LlmCast;
import pebble.llm.Usage;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class OllamaTest {
    private static final String MAIL = "A price, please, for 200 kg.";
    private static final List<String> HOPELESS = FakeOllama.HOPELESS;

    private final FakeServer fake = FakeOllama.start(0);
    private final LlmDoor door = new LlmDoor(fake.url()).answer(LlmCast.FITTING);

    @AfterEach
    void close() {
        fake.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"little", "little:latest"})
    void one_whole_answer_is_asked_for_with_schema_and_context(String name) {
        Answer answer = ask(ollama(name), MAIL, LONG);

        assertThat(answer).isInstanceOf(Given.class);
        assertThat(answer.usage()).isEqualTo(new Usage(100, 10));
        assertThat(answer.model()).isEqualTo("ollama/" + name + "@" + FakeOllama.DIGEST.substring(0, 12));
        JsonNode asked = body(door.asked("/api/chat").getLast());
        assertThat(asked.path("stream").asBoolean(true)).isFalse();
        assertThat(asked.path("format").path("properties").has("stream")).isTrue();
        assertThat(asked.path("options").path("num_ctx").asInt()).isEqualTo(2048);
        assertThat(asked.path("options").path("num_predict").asInt()).isEqualTo(200);
        assertThat(asked.path("messages").path(0).path("content").asString()).contains("unclassified");
    }

    @Test
    void an_answer_that_was_streamed_all_the_same_is_put_together() {
        door.moods("streaming");

        assertThat(ask(ollama("little"), MAIL, LONG)).isInstanceOf(Given.class);
    }

    @Test
    void the_digest_is_asked_for_anew_after_a_failure() {
        Ollama ollama = ollama("little");
        ask(ollama, MAIL, LONG);
        ask(ollama, MAIL, LONG);
        assertThat(door.asked("/api/tags")).hasSize(1);

        door.moods("crashed", "well");
        ask(ollama, MAIL, LONG);

        assertThat(door.asked("/api/tags")).hasSize(2);
    }

    @Test
    void a_cut_answer_is_asked_for_once_more() {
        door.moods("cut", "well");

        assertThat(ask(ollama("little"), MAIL, LONG)).isInstanceOf(Given.class);

        door.moods("cut");
        assertThat(ask(ollama("little"), MAIL, LONG).finish()).isEqualTo(Finish.LENGTH);
    }

    @ParameterizedTest
    @CsvSource({
        "not pulled, not found",
        "cannot chat, OLLAMA_MODEL",
        "full context, OLLAMA_CONTEXT",
        "too long, HTTP 400",
    })
    void what_does_not_pass_is_told_and_not_asked_again(String mood, String why) {
        door.moods(mood);

        assertThat(ask(ollama("little"), MAIL, LONG))
                .isInstanceOfSatisfying(
                        Missing.class,
                        missing -> assertThat(missing.why()).contains(why).doesNotContain(MAIL));
        assertThat(door.asked("/api/chat")).hasSize(1);
    }

    @Test
    void an_unknown_model_is_told_by_name() {
        assertThat(ask(ollama("large"), MAIL, LONG))
                .isInstanceOfSatisfying(
                        Missing.class, missing -> assertThat(missing.why()).contains("'large' not found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "full queue",
                "busy",
                "crashed",
                "cancelled",
                "loading",
                "error in the stream",
                "cut stream",
                "garbage",
                "empty",
                "breaking off",
                "flooding"
            })
    void what_passes_is_asked_again(String mood) {
        door.moods(mood, "well");

        assertThat(ask(ollama("little"), MAIL, LONG)).isInstanceOf(Given.class);
        assertThat(door.asked("/api/chat")).hasSize(2);
    }

    @ParameterizedTest
    @FieldSource("HOPELESS")
    void whatever_goes_wrong_the_caller_has_an_end_in_time(String mood) {
        door.moods(mood);

        assertThat(ask(ollama("little"), MAIL, SHORT)).isInstanceOfSatisfying(Missing.class, missing -> {
            assertThat(missing.finish()).isEqualTo(Finish.FAILED);
            assertThat(missing.why()).isNotBlank().doesNotContain(MAIL);
        });
    }

    @Test
    void what_is_no_address_is_refused() {
        assertThatThrownBy(() -> new Ollama(settings("your_endpoint", "little")))
                .hasMessageContaining("OLLAMA_BASE_URL");
    }

    private Ollama ollama(String model) {
        return new Ollama(settings(fake.url() + "/", model));
    }

    private static OllamaSettings settings(String url, String model) {
        return new OllamaSettings(url, model, 2048, "5m", LONG, LONG, LONG);
    }
}
