package pebble.trade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pebble.fields.FieldName;
import pebble.fields.FieldValue.Money;
import pebble.layout.Candidates;
import pebble.layout.Cell;
import pebble.layout.Figures;
import pebble.layout.Row;
import pebble.layout.Strip;

/** What is to be paid in the end, and the taxes in it: each figure stands at the right of its words. One sum proves another. */
final class Sums {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    /** What is paid in countries without small coins. */
    private static final Pattern ROUNDED = Pattern.compile(
            "round(?:ed)? ?(?:off )?total|total \\(?(?:after )?round(?:ed|ing)?|total after (?:adj|rounding)\\p{L}*|after rounding",
            FLAGS);

    private static final Pattern LAST_WORD = Pattern.compile(
            "grand total|nett? total|total nett?|total payable|amount payable|nett? payable|payable amount|amount due|amt due|balance due|total due|total to pay"
                    + "|total \\(?incl|total inclusive|total sales \\(?incl|total amount \\(?incl|total with (?:gst|tax)|invoice total|total invoice|invoice (?:value|amount)|bill amount|nett? amount|nett? amt|order total|total order value|order value|po value|total po value"
                    + "|gesamtbetrag|rechnungsbetrag|total ttc|montant total|total a pagar|totale fattura|कुल राशि|total amount payable|total amount due|amount chargeable",
            FLAGS);
    private static final Pattern TOTAL =
            Pattern.compile("(?<!\\p{L})(?:total|summe|gesamt|totale|importe total|कुल)(?!\\p{L})", FLAGS);
    private static final Pattern NO_TOTAL = Pattern.compile(
            "sub[- ]?total|total (?:qty|quantity|items?|no|number|discount|savings?|weight|gst|tax|vat|cgst|sgst|igst|excl|before|ex\\b|supplies|pieces|packages|points|cash|change|tendered|0%|(?:sales|amount|amt|payable) \\(?excl)|total [\\d.]+ ?%|total:? \\(?excl|saved|total included|taxable|discount total|zwischensumme|items? :|excluding|exclusive|excl\\.? ?(?:gst|tax)|before tax|total ht",
            FLAGS);
    private static final Pattern NET = Pattern.compile(
            "sub[- ]?total|taxable (?:value|amount|amt)|total (?:value )?(?:before|excl\\p{L}*)|(?:total )?amount before|assessable value|basic (?:value|amount)|net value|zwischensumme|nettobetrag|total ht|base imponible|imponibile|excluding (?:gst|tax)|excl\\.? (?:gst|tax)",
            FLAGS);
    private static final Pattern ALL_TAX = Pattern.compile(
            "total (?:gst|tax|vat)(?! ?(?:invoice|able))|(?:gst|tax|vat) (?:total|amount|amt|payable)|add ?:? ?(?:gst|tax)|mwst|mehrwertsteuer|(?<!\\p{L})tva(?!\\p{L})|gst @|total gst",
            FLAGS);
    private static final Pattern PART_TAX =
            Pattern.compile("(?<!\\p{L})(igst|cgst|sgst|utgst|gst|vat|sales tax|service tax)(?!\\p{L})", FLAGS);
    private static final Pattern NO_TAX = Pattern.compile(
            "gstin|gst (?:id|no|reg|num|summary|code)|tax (?:invoice|code|id|no|summary)|taxable|incl|excl|reverse|registration|supplies|vat (?:no|id|reg)|sub ?-?total|grand",
            FLAGS);
    private static final Pattern ADJUSTED = Pattern.compile("adj|amount of rounding|difference", FLAGS);
    private static final Pattern DUE = Pattern.compile("(?<!\\p{L})due(?! ?(?:date|on|by|within))", FLAGS);
    private static final Pattern CASH =
            Pattern.compile("(?<!\\p{L})(?:cash|tendered|paid|payment|visa|master ?card)(?!\\p{L})", FLAGS);
    private static final Pattern CHANGE = Pattern.compile("(?<!\\p{L})change(?!\\p{L})", FLAGS);
    private static final BigDecimal CLOSE = new BigDecimal("0.05");
    private static final double STRONG = 0.9;
    private static final double WEAK = 0.82;
    private static final double GUESSED = 0.6;
    private static final double PROVEN = 0.96;

    private final List<Row> rows;
    private final @Nullable String standard;

    private record Sum(BigDecimal amount, Strip strip, int line, double sure) {}

    private Sums(List<Row> rows, @Nullable String standard) {
        this.rows = rows;
        this.standard = standard;
    }

    /** @param standard the currency where nothing beside the sums tells it */
    static Sums of(List<Row> rows, @Nullable String standard) {
        return new Sums(rows, standard);
    }

    /** That is named beside the sums, or else taken for granted. */
    @Nullable
    String currency() {
        for (Row row : rows.reversed()) {
            String text = row.text();
            if (TOTAL.matcher(text).find() || LAST_WORD.matcher(text).find()) {
                String told = Figures.currency(text);
                if (told != null) {
                    return told;
                }
            }
        }
        for (Row row : rows) {
            if (row.text().toLowerCase(Locale.ROOT).contains("currency")) {
                String told = Figures.currency(row.text());
                if (told != null) {
                    return told;
                }
            }
        }
        return standard;
    }

    void add(Candidates candidates) {
        String currency = currency();
        Optional<Sum> total = total();
        Optional<Sum> net = last(sums(NET, null, WEAK));
        Optional<Sum> tax = tax();
        boolean proven = total.isPresent()
                && net.isPresent()
                && tax.isPresent()
                && close(net.get().amount().add(tax.get().amount()), total.get().amount());
        state(candidates, FieldName.TOTAL, total, currency, proven);
        state(candidates, FieldName.NET, net, currency, proven);
        state(candidates, FieldName.TAX, tax, currency, proven);
    }

