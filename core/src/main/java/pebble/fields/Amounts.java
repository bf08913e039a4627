package pebble.fields;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.facts.Fact;
import pebble.facts.FactType;
import pebble.facts.Facts;
import pebble.facts.Numerals;
import pebble.fields.FieldValue.Money;
import pebble.fields.FieldValue.Quantity;

/** Amounts of money, of goods, and of time, with their measure. */
public final class Amounts {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    /** A figure alone, as stands beside a label that names the currency or the unit. */
    private static final Pattern BARE = Pattern.compile(
            "[\\s:=(-]{0,4}(" + Numerals.PATTERN
                    + ")(?: ?(lakhs?|lacs?|crores?|cr|million|mio|लाख|करोड़)\\b)?(?: ?\\(s\\))?(?: ?/-)?(?: ?only)?[\\s.)]{0,3}",
            FLAGS);

    private static final Pattern TIME = Pattern.compile(
            "(\\d{1,4})(?: ?\\([\\p{L} -]{2,30}\\))? ?\\(?(?:calendar |working |clear |bank )?(days?|weeks?|months?|years?|hours?|tagen?|wochen?|monaten?|jahren?|jours?|semaines?|mois|ans|días|dias"
                    + "|semanas|meses|giorni|settimane|mesi|dni|tygodni|miesi[aą]c[ey]?|दिन|दिनों|सप्ताह|माह|महीने|वर्ष)(?![\\p{L}])",
            FLAGS);

    private Amounts() {}

    /** @param end behind its last character */
    public record Found<T>(T value, int start, int end) {}

    /** Sums, not rates; in the order of their places. */
    public static List<Found<Money>> money(String text, @Nullable String currency) {
        List<Found<Money>> found = new ArrayList<>();
        for (Fact fact : Facts.figures(text)) {
            String value = fact.value();
            if (fact.type() == FactType.PRICE && value != null && value.indexOf('/') < 0) {
                String[] parts = value.split(" ");
                found.add(new Found<>(
                        new Money(new BigDecimal(parts[parts.length - 1]), parts.length > 1 ? parts[0] : currency),
                        fact.start(),
                        fact.end()));
            }
        }
        return found;
    }

    /** A text that is nothing but a figure. */
    public static Optional<BigDecimal> bare(String text) {
        Matcher bare = BARE.matcher(text);
        if (!bare.matches()) {
            return Optional.empty();
        }
        BigDecimal figure = Numerals.value(bare.group(1), false);
        return Optional.ofNullable(figure).map(value -> value.multiply(factor(bare.group(2))));
    }

    public static List<Found<Quantity>> goods(String text) {
        List<Found<Quantity>> found = new ArrayList<>();
        for (Fact fact : Facts.figures(text)) {
            String value = fact.value();
            if (fact.type() == FactType.QUANTITY && value != null) {
                int blank = value.indexOf(' ');
                found.add(new Found<>(
                        new Quantity(new BigDecimal(value.substring(0, blank)), value.substring(blank + 1)),
                        fact.start(),
                        fact.end()));
            }
        }
        return found;
    }

    /** Stretches of time, in {@code day}, {@code week}, {@code month}, {@code year} or {@code hour}. */
    public static List<Found<Quantity>> times(String text) {
        List<Found<Quantity>> found = new ArrayList<>();
        Matcher time = TIME.matcher(text);
        while (time.find()) {
            boolean glued = time.start() > 0 && "./-,".indexOf(text.charAt(time.start() - 1)) >= 0;
            if (!glued && (time.start() == 0 || !Character.isLetterOrDigit(text.charAt(time.start() - 1)))) {
                // "90 (Days)" is one.
                boolean open = time.group().lastIndexOf('(') > time.group().lastIndexOf(')');
                int end = open && text.startsWith(")", time.end()) ? time.end() + 1 : time.end();
                found.add(new Found<>(
                        new Quantity(new BigDecimal(time.group(1)), unit(time.group(2))), time.start(), end));
            }
        }
        return found;
    }

    private static String unit(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return switch (lower.charAt(0)) {
            case 'd', 'g', 'द' -> "day";
            case 'w', 't' -> lower.startsWith("tag") ? "day" : "week";
            case 's', 'स' -> "week";
            case 'h' -> "hour";
            case 'j' -> lower.startsWith("jour") ? "day" : "year";
            case 'a', 'y', 'व' -> "year";
            default -> "month";
        };
    }

    private static BigDecimal factor(@Nullable String scale) {
        if (scale == null) {
            return BigDecimal.ONE;
        }
        String word = scale.toLowerCase(Locale.ROOT);
        return BigDecimal.TEN.pow(word.startsWith("la") || word.equals("लाख") ? 5 : word.startsWith("m") ? 6 : 7);
    }
}
