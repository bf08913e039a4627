package pebble.layout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.facts.Numerals;

/** Figures in the columns of accounts, where the currency often stands apart. */
public final class Figures {
    private static final Pattern FIGURE = Pattern.compile(
            "(?<![\\p{L}\\d.,/-])(-|\\()?(?:RM|Rs\\.?|₹|US\\$|\\$|€|£|INR|USD|EUR|MYR|AED)? ?(-)?(" + Numerals.PATTERN
                    + ")(?:/-|/=)?(?![\\d%:]|[.,/-]\\d| ?%)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CURRENCY = Pattern.compile(
            "(?<![\\p{L}])(RM(?![\\p{L}])|MYR|Rs(?![\\p{L}])|INR|rupees|USD|EUR|GBP|AED|SGD|JPY|CNY|CHF|SAR)(?![\\p{L}])|(US\\$|[₹€£])",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> CODES =
            Map.of("RM", "MYR", "RS", "INR", "RUPEES", "INR", "₹", "INR", "€", "EUR", "£", "GBP", "US$", "USD");

    private Figures() {}

    /**
     * @param whole whether it is written without hundredths
     * @param end behind its last character
     */
    public record Figure(BigDecimal amount, boolean whole, int start, int end) {}

    public static List<Figure> in(String text) {
        List<Figure> figures = new ArrayList<>();
        Matcher figure = FIGURE.matcher(text);
        while (figure.find()) {
            BigDecimal value = Numerals.value(figure.group(3), false);
            if (value != null) {
                boolean less = figure.group(1) != null && figure.group(1).equals("-") || figure.group(2) != null;
                figures.add(new Figure(
                        less ? value.negate() : value,
                        !figure.group(3).matches(".*[.,]\\d{2}"),
                        figure.start(),
                        figure.end(3)));
            }
        }
        return figures;
    }

    /** The first that is named, by ISO 4217. */
    public static @Nullable String currency(String text) {
        Matcher currency = CURRENCY.matcher(text);
        if (!currency.find()) {
            return null;
        }
        String named = currency.group().toUpperCase(Locale.ROOT);
        return CODES.getOrDefault(named, named);
    }
}