    private static void state(
            Candidates candidates, FieldName name, Optional<Sum> sum, @Nullable String currency, boolean proven) {
        sum.ifPresent(one -> candidates.add(
                name,
                new Money(one.amount(), currency),
                one.strip(),
                proven ? Math.max(PROVEN, one.sure()) : one.sure(),
                one.line()));
    }

    private Optional<Sum> total() {
        List<Sum> all = told();
        Optional<BigDecimal> paid = paid();
        Optional<Sum> shown = all.stream()
                .filter(sum -> paid.isPresent() && sum.amount().compareTo(paid.get()) == 0)
                .findFirst()
                .or(() -> most(all));
        if (shown.isEmpty()) {
            return shown;
        }
        Sum best = shown.get();
        boolean proven = paid.isPresent() && close(best.amount(), paid.get());
        boolean opposed = all.stream().anyMatch(sum -> !close(sum.amount(), best.amount()));
        return Optional.of(new Sum(
                best.amount(),
                best.strip(),
                best.line(),
                proven ? PROVEN : opposed ? best.sure() * 0.88 : best.sure()));
    }

    /** By the strongest words that are there. */
    private List<Sum> told() {
        return Stream.of(
                        sums(ROUNDED, ADJUSTED, STRONG),
                        sums(LAST_WORD, NO_TOTAL, STRONG),
                        sums(TOTAL, NO_TOTAL, WEAK),
                        sums(DUE, null, GUESSED),
                        sums(NET, null, GUESSED),
                        sums(CASH, CHANGE, GUESSED))
                .filter(sums -> !sums.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** What was handed over less what was handed back. */
    private Optional<BigDecimal> paid() {
        Optional<Sum> cash = last(sums(CASH, CHANGE, WEAK));
        Optional<Sum> change = last(sums(CHANGE, null, WEAK));
        return cash.flatMap(given -> change.map(back -> given.amount().subtract(back.amount())));
    }

    private Optional<Sum> tax() {
        Optional<Sum> whole = last(sums(ALL_TAX, NO_TAX, WEAK));
        Map<String, Sum> parts = new LinkedHashMap<>();
        for (Sum part : sums(PART_TAX, NO_TAX, WEAK)) {
            var named = PART_TAX.matcher(rows.get(part.line()).text());
            if (named.find()) {
                parts.put(named.group(1).toLowerCase(Locale.ROOT), part);
            }
        }
        if (parts.size() > 1) {
            parts.remove("gst");
        }
        if (parts.isEmpty() || whole.isPresent() && parts.size() < 2) {
            return whole.or(() -> parts.values().stream().findFirst());
        }
        BigDecimal together = parts.values().stream().map(Sum::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        Strip strips = Strip.of(parts.values().stream().map(Sum::strip).toList());
        return Optional.of(
                new Sum(together, strips, parts.values().iterator().next().line(), WEAK));
    }

    private List<Sum> sums(Pattern words, @Nullable Pattern not, double sure) {
        List<Sum> sums = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            String text = rows.get(r).text();
            if (words.matcher(text).find() && (not == null || !not.matcher(text).find())) {
                int line = r;
                figure(r, words).ifPresent(strip -> {
                    BigDecimal amount = Figures.in(strip.text()).getLast().amount();
                    if (amount.signum() >= 0) {
                        sums.add(new Sum(amount, strip, line, sure));
                    }
                });
            }
        }
        return sums;
    }

    /** The last figure of the row, or of what stands at the same height but for the scanner's slant. */
    private Optional<Strip> figure(int r, Pattern words) {
        Row row = rows.get(r);
        Optional<Strip> own = lastFigure(row.cells());
        if (own.isPresent()) {
            return own;
        }
        Cell label = row.cells().stream()
                .filter(cell -> words.matcher(cell.text()).find())
                .findFirst()
                .orElse(row.cells().getLast());
        List<Cell> near = new ArrayList<>();
        for (int next : new int[] {r - 1, r + 1}) {
            if (next >= 0 && next < rows.size() && rows.get(next).page() == row.page()) {
                rows.get(next).cells().stream()
                        .filter(cell -> cell.left() > label.right() - 1
                                && Math.abs(cell.middle() - label.middle()) < 0.9 * label.height()
                                && rows.get(next).cells().getFirst().left() > label.left())
                        .forEach(near::add);
            }
        }
        near.sort(Comparator.comparingDouble(Cell::left));
        return lastFigure(near);
    }

    private static Optional<Strip> lastFigure(List<Cell> cells) {
        for (Cell cell : cells.reversed()) {
            List<Figures.Figure> figures = Figures.in(cell.text());
            if (!figures.isEmpty()) {
                return Optional.of(cell.strip()
                        .sub(figures.getLast().start(), figures.getLast().end()));
            }
        }
        return Optional.empty();
    }

    /** The sum that is told most often, of these the last. */
    private static Optional<Sum> most(List<Sum> sums) {
        return sums.reversed().stream()
                .max(Comparator.comparingLong(sum -> sums.stream()
                        .filter(other -> close(other.amount(), sum.amount()))
                        .count()))
                .or(Optional::empty);
    }

    private static Optional<Sum> last(List<Sum> sums) {
        return sums.isEmpty() ? Optional.empty() : Optional.of(sums.getLast());
    }

    private static boolean close(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(CLOSE) <= 0;
    }
}
