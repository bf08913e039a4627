package pebble.router;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What the text of a regular expression tells before it is compiled. */
final class ExpressionText {
    private static final int SHORTEST = 3;

    private ExpressionText() {}

    /** How many copies of one piece its counted repetitions ask for, at most: 10,000 for {@code (a{100}){100}}. */
    static long copies(String pattern) {
        Deque<Long> around = new ArrayDeque<>();
        long inGroup = 1;
        long item = 1;
        for (int i = 0; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '\\' -> {
                    i++;
                    item = 1;
                }
                case '[' -> {
                    i = endOfClass(pattern, i);
                    item = 1;
                }
                case '(' -> {
                    around.push(inGroup);
                    inGroup = 1;
                    item = 1;
                }
                case ')' -> {
                    item = inGroup;
                    inGroup = around.isEmpty() ? inGroup : Math.max(around.pop(), inGroup);
                }
                case '{' -> {
                    item = Math.min(item * count(pattern, i), Integer.MAX_VALUE);
                    i = endOfCount(pattern, i);
                }
                default -> item = 1;
            }
            inGroup = Math.max(inGroup, item);
        }
        return inGroup;
    }

    /**
     * The longest run of plain characters that every text it matches must hold; empty when none is certain. Letters outside ASCII
     * and white space end a run, since they fold in more ways than one.
     */
    static Optional<String> needed(String pattern) {
        if (pattern.contains("\\Q")) {
            return Optional.empty();
        }
        String longest = "";
        var run = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean plain = false;
            switch (c) {
                case '\\' -> {
                    i++;
                    c = i < pattern.length() ? pattern.charAt(i) : ' ';
                    plain = c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
                    if (!plain && Character.isLetterOrDigit(c) && "bBdDsSwWAz".indexOf(c) < 0) {
                        return Optional.empty();
                    }
                }
                case '[' -> i = endOfClass(pattern, i);
                case '(' -> depth++;
                case ')' -> depth--;
                case '|' -> {
                    if (depth == 0) {
                        return Optional.empty();
                    }
                }
                case '*', '?', '{' -> {
                    if (!run.isEmpty()) {
                        run.setLength(run.length() - 1);
                    }
                    i = c == '{' ? endOfCount(pattern, i) : i;
                }
                case '.', '^', '$', '+' -> {}
                default -> plain = c > ' ' && c < 127;
            }
            if (plain && depth == 0) {
                run.append(c);
            } else {
                longest = run.length() > longest.length() ? run.toString() : longest;
                run.setLength(0);
            }
        }
        longest = run.length() > longest.length() ? run.toString() : longest;
        return longest.length() < SHORTEST ? Optional.empty() : Optional.of(longest);
    }

    /** The place of the bracket that closes the class opened here, or the end. */
    private static int endOfClass(String pattern, int open) {
        int i = open + 1;
        if (i < pattern.length() && pattern.charAt(i) == '^') {
            i++;
        }
        for (int first = i; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[' && pattern.startsWith("[:", i) && pattern.indexOf(":]", i) > 0) {
                i = pattern.indexOf(":]", i) + 1;
            } else if (c == ']' && i > first) {
                return i;
            }
        }
        return pattern.length();
    }

    /** The place of the brace that closes the count opened here, or this place where the brace stands for itself. */
    private static int endOfCount(String pattern, int open) {
        int close = pattern.indexOf('}', open);
        return close > 0 && pattern.substring(open + 1, close).matches("\\d{1,6}(,\\d{0,6})?") ? close : open;
    }

    private static long count(String pattern, int open) {
        int close = endOfCount(pattern, open);
        long most = 1;
        for (String number : close == open
                ? new String[0]
                : pattern.substring(open + 1, close).split(",")) {
            most = Math.max(most, Long.parseLong(number));
        }
        return most;
    }
}
