package pebble.indexes;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers and identifiers (GSTIN, order, batch, bid and CAS numbers, lots, telephone numbers) as they stand in a text: runs without a blank that hold a digit.
 * Spelt in capitals without what separates their parts, so that "po/7731-24" finds "PO-7731/24". One that differs in a character is another one.
 */
public final class Codes {
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}/&_.\\\\-]{2,60}+");
    private static final int SHORTEST = 4;
    private static final int MOST = 2_000;

    private Codes() {}

    public static Set<String> in(String... texts) {
        Set<String> codes = new LinkedHashSet<>();
        for (String text : texts) {
            Matcher run = CODE.matcher(text);
            while (codes.size() < MOST && run.find()) {
                String code = spelt(run.group());
                if (isCode(code)) {
                    codes.add(code);
                }
            }
        }
        return codes;
    }

    public static String spelt(String written) {
        StringBuilder spelt = new StringBuilder(written.length());
        written.codePoints().filter(Character::isLetterOrDigit).forEach(spelt::appendCodePoint);
        return spelt.toString().toUpperCase(Locale.ROOT);
    }

    /** Whether it is long enough to be meant, and holds a digit. */
    public static boolean isCode(String spelt) {
        return spelt.length() >= SHORTEST && spelt.chars().anyMatch(Character::isDigit);
    }
}
