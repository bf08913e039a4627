package pebble.llm;

import java.time.Duration;

/**
 * What one question may cost.
 *
 * @param time nobody waits longer for the answer, whatever happens
 * @param answerTokens the longest answer. Keep it small: Azure counts it against the quota before the answer is written
 * @param dataCharacters what goes beyond is left out of the question, and the model is told so
 */
public record Limits(Duration time, int answerTokens, int dataCharacters) {
    public Limits {
        if (time.isNegative() || answerTokens < 1 || dataCharacters < 1) {
            throw new IllegalArgumentException(
                    "Limits must be positive: " + time + ", " + answerTokens + ", " + dataCharacters);
        }
    }

    Limits within(Duration left) {
        return new Limits(left.compareTo(time) < 0 ? left : time, answerTokens, dataCharacters);
    }
}
