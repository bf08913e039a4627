package pebble.classification;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as they are compared: "Shah, Mira (Sales)" is "Mira Shah", and a Cyrillic letter is what it looks like. */
final class PersonName {
    private static final Pattern BRACKETS = Pattern.compile("[(\\[][^)\\]]{0,100}[)\\]]");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private PersonName() {}

    static String folded(String name) {
        if (name.length() > 200) {
            return "";
        }
        var plain = Normalizer.normalize(BRACKETS.matcher(name).replaceAll(" "), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(NO_LETTER.split(plain))
                .filter(word -> !word.isEmpty())
                .map(Lookalikes::skeleton)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** A first name alone is nobody's in particular. */
    static boolean isWhole(String folded) {
        return folded.indexOf(' ') > 0 && folded.length() >= 6;
    }
}
