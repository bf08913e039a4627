package pebble.router;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that nobody can hang the product with. RE2 looks at each character once for each state of the expression;
 * the states are limited when it is saved, and what is looked at is counted while it is searched for.
 */
final class Expression {
    static final int LONGEST = 1_000;
    private static final int MOST_STATES = 2_000;

    private final Pattern pattern;
    private final @Nullable Word needs;

    /** @throws IllegalArgumentException for what {@link #refusal} refuses */
    Expression(String written) {
        String refusal = refusal(written);
        if (refusal != null) {
            throw new IllegalArgumentException("a regular expression that " + refusal);
        }
        pattern = compile(written);
        needs = ExpressionText.needed(written).map(Word::new).orElse(null);
    }

    /** Why this is none that can be used, as the rest of a sentence; null when it can. */
    static @Nullable String refusal(String written) {
        if (written.length() > LONGEST) {
            return "has more than " + LONGEST + " characters";
        }
        if (ExpressionText.copies(written) > MOST_STATES) {
            return "repeats too much: counted repetitions within each other multiply";
        }
        try {
            return compile(written).programSize() > MOST_STATES ? "is too large to be searched for quickly" : null;
        } catch (PatternSyntaxException bad) {
            return "is not a regular expression: "
                    + Optional.ofNullable(bad.getDescription()).orElse("it cannot be read");
        }
    }

    private static Pattern compile(String written) {
        return Pattern.compile(written, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    }

    /** Whether it is found anywhere. A search that the message's other searches leave no room for finds nothing and says so. */
    boolean isIn(Text text, Effort effort) {
        effort.spend(1);
        if (needs != null && !needs.isIn(text, effort)) {
            return false;
        }
        try {
            return pattern.matcher(new Counted(text.raw(), pattern.programSize(), effort))
                    .find();
        } catch (Effort.Exceeded tooMuch) {
            effort.giveUp();
            return false;
        }
    }

    /** A text that counts how often it is looked at. */
    private record Counted(String text, int states, Effort effort) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            effort.spendOnExpressions(states);
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
