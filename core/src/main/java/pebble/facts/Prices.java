package pebble.facts;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts of money: with a currency before or after, in lakh and crore, in the columns of a statement, or announced as a rate. */
final class Prices {
    private static final String CURRENCY =
            "(?:Rs|INR|Re|USD|US ?\\$|U\\$S|EUR|GBP|AED|SAR|OMR|QAR|KWD|BHD|SGD|HKD|CNY|RMB|JPY|CHF|ZAR|NGN|KES|TZS|UGX|BDT|LKR|NPR|ETB|EGP"
                    + "|XOF|BRL|MXN|COP|CLP|PEN|TRY|RUB|SEK|NOK|DKK|PLN|CZK|AUD|CAD|NZD|THB|MYR|IDR|VND|KRW|R\\$|\\$|€|£|¥|₹|रु|रू|रुपये)";
    private static final String SCALE =
            "(?: ?(lakhs?|lacs?|lac|crores?|crs?|million|mio|mn|billion|bn|thousand|k|m|लाख|करोड़)(?![\\p{L}\\p{N}]))?";
    private static final String UNIT =
            "( ?/ ?(?:kgs?|mts?|m\\.?t\\.?|ltrs?|lit(?:er|re)?s?|kl|tm|l|lbs?|drums?|drm|bags?|tons?|tonnes?|t|pcs?|pc|nos?|unit|gm?|ml|qtl|quintal|day|container|fcl"
                    + "|teu|吨|公斤|千克|桶|किलो|टन)(?![\\p{L}\\p{N}]))?";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern BEFORE = Pattern.compile(
            "(?<![\\p{L}\\p{N}$])(" + CURRENCY + ")\\.?[ \\u00a0]?(" + Numerals.PATTERN + ")" + SCALE + "( ?/-| ?/=)?"
                    + UNIT,
            FLAGS);
    private static final Pattern AFTER = Pattern.compile(
            "(" + Numerals.PATTERN + ")" + SCALE
                    + "( ?/-)?[ \\u00a0]?(Rs|INR|rupees?|rupaye|rupay|USD|US ?\\$|EUR|euros?|€|GBP|£|\\$|usd|dollars?|AED|CHF|CNY|RMB|元|美元|欧元|रुपये|रुपए|रु)(?![\\p{L}\\p{N}])"
                    + UNIT,
            FLAGS);
    private static final Pattern SCALED = Pattern.compile(
            "(" + Numerals.PATTERN + ") ?(lakhs?|lacs?|lac|crores?|cr|लाख|करोड़)(?![\\p{L}\\p{N}])", FLAGS);
    private static final Pattern DASHED = Pattern.compile("(" + Numerals.PATTERN + ") ?/-" + UNIT, FLAGS);
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:,\\d{2,3}){1,4}(?:\\.\\d{2})?");
    private static final Pattern RATE = Pattern.compile(
            "(?:@|[\\p{L}\\p{M}]{4,6}(?: (?:price|rate))?)"
                    + "(?: (?:is|was|of|at|ist|de|only|final|quoted|price|rate|hai|रु))?[ :=-]{1,3}(?!(?:19|20)\\d\\d\\b)(\\d{2,6}(?:[.,]\\d{1,2})?)"
                    + "(?![\\p{L}\\p{N}]|[.,:/-]\\d| ?(?:%|x\\b|kgs?\\b|mt\\b|drums?\\b|bags?\\b|tons?\\b|ltrs?\\b|days?\\b|din\\b|nos?\\b|nm\\b|rpm\\b|years?\\b|months?\\b|weeks?\\b|am\\b|pm\\b|employees|people))"
                    + "(/(?:kg|mt|ltr|litre|l|lb|drum|ton|t))?(?![\\p{L}])",
            FLAGS);
    private static final Set<String> RATES = WordLists.set("prices.rates");
    private static final Pattern MONEY = Pattern.compile(
            "\\b(?:rs|inr|usd|eur|invoice|payment|amount|total|taxable|paid|balance|debit|credit|price|rate|outstanding|cash)\\b|[₹€$£]");
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("rs", "INR"),
            Map.entry("re", "INR"),
            Map.entry("₹", "INR"),
            Map.entry("रु", "INR"),
            Map.entry("रू", "INR"),
            Map.entry("रुपये", "INR"),
            Map.entry("रुपए", "INR"),
            Map.entry("rupee", "INR"),
            Map.entry("rupees", "INR"),
            Map.entry("rupaye", "INR"),
            Map.entry("rupay", "INR"),
            Map.entry("$", "USD"),
            Map.entry("us$", "USD"),
            Map.entry("u$s", "USD"),
            Map.entry("dollar", "USD"),
            Map.entry("dollars", "USD"),
            Map.entry("美元", "USD"),
            Map.entry("€", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("euros", "EUR"),
            Map.entry("欧元", "EUR"),
            Map.entry("£", "GBP"),
            Map.entry("元", "CNY"),
            Map.entry("rmb", "CNY"),
            Map.entry("r$", "BRL"),
            Map.entry("¥", "JPY"));

    private Prices() {}

    static void find(Passage passage, Reading mail) {
        boolean comma = mail.decimalComma();
        var before = BEFORE.matcher(passage.text()).useTransparentBounds(true);
        for (var word : passage.words()) {
            int start = word.digits() ? currencyStart(passage, word.start()) : word.start();
            if (start < word.start()) {
                before.region(start, Math.min(passage.text().length(), start + 80));
                if (before.lookingAt()) {
                    add(
                            passage,
                            start,
                            before.end(),
                            value(before.group(1), before.group(2), before.group(3), before.group(5), comma));
                }
            }
        }
        var after = AFTER.matcher(passage.text());
        at(
                passage,
                after,
                () -> add(
                        passage,
                        after.start(),
                        after.end(),
                        value(after.group(4), after.group(1), after.group(2), after.group(5), comma)));
        var scaled = SCALED.matcher(passage.text());
        at(
                passage,
                scaled,
                () -> add(
                        passage,
                        scaled.start(),
                        scaled.end(),
                        value("", scaled.group(1), scaled.group(2), null, comma)));
        var dashed = DASHED.matcher(passage.text());
        at(
                passage,
                dashed,
                () -> add(
                        passage,
                        dashed.start(),
                        dashed.end(),
                        value("INR", dashed.group(1), null, dashed.group(2), comma)));
        for (int i = 0; i < passage.words().size(); i++) {
            if (isRateWord(passage, i)) {
                rate(passage, passage.words().get(i).start(), comma);
            }
        }
        for (int at = passage.text().indexOf('@'); at >= 0; at = passage.text().indexOf('@', at + 1)) {
            rate(passage, at, comma);
        }
        var grouped = GROUPED.matcher(passage.text());
        at(passage, grouped, () -> {
            if (isAmount(passage, grouped) && speaksOfMoney(mail)) {
                add(passage, grouped.start(), grouped.end(), value("", grouped.group(), null, null, comma));
            }
        });
    }

    private static boolean speaksOfMoney(Reading mail) {
        return MONEY.matcher(mail.text().lower()).find()
                || MONEY.matcher(mail.subject().lower()).find();
    }

    private static void rate(Passage passage, int start, boolean comma) {
        var rate = RATE.matcher(passage.text())
                .region(start, Math.min(passage.text().length(), start + 60))
                .useTransparentBounds(true);
        if (rate.lookingAt()) {
            int end = rate.end(2) > 0 ? rate.end(2) : rate.end(1);
            add(passage, rate.start(1), end, value("", rate.group(1), null, rate.group(2), comma));
        }
    }

    /** "your" only before paise, or it would announce anything. */
    private static boolean isRateWord(Passage passage, int word) {
        var lower = passage.words().get(word).lower();
        boolean paise = word + 2 < passage.words().size()
                && passage.between(word + 1, word + 2).equals(".")
                && passage.words().get(word + 2).digits();
        return RATES.contains(lower) || paise && (lower.equals("your") || lower.equals("our"));
    }

    /** Where the letters or the sign before a figure begin. */
    private static int currencyStart(Passage passage, int figure) {
        int at = figure;
        while (at > 0 && figure - at < 2 && " .\u00a0".indexOf(passage.charAt(at - 1)) >= 0) {
            at--;
        }
        int end = at;
        while (at > 0 && end - at < 8 && isSign(passage.charAt(at - 1))) {
            at--;
        }
        return end == at ? figure : passage.charAt(at) == '$' && passage.text().startsWith("US ", at - 3) ? at - 3 : at;
    }

    private static boolean isSign(char letter) {
        return "$€£¥₹".indexOf(letter) >= 0
                || Passage.isWord(letter) && !Character.isDigit(letter) && !Passage.isHan(letter);
    }

    /** Tries a pattern at each place where a figure begins. */
    private static void at(Passage passage, Matcher pattern, Runnable found) {
        var text = passage.text();
        for (var word : passage.words()) {
            char first = text.charAt(word.start());
            if (first < '0' || first > '9') {
                continue;
            }
            char before = passage.charAt(word.start() - 1);
            boolean inside = (before == '.' || before == ',' || before == '/' || before == '-' || before == '_')
                    && Passage.isWord(passage.charAt(word.start() - 2));
            pattern.region(word.start(), Math.min(text.length(), word.start() + 80));
            if (!inside && pattern.lookingAt()) {
                found.run();
            }
        }
    }

    /** A grouped figure is money in a column of its own, with paise, in lakhs, or where the next word says so. */
    private static boolean isAmount(Passage passage, Matcher grouped) {
        var text = passage.text();
        int end = grouped.end();
        boolean joined = "-/.,".indexOf(passage.charAt(end)) >= 0 && Passage.isWord(passage.charAt(end + 1));
        if (Passage.isWord(passage.charAt(end)) || passage.charAt(end) == '%' || joined) {
            return false;
        }
        boolean columns = text.startsWith("  ", end)
                || isEndOfLine(passage, end)
                        && (text.startsWith("  ", grouped.start() - 2) || passage.charAt(grouped.start() - 1) == '\t');
        boolean indian = grouped.group().matches("\\d{1,2}(?:,\\d{2})+,\\d{3}(?:\\.\\d{2})?");
        boolean paise = grouped.group().matches(".*\\.\\d{2}");
        boolean cash =
                text.startsWith(" cash", end) || text.startsWith(" only", end) || text.startsWith(" plus gst", end);
        boolean measured = Quantities.unitAt(passage, end);
        return !measured && (columns || indian || paise || cash);
    }

    private static boolean isEndOfLine(Passage passage, int end) {
        return end >= passage.text().length() || passage.charAt(end) == '\n' || passage.charAt(end) == '\r';
    }

    private static void add(Passage passage, int start, int end, @Nullable String value) {
        if (value != null && passage.isFree(start, end)) {
            passage.add(FactType.PRICE, start, end, value);
        }
    }

    private static @Nullable String value(
            String currency, String figure, @Nullable String scale, @Nullable String unit, boolean decimalComma) {
        var amount = Numerals.value(figure, decimalComma);
        if (amount == null) {
            return null;
        }
        var sign = currency.replace(" ", "").replace(".", "").toLowerCase(Locale.ROOT);
        var code = CODES.getOrDefault(sign, currency.toUpperCase(Locale.ROOT));
        var per = unit == null ? "" : unit.replace(" ", "").toLowerCase(Locale.ROOT);
        return (code.isEmpty() ? "" : code + " ") + Numerals.text(amount.multiply(factor(scale))) + per;
    }

    private static BigDecimal factor(@Nullable String scale) {
        if (scale == null) {
            return BigDecimal.ONE;
        }
        var word = scale.toLowerCase(Locale.ROOT);
        return BigDecimal.TEN.pow(
                word.startsWith("la") || word.equals("लाख")
                        ? 5
                        : word.startsWith("cr") || word.equals("करोड़")
                                ? 7
                                : word.startsWith("m") ? 6 : word.startsWith("b") ? 9 : 3);
    }
}
