package pebble.connectors.llm;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pebble.llm.LanguageModel;

/** The one language model that the settings name. Wrong settings are told and leave it off: the product does without one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ProviderSettings.class, AzureOpenAiSettings.class, OllamaSettings.class})
class LanguageModels {
    /** In bytes; an answer of a thousand tokens has some kilobytes. */
    static final int LONGEST_ANSWER = 1 << 20;

    private static final Logger log = LoggerFactory.getLogger(LanguageModels.class);

    @Bean
    @Nullable
    LanguageModel languageModel(ProviderSettings chosen, AzureOpenAiSettings azure, OllamaSettings ollama) {
        try {
            return switch (chosen.provider()) {
                case "", "none" -> null;
                case "azure" -> new AzureOpenAi(azure);
                case "ollama" -> new Ollama(ollama);
                default ->
                    throw new IllegalArgumentException(
                            "LLM_PROVIDER is \"" + chosen.provider() + "\". Set it to azure or ollama, or remove it.");
            };
        } catch (IllegalArgumentException wrong) {
            log.warn("There is no language model: {}", wrong.getMessage());
            return null;
        }
    }
}
