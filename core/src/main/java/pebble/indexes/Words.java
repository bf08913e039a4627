package pebble.indexes;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody typed: words, all of which are wanted, and phrases in quotation marks. There is no syntax beyond the quotation mark, so that nothing that is
 * typed can be wrong.
 *
 * @param loose whether many of the words are enough, with all that are exact
 */
public record Words(List<Word> all, boolean loose) {
    public static final Words NONE = new Words(List.of(), false);

    /** What is typed beyond is not looked for. */
    private static final int MOST = 24;

    /** From so many on. */
    private static final int MANY = 5;

    private static final int LONGEST = 100;
    private static final int LONGEST_PHRASE = 300;

    /**
     * One word, or one phrase.
     *
     * @param last still being typed: its beginning is enough
     */
    public record Word(String text, boolean phrase, boolean last) {
        /** Whether nothing but this is meant: a phrase, or a number. */
        public boolean isExact() {
            return phrase || Codes.isCode(Codes.spelt(text));
        }
    }

    public static Words of(String typed) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < typed.length() && words.size() < MOST) {
            char c = typed.charAt(at);
            if (isQuote(c)) {
                int end = closing(typed, at + 1);
                add(words, typed.substring(at + 1, end), true, false);
                at = end + 1;
            } else if (isBlank(c)) {
                at++;
            } else {
                int end = at;
                while (end < typed.length() && !isBlank(typed.charAt(end)) && !isQuote(typed.charAt(end))) {
                    end++;
                }
                add(words, typed.substring(at, end), false, end == typed.length());
                at = end;
            }
        }
        return new Words(List.copyOf(words), false);
    }

    private static void add(List<Word> words, String text, boolean phrase, boolean last) {
        int most = phrase ? LONGEST_PHRASE : LONGEST;
        String cut = text.length() > most ? text.substring(0, most) : text;
        if (cut.codePoints().anyMatch(Character::isLetterOrDigit)) {
            words.add(new Word(cut, phrase, last));
        }
    }

    private static int closing(String typed, int from) {
        for (int at = from; at < typed.length(); at++) {
            if (isQuote(typed.charAt(at))) {
                return at;
            }
        }
        return typed.length();
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\u201C' || c == '\u201D' || c == '\u201E';
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    /** Whether nothing but phrases and numbers is wanted: what is alike is not meant. */
    public boolean isExact() {
        return all.stream().allMatch(Word::isExact);
    }

    /** Of a few words each is meant; of many, one too many was typed soon. */
    public boolean mayBeLoose() {
        return all.size() >= MANY;
    }

    public Words loosely() {
        return new Words(all, true);
    }
}
