package pebble.connectors.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import pebble.llm.LanguageModel;

@ExtendWith(OutputCaptureExtension.class)
class LanguageModelsTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(LanguageModels.class);

    @ParameterizedTest
    @ValueSource(strings = {"", "none"})
    void there_is_no_model_unless_one_is_set(String provider) {
        runner.withPropertyValues("pebble.llm.provider=" + provider)
                .run(context -> assertThat(
                                context.getBeanProvider(LanguageModel.class).getIfAvailable())
                        .isNull());
    }

    @Test
    void ollama_needs_no_more_than_its_name() {
        runner.withPropertyValues("pebble.llm.provider=ollama", "pebble.llm.ollama.base-url=")
                .run(context ->
                        assertThat(context.getBean(LanguageModel.class).name()).isEqualTo("ollama"));
    }

    @Test
    void azure_needs_endpoint_and_key() {
        runner.withPropertyValues(
                        "pebble.llm.provider=azure",
                        "pebble.llm.azure.endpoint=https://acme.openai.azure.com/",
                        "pebble.llm.azure.key=a-key",
                        "pebble.llm.azure.answers=json_object")
                .run(context ->
                        assertThat(context.getBean(LanguageModel.class).name()).isEqualTo("azure"));
    }

    @Test
    void wrong_settings_are_told_and_the_product_starts_without_a_model(CapturedOutput output) {
        runner.withPropertyValues(
                        "pebble.llm.provider=azure",
                        "pebble.llm.azure.endpoint=your_endpoint",
                        "pebble.llm.azure.key=secret-of-azure")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBeanProvider(LanguageModel.class).getIfAvailable())
                            .isNull();
                });
        runner.withPropertyValues("pebble.llm.provider=gemini")
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output).contains("AZURE_OPENAI_ENDPOINT", "gemini").doesNotContain("secret-of-azure");
    }
}
