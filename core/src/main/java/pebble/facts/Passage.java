package pebble.facts;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A field of the mail, cut into words, with the facts found in it so far. A word is a run of letters, marks and digits in one script. What one rule has
 * taken is not read again by the next.
 */
final class Passage {
    private final Fact.Field field;
    private final String text;
    private final List<Word> words = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final BitSet taken = new BitSet();
    private final List<Fact> facts = new ArrayList<>();
    private @Nullable String lower;

    /** A word, and how it is written. */
    record Word(int start, int end, String text, String lower, boolean capital, boolean digits) {
        boolean allCaps() {
            return capital && text.equals(text.toUpperCase(Locale.ROOT));
        }
    }

    /** A line with its words, from {@code firstWord} (inclusive) to {@code endWord} (exclusive). */
    record Line(int start, int end, int firstWord, int endWord) {}

    Passage(Fact.Field field, String text) {
        this.field = field;
        this.text = text;
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int firstWord = words.size();
            cutWords(start, end);
            lines.add(new Line(start, end, firstWord, words.size()));
            start = end + 1;
        }
    }

    private void cutWords(int from, int to) {
        int at = from;
        while (at < to) {
            while (at < to && !isWord(text.charAt(at))) {
                at++;
            }
            int start = at;
            boolean digits = false;
            while (at < to && isWord(text.charAt(at)) && isHan(text.charAt(at)) == isHan(text.charAt(start))) {
                digits |= Character.isDigit(text.charAt(at));
                at++;
            }
            if (at > start) {
                var word = text.substring(start, at);
                words.add(new Word(
                        start,
                        at,
                        word,
                        word.toLowerCase(Locale.ROOT),
                        Character.isUpperCase(word.charAt(0)) || Character.isTitleCase(word.charAt(0)),
                        digits));
            }
        }
    }

    static boolean isWord(char letter) {
        if (letter < 128) {
            return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9';
        }
        if (Character.isLetterOrDigit(letter) || Character.isSurrogate(letter)) {
            return true;
        }
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Chinese characters, which are written without blanks: a run of them is a word of its own. */
    static boolean isHan(char letter) {
        return letter >= 0x3400 && letter <= 0x9fff || letter >= 0xf900 && letter <= 0xfaff;
    }

    Fact.Field field() {
        return field;
    }

    String text() {
        return text;
    }

    /** The text in lower case, character for character. */
    String lower() {
        if (lower == null) {
            var letters = text.toCharArray();
            for (int i = 0; i < letters.length; i++) {
                letters[i] = Character.toLowerCase(letters[i]);
            }
            lower = new String(letters);
        }
        return lower;
    }

    List<Word> words() {
        return words;
    }

    List<Line> lines() {
        return lines;
    }

    List<Fact> facts() {
        return facts;
    }

    /** What stands between two words; a line end where there is no next. */
    String between(int word, int next) {
        return next >= words.size() || word < 0
                ? "\n"
                : text.substring(words.get(word).end(), words.get(next).start());
    }

    /** Index of the first word that starts at or after a place. */
    int wordAt(int place) {
        int low = 0;
        int high = words.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (words.get(middle).start() < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Where the line of a place begins. */
    int lineAt(int place) {
        int low = 0;
        int high = lines.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lines.get(middle).start() <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return lines.get(low).start();
    }

    char charAt(int place) {
        return place >= 0 && place < text.length() ? text.charAt(place) : ' ';
    }

    boolean isFree(int start, int end) {
        int next = taken.nextSetBit(start);
        return next < 0 || next >= end;
    }

    void take(int start, int end) {
        taken.set(start, end);
    }

    void add(FactType type, int start, int end, @Nullable String value) {
        facts.add(new Fact(type, text.substring(start, end), field, start, end, value));
        take(start, end);
    }

    boolean has(FactType type) {
        return facts.stream().anyMatch(fact -> fact.type() == type);
    }
}
