package pebble.layout;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a document takes for granted: the currency of its sums and the zone of its times, where none is written.
 *
 * @param currency null where nothing tells
 * @param zone null where nothing tells
 */
public record Standards(@Nullable String currency, @Nullable String zone) {
    private static final Pattern INDIAN = Pattern.compile(
            "₹|\\bRs\\.? ?\\d|\\bINR\\b|\\b(?:lakhs?|crores?)\\b|\\b(?i:indian?)\\b|\\bGeM\\b|\\bGST(?:IN)?\\b|\\bIST\\b|\\.(?:gov|nic|co)\\.in\\b|\\p{IsDevanagari}{4}");
    private static final Pattern EURO = Pattern.compile("€|\\bEUR\\b|\\beuros?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern POUND = Pattern.compile("£|\\bGBP\\b|\\.gov\\.uk\\b|\\.co\\.uk\\b");
    private static final Pattern RINGGIT =
            Pattern.compile("\\bRM ?\\d|\\(RM\\)|\\bSDN\\.? ?BHD\\b|\\bMYR\\b", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> ZONES = Map.of(
            "de",
            "Europe/Berlin",
            "fr",
            "Europe/Paris",
            "it",
            "Europe/Rome",
            "es",
            "Europe/Madrid",
            "nl",
            "Europe/Amsterdam",
            "pl",
            "Europe/Warsaw",
            "pt",
            "Europe/Lisbon");

    /** @param language of the document, in two letters; null when it is not known */
    public static Standards of(String text, @Nullable String language) {
        if (RINGGIT.matcher(text).find()) {
            return new Standards("MYR", "Asia/Kuala_Lumpur");
        }
        if (INDIAN.matcher(text).find()) {
            return new Standards("INR", "Asia/Kolkata");
        }
        String zone = language == null ? null : ZONES.get(language.toLowerCase(Locale.ROOT));
        if (POUND.matcher(text).find() && zone == null) {
            return new Standards("GBP", "Europe/London");
        }
        if (EURO.matcher(text).find()) {
            return new Standards("EUR", zone == null ? "Europe/Brussels" : zone);
        }
        return new Standards(null, zone);
    }

    public static Standards of(List<Row> rows, @Nullable String language) {
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            if (text.length() > 100_000) {
                break;
            }
            text.append(row.text()).append('\n');
        }
        return of(text.toString(), language);
    }
}
