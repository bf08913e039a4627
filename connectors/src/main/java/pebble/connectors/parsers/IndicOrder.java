package pebble.connectors.parsers;

/**
 * The vowel sign i of the scripts of northern India is read behind its consonants and stands before them. Some programs write it where it stands. That is known by
 * signs where none can be read, at the beginning of a word or behind another vowel sign: then all of a text are put where they are read.
 */
final class IndicOrder {
    /** Of Devanagari, Bengali, Gurmukhi and Gujarati; their blocks are built alike. */
    private static final String SIGNS = "\u093F\u09BF\u0A3F\u0ABF";

    private static final int BLOCK = 0x80;
    private static final int SIGN = 0x3F;
    private static final int FIRST_CONSONANT = 0x15;
    private static final int LAST_CONSONANT = 0x39;
    private static final int NUKTA = 0x3C;
    private static final int HALANT = 0x4D;

    private IndicOrder() {}

    /** As long as before, each word of the same letters. */
    static String asRead(String text) {
        return isAsSeen(text) ? moved(text) : text;
    }

    private static boolean isAsSeen(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SIGNS.indexOf(c) >= 0
                    && (i == 0 || !isConsonant(text.charAt(i - 1)) && place(text.charAt(i - 1)) != NUKTA)
                    && i + 1 < text.length()
                    && isConsonant(text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static String moved(String text) {
        StringBuilder moved = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = SIGNS.indexOf(c) >= 0 ? syllable(text, i + 1) : i + 1;
            moved.append(text, i + 1, end).append(c);
            i = end;
        }
        return moved.toString();
    }

    /** Behind the consonants that a sign before them belongs to. */
    private static int syllable(String text, int start) {
        int end = start;
        while (end < text.length() && isConsonant(text.charAt(end))) {
            end++;
            if (end < text.length() && place(text.charAt(end)) == NUKTA) {
                end++;
            }
            if (end + 1 < text.length() && place(text.charAt(end)) == HALANT && isConsonant(text.charAt(end + 1))) {
                end++;
            } else {
                break;
            }
        }
        return end;
    }

    private static boolean isConsonant(char c) {
        return place(c) >= FIRST_CONSONANT && place(c) <= LAST_CONSONANT;
    }

    /** In its block; none for letters of other scripts. */
    private static int place(char c) {
        return SIGNS.indexOf(c / BLOCK * BLOCK + SIGN) < 0 ? -1 : c % BLOCK;
    }
}
