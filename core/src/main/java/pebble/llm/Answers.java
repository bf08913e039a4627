package pebble.llm;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import pebble.llm.AnswerSchema.Reading;
import pebble.mime.CleanText;

/**
 * Asks the language model and believes nothing: an answer is handed on when the model ended it by itself and it fits the schema, which
 * is checked here. One that does not fit is asked for anew once, with what was wrong. Whatever the other side does, the caller has an
 * {@link Answer} within the time of its limits, and of the settings.
 */
public final class Answers {
    private final @Nullable Exchanges exchanges;
    private final Figures figures;
    private final LlmSettings settings;

    public Answers(@Nullable LanguageModel model, LlmSettings settings, MeterRegistry meters, Clock clock) {
        this.figures = new Figures(meters, settings, model == null ? "none" : model.name());
        this.exchanges = model == null ? null : new Exchanges(model, settings, figures, clock);
        this.settings = settings;
    }

    /** Whether an administrator has set up a model at all. */
    public boolean configured() {
        return exchanges != null;
    }

    public Answer ask(Instruction instruction, String data, AnswerSchema schema, Limits limits) {
        if (exchanges == null) {
            return new Answer.Missing(Finish.FAILED, "No language model is set up.", true, Usage.NONE, "");
        }
        Limits mine = limits.within(settings.budget());
        String sent = settings.redact() ? Redaction.of(data) : data;
        Answer answer;
        boolean repaired = false;
        try {
            Deadline deadline = Deadline.in(mine.time());
            Completion first = exchanges.complete(instruction, sent, schema, mine, deadline);
            String complaint = complaint(first, schema);
            repaired = complaint != null && !deadline.passed();
            if (complaint == null || deadline.passed()) {
                answer = answer(first, schema, Usage.NONE);
            } else {
                answer = answer(
                        exchanges.complete(instruction.after(complaint), sent, schema, mine, deadline),
                        schema,
                        first.usage());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            answer = new Answer.Missing(Finish.FAILED, "The work was interrupted.", true, Usage.NONE, "");
        }
        figures.answered(instruction.purpose(), answer, repaired);
        return answer;
    }

    /** What asking again may mend; null when there is nothing to mend, or asking again would not. */
    private static @Nullable String complaint(Completion completion, AnswerSchema schema) {
        return switch (completion.finish()) {
            case STOP -> {
                Reading reading = schema.read(completion.text());
                yield reading.value().isPresent() ? null : reading.complaint();
            }
            case LENGTH -> "it was too long and was cut off. Be brief.";
            case FILTERED, REFUSED, FAILED -> null;
        };
    }

    private static Answer answer(Completion completion, AnswerSchema schema, Usage before) {
        Usage usage = before.plus(completion.usage());
        String model = CleanText.clean(completion.model());
        return switch (completion.finish()) {
            case STOP -> {
                Reading reading = schema.read(completion.text());
                yield reading.value()
                        .<Answer>map(value -> new Answer.Given(value, usage, model))
                        .orElseGet(() -> new Answer.Missing(
                                Finish.FAILED,
                                "The model's answer does not fit: " + reading.complaint(),
                                false,
                                usage,
                                model));
            }
            case LENGTH ->
                new Answer.Missing(Finish.LENGTH, "The model's answer was cut off as too long.", false, usage, model);
            case FILTERED -> new Answer.Missing(Finish.FILTERED, "A content filter stepped in.", false, usage, model);
            case REFUSED -> new Answer.Missing(Finish.REFUSED, "The model declined to answer.", false, usage, model);
            case FAILED -> {
                Completion.Failure failure = completion.failure();
                yield new Answer.Missing(
                        Finish.FAILED,
                        failure == null ? "" : failure.why(),
                        failure == null || failure.passes(),
                        usage,
                        model);
            }
        };
    }
}
