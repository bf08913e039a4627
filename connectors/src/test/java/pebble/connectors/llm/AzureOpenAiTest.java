package pebble.connectors.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pebble.connectors.llm.LlmDoor.LONG;
import static pebble.connectors.llm.LlmDoor.SHORT;
import static pebble.connectors.llm.LlmDoor.ask;
import static pebble.connectors.llm.LlmDoor.body;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.connectors.http.FakeServer;
import pebble.connectors.llm.AzureOpenAiSettings.Answers;
import pebble.llm.Answer;
import pebble.llm.Answer.Given;
import pebble.llm.Answer.Missing;
import pebble.llm.Finish;
import pebble.llm.LlmCast;
import pebble.llm.Usage;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class AzureOpenAiTest {
    private static final String KEY = "right-key-0123";
    private static final String MAIL = "A price, please, for 200 kg.";
    private static final List<String> HOPELESS = FakeAzureOpenAi.HOPELESS;

    private final FakeServer fake = FakeAzureOpenAi.start(0);
    private final LlmDoor door = new LlmDoor(fake.url()).answer(LlmCast.FITTING);

    @AfterEach
    void close() {
        fake.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2024-10-21"})
    void both_addresses_answer_by_a_strict_schema(String version) {
        Answer answer = ask(azure(KEY, "mail", version, Answers.JSON_SCHEMA), MAIL, LONG);

        assertThat(answer).isInstanceOf(Given.class);
        assertThat(answer.usage()).isEqualTo(new Usage(100, 10));
        assertThat(answer.model()).contains("mail@", "gpt-4o-mini-2024-07-18");
        JsonNode asked = body(door.asked("/chat/completions").getLast());
        assertThat(asked.path("response_format")
                        .path("json_schema")
                        .path("strict")
                        .asBoolean())
                .isTrue();
        assertThat(asked.path("max_tokens").asInt()).isEqualTo(200);
        assertThat(asked.has("model")).isEqualTo(version.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/openai", "/openai/v1", "/openai/v1/"})
    void an_endpoint_pasted_with_its_path_is_understood(String pasted) {
        AzureOpenAi azure = azure(fake.url() + pasted, KEY, "mail", "", Answers.JSON_SCHEMA, false);

        assertThat(ask(azure, MAIL, LONG)).isInstanceOf(Given.class);
    }

    @Test
    void a_version_before_schemas_is_told_to_the_administrator_and_answers_as_json_object() {
        Answer refused = ask(azure(KEY, "mail", "2024-02-01", Answers.JSON_SCHEMA), MAIL, LONG);

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Missing.class, missing -> assertThat(missing.why()).contains("AZURE_OPENAI_ANSWERS"));
        assertThat(ask(azure(KEY, "mail", "2024-02-01", Answers.JSON_OBJECT), MAIL, LONG))
                .isInstanceOf(Given.class);
    }

    @Test
    void a_reasoning_model_is_asked_without_temperature() {
        assertThat(ask(azure(fake.url(), KEY, "mail", "", Answers.JSON_SCHEMA, true), MAIL, LONG))
                .isInstanceOf(Given.class);
        JsonNode asked = body(door.asked("/chat/completions").getLast());
        assertThat(asked.has("temperature")).isFalse();
        assertThat(asked.has("max_tokens")).isFalse();
        assertThat(asked.path("max_completion_tokens").asInt()).isEqualTo(200);
    }

    @Test
    void a_wrong_key_is_not_tried_again_nor_repeated() {
        Answer answer = ask(azure("wrong-key-4567", "mail", "", Answers.JSON_SCHEMA), MAIL, LONG);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Missing.class,
                        missing -> assertThat(missing.why()).contains("401").doesNotContain("wrong-key-4567"));
        assertThat(door.asked("/chat/completions")).hasSize(1);
    }

    @Test
    void a_wrong_deployment_is_named_by_its_code() {
        assertThat(ask(azure(KEY, "gone", "2024-10-21", Answers.JSON_SCHEMA), MAIL, LONG))
                .isInstanceOfSatisfying(
                        Missing.class, missing -> assertThat(missing.why()).contains("DeploymentNotFound"));
    }

    @ParameterizedTest
    @CsvSource({
        "filtering, FILTERED, 1",
        "half filtered, FILTERED, 1",
        "refusing, REFUSED, 1",
        "cut, LENGTH, 2",
    })
    void an_end_that_is_none_of_the_models_own_gives_no_answer(String mood, Finish finish, int exchanges) {
        door.moods(mood);

        assertThat(ask(azure(), MAIL, LONG).finish()).isEqualTo(finish);
        assertThat(door.asked("/chat/completions")).hasSize(exchanges);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "busy ms",
                "busy negative",
                "busy",
                "timeout",
                "conflict",
                "broken",
                "away",
                "garbage",
                "no choices",
                "breaking off",
                "flooding"
            })
    void what_passes_is_asked_again(String mood) {
        door.moods(mood, "well");

        assertThat(ask(azure(), MAIL, LONG)).isInstanceOf(Given.class);
        assertThat(door.asked("/chat/completions")).hasSize(2);
    }

    @ParameterizedTest
    @FieldSource("HOPELESS")
    void whatever_goes_wrong_the_caller_has_an_end_in_time(String mood) {
        door.moods(mood);

        assertThat(ask(azure(), MAIL, SHORT)).isInstanceOfSatisfying(Missing.class, missing -> {
            assertThat(missing.finish()).isEqualTo(Finish.FAILED);
            assertThat(missing.why()).isNotBlank().doesNotContain(MAIL, KEY);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy for long", "busy in words"})
    void a_pause_longer_than_the_time_is_not_waited_for(String mood) {
        door.moods(mood);

        assertThat(ask(azure(), MAIL, LONG).finish()).isEqualTo(Finish.FAILED);
        assertThat(door.asked("/chat/completions")).hasSize(1);
    }

    @Test
    void a_first_byte_that_does_not_come_is_given_up_long_before_the_question_is() {
        door.moods("silent", "dripping", "well");
        AzureOpenAi hasty = new AzureOpenAi(new AzureOpenAiSettings(
                fake.url(),
                KEY,
                "mail",
                "",
                Answers.JSON_SCHEMA,
                false,
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2)));

        assertThat(ask(hasty, MAIL, LONG)).isInstanceOf(Given.class);
        assertThat(door.asked("/chat/completions")).hasSize(3);
    }

    @Test
    void nobody_at_home_is_no_answer() {
        fake.close();

        assertThat(ask(azure(), MAIL, LONG).finish()).isEqualTo(Finish.FAILED);
    }

    @Test
    void a_key_is_sent_over_no_open_wire_and_shown_in_no_text() {
        assertThatThrownBy(() -> azure("http://models.example", KEY, "mail", "", Answers.JSON_SCHEMA, false))
                .hasMessageContaining("https://")
                .hasMessageNotContaining(KEY);
        assertThatThrownBy(() -> azure(fake.url(), "", "mail", "", Answers.JSON_SCHEMA, false))
                .hasMessageContaining("AZURE_OPENAI_KEY");
        assertThat(settings(fake.url(), KEY, "mail", "", Answers.JSON_SCHEMA, false)
                        .toString())
                .doesNotContain(KEY);
    }

    private AzureOpenAi azure() {
        return azure(KEY, "mail", "", Answers.JSON_SCHEMA);
    }

    private AzureOpenAi azure(String key, String deployment, String version, Answers answers) {
        return azure(fake.url(), key, deployment, version, answers, false);
    }

    private static AzureOpenAi azure(
            String url, String key, String deployment, String version, Answers answers, boolean reasoning) {
        return new AzureOpenAi(settings(url, key, deployment, version, answers, reasoning));
    }

    private static AzureOpenAiSettings settings(
            String url, String key, String deployment, String version, Answers answers, boolean reasoning) {
        return new AzureOpenAiSettings(url, key, deployment, version, answers, reasoning, LONG, LONG, LONG);
    }
}
