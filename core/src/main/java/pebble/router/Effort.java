package pebble.router;

import java.util.ArrayList;
import java.util.List;

/**
 * What judging one message has cost, in characters looked at times the states of the expression that looked. It is counted, not
 * timed, so that the same message always comes to the same judgement; what the counter allows takes well under a second.
 */
final class Effort {
    /** For the regular expressions of all rules together: at 10 to 40 ns a step, a tenth to four tenths of a second. */
    static final long MOST = 10_000_000;

    private final List<String> givenUp = new ArrayList<>();
    private long spent;
    private long onExpressions;

    long spent() {
        return spent;
    }

    void spend(long steps) {
        spent += steps;
    }

    /** @throws Exceeded when the expressions of this message have cost all they may */
    void spendOnExpressions(long steps) {
        spent += steps;
        onExpressions += steps;
        if (onExpressions > MOST) {
            throw new Exceeded();
        }
    }

    /** An expression that could not be looked for to the end. */
    void giveUp(String pattern) {
        givenUp.add(pattern);
    }

    List<String> givenUp() {
        return givenUp;
    }

    static final class Exceeded extends RuntimeException {
        Exceeded() {
            super("too many steps", null, false, false);
        }
    }
}
