package pebble.connectors.llm;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param model with its tag; without one Ollama takes {@code :latest}
 * @param context tokens of question and answer together. Ollama's own default depends on the machine, and what is longer loses its
 *     beginning without a word
 * @param keepAlive how long Ollama keeps the model loaded after a question
 * @param firstByteTimeout covers Ollama's queue, loading the model and all of the answer, which comes in one piece
 */
@ConfigurationProperties("pebble.llm.ollama")
record OllamaSettings(
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String model,
        @DefaultValue("8192") int context,
        @DefaultValue("30m") String keepAlive,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("60s") Duration firstByteTimeout,
        @DefaultValue("60s") Duration totalTimeout) {
    OllamaSettings {
        // A variable that is set to nothing is as if it were not there.
        baseUrl = baseUrl.isBlank() ? "http://127.0.0.1:11434" : baseUrl;
        model = model.isBlank() ? "llama3.2:latest" : model;
    }
}
