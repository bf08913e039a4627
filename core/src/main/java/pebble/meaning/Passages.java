package pebble.meaning;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into passages of about two hundred words, which is what an encoder reads of one; ends of paragraphs and sentences are kept where they are near. */
final class Passages {
    static final int WORDS = 200;
    /** Of a long document its first passages, and those of the rest that lie evenly, tell what it is about. */
    static final int MOST = 40;

    private static final int LEAST_WORDS = 120;

    private Passages() {}

    record Passage(int start, String text) {}

    static List<Passage> of(String text) {
        List<Passage> all = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            if (text.substring(at, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
                all.add(new Passage(at, text.substring(at, end)));
            }
            at = end;
        }
        return all.size() <= MOST ? all : thinned(all);
    }

    private static List<Passage> thinned(List<Passage> all) {
        int first = MOST / 2;
        List<Passage> some = new ArrayList<>(all.subList(0, first));
        double step = (all.size() - first) / (double) (MOST - first);
        for (int i = 0; i < MOST - first; i++) {
            some.add(all.get(first + (int) (i * step)));
        }
        return some;
    }

    private static int end(String text, int from) {
        int words = 0;
        int goodEnd = -1;
        boolean inWord = false;
        // A text without blanks (Chinese) is cut by its length.
        int longest = Math.min(text.length(), from + WORDS * 12);
        for (int at = from; at < longest; at++) {
            char c = text.charAt(at);
            boolean blank = Character.isWhitespace(c);
            if (!blank && !inWord) {
                words++;
            }
            inWord = !blank;
            if (words > LEAST_WORDS && (c == '\n' || blank && at > from && ".!?।。".indexOf(text.charAt(at - 1)) >= 0)) {
                goodEnd = at + 1;
            }
            if (words > WORDS) {
                return goodEnd > 0 ? goodEnd : at;
            }
        }
        if (longest == text.length()) {
            return longest;
        }
        int end = goodEnd > 0 ? goodEnd : longest;
        return Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
    }
}
