package pebble.facts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Figures as they are written in India (1,23,456.50), in English (123,456.50), and on the continent (123.456,50 or 123 456,50). */
public final class Numerals {
    /** A figure; what stands before it must be checked by the pattern around it. */
    public static final String PATTERN =
            "(?:\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3}){1,3}(?:[.,]\\d{1,3})?(?![\\d])|\\d{1,12}(?:[.,']\\d{1,6}){0,5})";

    private Numerals() {}

    /** Its value; {@code decimalComma} decides where "1.200" or "1,5" could be read in two ways. */
    public static @Nullable BigDecimal value(String written, boolean decimalComma) {
        var plain = written.replaceAll("[ \u00a0\u202f']", "");
        int comma = plain.lastIndexOf(',');
        int dot = plain.lastIndexOf('.');
        if (comma >= 0 && dot >= 0) {
            plain = comma > dot ? plain.replace(".", "").replace(',', '.') : plain.replace(",", "");
        } else if (comma >= 0) {
            plain = isGrouping(plain, ',', decimalComma) ? plain.replace(",", "") : plain.replace(',', '.');
        } else if (dot >= 0 && isGrouping(plain, '.', !decimalComma)) {
            plain = plain.replace(".", "");
        }
        return plain.indexOf('.') == plain.lastIndexOf('.') && !plain.isEmpty() ? new BigDecimal(plain) : null;
    }

    private static boolean isGrouping(String plain, char mark, boolean isDecimalHere) {
        int last = plain.lastIndexOf(mark);
        boolean several = plain.indexOf(mark) != last && plain.length() - last == 4;
        boolean threeAfter = plain.length() - last == 4 && last <= 3 && !plain.startsWith("0");
        return several || threeAfter && (mark == ',' || !isDecimalHere);
    }

    static String text(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
