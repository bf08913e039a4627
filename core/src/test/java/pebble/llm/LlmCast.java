package pebble.llm;

import java.math.BigDecimal;
import java.time.Duration;

/** A question that the tests of language models ask. */
public final class LlmCast {
    public static final AnswerSchema PLACING = AnswerSchema.of("placing", """
            {"type": "object", "additionalProperties": false, "required": ["stream", "why"], "properties": {
              "stream": {"type": "string", "enum": ["sales", "quality", "unclassified"]},
              "why": {"type": ["string", "null"], "maxLength": 20}}}
            """);

    public static final Instruction PLACE = new Instruction("routing", "Choose the stream of the mail.");

    public static final String FITTING = "{\"stream\":\"sales\",\"why\":\"asks for a price\"}";

    private LlmCast() {}

    public static Limits limits(Duration time) {
        return new Limits(time, 200, 4000);
    }

    /** Short pauses; a model that fails is left alone for a minute. */
    public static LlmSettings settings(int concurrency, int attempts) {
        return new LlmSettings(
                Duration.ofSeconds(60),
                concurrency,
                attempts,
                Duration.ofMillis(1),
                Duration.ofMinutes(1),
                1,
                true,
                new BigDecimal("2"),
                new BigDecimal("8"));
    }
}
