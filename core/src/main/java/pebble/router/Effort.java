package pebble.router;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What judging one message has cost, in characters looked at times the states of the expression that looked. It is counted, not
 * timed, so that the same message always comes to the same judgement; what the counter allows takes well under a second.
 */
final class Effort {
    /** For the regular expressions of all rules together: at 10 to 40 ns a step, a tenth to four tenths of a second. */
    static final long MOST = 10_000_000;

    private final Set<String> givenUp = new LinkedHashSet<>();
    private String rule = "";
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

    /** From here on it is spent for this rule. */
    void begin(String rule) {
        this.rule = rule;
    }

    /** An expression of the rule could not be looked for to the end. */
    void giveUp() {
        givenUp.add(rule);
    }

    List<String> givenUp() {
        return List.copyOf(givenUp);
    }

    static final class Exceeded extends RuntimeException {
        Exceeded() {
            super("too many steps", null, false, false);
        }
    }
}
