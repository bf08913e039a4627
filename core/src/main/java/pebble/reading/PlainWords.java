package pebble.reading;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Text as it is compared: compatible letters as one (NFKC), small, no punctuation, one blank between two words. By letters, not by an expression: every document is
 * read so more than once.
 */
public final class PlainWords {
    /** Letters, marks and numbers, by the bits of {@link Character#getType}. */
    private static final int OF_A_WORD = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.NON_SPACING_MARK
            | 1 << Character.COMBINING_SPACING_MARK
            | 1 << Character.ENCLOSING_MARK
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;

    private PlainWords() {}

    /** In one line. */
    public static String of(String text) {
        return plain(text, false).strip();
    }

    /** In the lines of the text; what stood before or behind the words of one, leaves a blank. */
    public static String inLines(String text) {
        return plain(text, true);
    }

    private static String plain(String text, boolean lines) {
        String small = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(small.length());
        boolean between = false;
        for (int i = 0, letter; i < small.length(); i += Character.charCount(letter)) {
            letter = small.codePointAt(i);
            if (isOfAWord(letter)) {
                plain.appendCodePoint(letter);
                between = false;
            } else if (lines && letter == '\n') {
                plain.append('\n');
                between = false;
            } else if (!between) {
                plain.append(' ');
                between = true;
            }
        }
        return plain.toString();
    }

    private static boolean isOfAWord(int letter) {
        return (OF_A_WORD >> Character.getType(letter) & 1) == 1;
    }
}
