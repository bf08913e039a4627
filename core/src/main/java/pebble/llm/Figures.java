package pebble.llm;

import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;

/** What questions to models came to and cost, for the page of figures. */
final class Figures {
    private static final double MILLION = 1_000_000;

    private final MeterRegistry meters;
    private final String model;
    private final BigDecimal priceIn;
    private final BigDecimal priceOut;

    Figures(MeterRegistry meters, LlmSettings settings, String model) {
        this.meters = meters;
        this.model = model;
        this.priceIn = settings.priceIn();
        this.priceOut = settings.priceOut();
    }

    /** Every exchange that was paid for or tried; truncated, filtered and refused ones are told by their finish. */
    void exchanged(String purpose, Completion completion) {
        meters.counter(
                        "pebble.llm.requests",
                        "model",
                        model,
                        "purpose",
                        purpose,
                        "finish",
                        completion.finish().word())
                .increment();
        Usage usage = completion.usage();
        meters.counter("pebble.llm.tokens", "model", model, "direction", "in").increment(usage.in());
        meters.counter("pebble.llm.tokens", "model", model, "direction", "out").increment(usage.out());
        meters.counter("pebble.llm.cost", "model", model)
                .increment((usage.in() * priceIn.doubleValue() + usage.out() * priceOut.doubleValue()) / MILLION);
    }

    void answered(String purpose, Answer answer, boolean repaired) {
        String outcome = switch (answer) {
            case Answer.Given _ -> repaired ? "repaired" : "given";
            case Answer.Missing _ -> "missing";
        };
        meters.counter("pebble.llm.answers", "model", model, "purpose", purpose, "outcome", outcome)
                .increment();
    }
}
