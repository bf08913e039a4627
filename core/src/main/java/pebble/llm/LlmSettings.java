package pebble.llm;

import java.math.BigDecimal;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How language models are used, whichever it is.
 *
 * @param budget the longest that one question may take, with all its waiting and asking again
 * @param concurrency how many exchanges this process has at once; others wait within their budget
 * @param attempts how often one question is sent while the other side is away or busy
 * @param firstPause before the second attempt, doubled for each one after, with jitter; unless the other side names a time
 * @param rest how long a model is left alone after most of its last exchanges failed
 * @param below mail of which the classifier is surer than this is never asked about; of the rest, what it cannot place
 * @param redact whether numbers and addresses of persons are taken out of what is sent
 * @param priceIn of a million tokens read, in any currency
 * @param priceOut of a million tokens written
 */
@ConfigurationProperties("pebble.llm")
public record LlmSettings(
        @DefaultValue("30s") Duration budget,
        @DefaultValue("2") int concurrency,
        @DefaultValue("3") int attempts,
        @DefaultValue("500ms") Duration firstPause,
        @DefaultValue("30s") Duration rest,
        @DefaultValue("1") double below,
        @DefaultValue("true") boolean redact,
        @DefaultValue("0") BigDecimal priceIn,
        @DefaultValue("0") BigDecimal priceOut) {
    public LlmSettings {
        if (!budget.isPositive() || concurrency < 1 || attempts < 1 || priceIn.signum() < 0 || priceOut.signum() < 0) {
            throw new IllegalArgumentException(
                    "LLM_BUDGET must be longer than nothing, LLM_CONCURRENCY at least 1, and prices not negative.");
        }
    }
}
