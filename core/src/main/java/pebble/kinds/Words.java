package pebble.kinds;

import java.util.regex.Pattern;
import pebble.reading.PlainWords;

/** Phrases, and whether they stand in a text; both are plain. */
final class Words {
    private static final String NUMBER = " #";
    /** With at most one short sign of a department before it. */
    private static final Pattern AND_A_NUMBER = Pattern.compile("( (?!box)\\p{L}{1,4})? ?\\d");

    private Words() {}

    /** As whole words. */
    static boolean holds(String text, String phrase) {
        for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
            int end = at + phrase.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (begins && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** As it stands in a list: "#" at its end is a number. */
    static String phrase(String line) {
        String plain = PlainWords.of(line);
        return line.strip().endsWith("#") ? plain + NUMBER : plain;
    }

    static boolean isNumbered(String phrase) {
        return phrase.endsWith(NUMBER);
    }

    /** Whether a text begins with the words of the phrase and a number: "po 4500012345", "po mm 26 17", but not "po box 12". */
    static boolean beginsNumbered(String text, String phrase) {
        String words = phrase.substring(0, phrase.length() - NUMBER.length());
        return text.startsWith(words)
                && AND_A_NUMBER
                        .matcher(text)
                        .region(words.length(), text.length())
                        .lookingAt();
    }
}
