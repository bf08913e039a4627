package pebble.indexes;

import java.util.Arrays;

/** How many typing errors are forgiven: a letter too many, too few, another one, or two that changed places; the first is typed right. */
public final class Spelling {
    private static final int ONE_FROM = 5;
    private static final int TWO_FROM = 9;

    private Spelling() {}

    /** None in words with digits: a number that differs is another number. */
    public static int errors(String word) {
        if (word.chars().anyMatch(Character::isDigit)) {
            return 0;
        }
        int length = word.codePointCount(0, word.length());
        return length >= TWO_FROM ? 2 : length >= ONE_FROM ? 1 : 0;
    }

    public static boolean isNear(String wanted, String word, int errors) {
        if (word.isEmpty()
                || wanted.charAt(0) != word.charAt(0)
                || Math.abs(wanted.length() - word.length()) > errors) {
            return false;
        }
        int[] before = new int[word.length() + 1];
        int[] last = new int[word.length() + 1];
        int[] now = new int[word.length() + 1];
        Arrays.setAll(last, i -> i);
        for (int i = 1; i <= wanted.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= word.length(); j++) {
                int other = wanted.charAt(i - 1) == word.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1] + 1, last[j] + 1), last[j - 1] + other);
                if (i > 1
                        && j > 1
                        && wanted.charAt(i - 1) == word.charAt(j - 2)
                        && wanted.charAt(i - 2) == word.charAt(j - 1)) {
                    now[j] = Math.min(now[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = last;
            last = now;
            now = free;
        }
        return last[word.length()] <= errors;
    }
}
