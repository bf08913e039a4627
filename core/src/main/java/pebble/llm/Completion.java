package pebble.llm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one exchange.
 *
 * @param text the answer as it was written, empty when there is none
 * @param model what answered, exactly enough to tell it from its successor
 * @param failure there exactly when {@code finish} is {@link Finish#FAILED}
 */
public record Completion(
        String text,
        Finish finish,
        Usage usage,
        String model,
        @Nullable Failure failure) {
    public Completion {
        if ((finish == Finish.FAILED) != (failure != null)) {
            throw new IllegalArgumentException("A completion has a failure exactly when it failed");
        }
    }

    public static Completion ended(String text, Finish finish, Usage usage, String model) {
        return new Completion(text, finish, usage, model, null);
    }

    public static Completion failed(Failure failure, String model) {
        return new Completion("", Finish.FAILED, Usage.NONE, model, failure);
    }

    /**
     * Why there is no answer.
     *
     * @param why for logs and administrators: without secrets, and without what the question said
     * @param after how long the other side wants to be left alone, when it said so
     */
    public record Failure(Kind kind, String why, @Nullable Duration after) {
        public static Failure of(Kind kind, String why) {
            return new Failure(kind, why, null);
        }

        /** Whether the same question may be answered once the other side, or a setting, is mended. */
        boolean passes() {
            return kind != Kind.UNANSWERABLE;
        }
    }

    /** What may help. */
    public enum Kind {
        /** It passes: away, broken, too slow. */
        UNAVAILABLE,
        /** It passes, and the other side is well: it had too many questions. */
        BUSY,
        /** An administrator must change a setting first. */
        MISCONFIGURED,
        /** This question cannot be answered; another can. */
        UNANSWERABLE
    }
}
