package pebble.connectors.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.connectors.llm.LlmDoor.LONG;
import static pebble.connectors.llm.LlmDoor.ask;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.llm.Answer;
import pebble.llm.LanguageModel;
import pebble.llm.LlmCast;

/** The fakes are programs too, which say their address when they are ready, for tests of the running product. */
@Timeout(60)
class FakeProgramsTest {

    @ParameterizedTest
    @ValueSource(classes = {FakeAzureOpenAi.class, FakeOllama.class})
    void a_fake_answers_as_a_process_of_its_own(Class<?> program) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = process.inputReader()) {
            String url = said.readLine();
            new LlmDoor(url).answer(LlmCast.FITTING);
            LanguageModel model = program == FakeOllama.class
                    ? new Ollama(new OllamaSettings(url, "little", 2048, "5m", LONG, LONG, LONG))
                    : new AzureOpenAi(new AzureOpenAiSettings(
                            url,
                            "right-key-0123",
                            "mail",
                            "",
                            AzureOpenAiSettings.Answers.JSON_SCHEMA,
                            false,
                            LONG,
                            LONG,
                            LONG));

            assertThat(ask(model, "A price, please.", LONG)).isInstanceOf(Answer.Given.class);
        } finally {
            process.destroy();
        }
    }
}
