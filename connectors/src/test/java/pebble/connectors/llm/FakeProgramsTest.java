package pebble.connectors.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.connectors.llm.LlmDoor.LONG;
import static pebble.connectors.llm.LlmDoor.ask;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pebble.llm.Answer;
import pebble.llm.LanguageModel;
import pebble.llm.LlmCast;

/** The fakes are programs too, which say their address when they are ready, for tests of the running product. */
@Timeout(60)
class FakeProgramsTest {

    @Test
    void azure_answers_as_a_process_of_its_own() throws Exception {
        try (FakeModel fake = FakeModel.azure()) {
            answers(
                    fake,
                    new AzureOpenAi(new AzureOpenAiSettings(
                            fake.url(),
                            "right-key-0123",
                            "mail",
                            "",
                            AzureOpenAiSettings.Answers.JSON_SCHEMA,
                            false,
                            LONG,
                            LONG,
                            LONG)));
        }
    }

    @Test
    void ollama_answers_as_a_process_of_its_own() throws Exception {
        try (FakeModel fake = FakeModel.ollama()) {
            answers(fake, new Ollama(new OllamaSettings(fake.url(), "little", 2048, "5m", LONG, LONG, LONG)));
        }
    }

    private static void answers(FakeModel fake, LanguageModel model) {
        fake.answer(LlmCast.FITTING);

        assertThat(ask(model, "A price, please.", LONG)).isInstanceOf(Answer.Given.class);
        assertThat(fake.asked()).hasSize(1);
    }
}
