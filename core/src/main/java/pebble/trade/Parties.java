package pebble.trade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.facts.Fact;
import pebble.facts.FactType;
import pebble.fields.FieldName;
import pebble.fields.FieldValue.Text;
import pebble.layout.Candidates;
import pebble.layout.Cell;
import pebble.layout.Labels;
import pebble.layout.Row;
import pebble.layout.Strip;
import pebble.layout.Written;

/** Who sells and who buys: below their headings, or at the head of the paper, whose owner issues it; and the tax numbers that stand with each. */
final class Parties {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int HEAD = 10;
    private static final Pattern LEGAL = Pattern.compile(
            "(?<!\\p{L})(?:sdn\\.? ?\\.?bhd|bhd|pvt\\.? ?ltd|private limited|ltd|limited|llp|llc|inc|corp(?:oration)?|gmbh|ag|s\\.?a\\.?r\\.?l|s\\.?a\\.?s|s\\.?p\\.?a|s\\.?r\\.?l|b\\.?v|plc|fze|fzco|(?<=\\p{L} )co(?!\\.? ?(?:reg|no|rfg|id)))(?!\\p{L})\\.?(?: \\([^)]{1,12}\\))?",
            FLAGS);
    private static final Pattern TRADE = Pattern.compile(
            "(?<!\\p{L})(?:company|enterprises?|industr(?:y|ies)|trading|traders?|chemicals?|chemie|restaurant|restoran|stores?|mart|supermarket|hardware|bakery|cafe|kitchen|house|pharmacy|stationery|books?|centre|center|hotel|corner|station|works|group|organics|labs?|laborator(?:y|ies)|polymers?|solvents)(?!\\p{L})",
            FLAGS);
    /** What stands at the head of a paper and is nobody's name. */
    private static final Pattern NOBODY = Pattern.compile(
            "(?:.*\\b(?:invoice|receipt|purchase order|order|credit note|debit note|original|duplicate|triplicate|copy|page|tel|phone|fax|date|gst ?(?:in|id|no)?|e-?mail|www|http|cashier|welcome|bill|no|reg|lot|jalan|jln|road|street|floor|quotation|recipient|transporter)\\b[ .:#].*)"
                    + "|(?:tax |retail |commercial |proforma |gst )?(?:invoice|receipt)|purchase order|work order|credit note|cash bill|bill of supply|original.*|duplicate.*|\\P{L}*|.{1,2}",
            FLAGS);

    private static final Pattern FOR =
            Pattern.compile("(?:for|für|pour) (?:and on behalf of )?(?:m/s\\.? ?)?(.{4,70})", FLAGS);
    private static final Pattern BEFORE_NAME =
            Pattern.compile("^(?:m/s\\.?|messrs\\.?|name ?:|company ?:|to[,:])\\s*", FLAGS);
    private static final Pattern NUMBER_OF_FIRM = Pattern.compile(
            "\\s*[(\\[]?(?:co\\.?|company|reg(?:istration)?|roc|uen)?\\.? ?(?:no\\.?|reg\\.?|rfg)? ?[:.]?\\s*[(\\[]?\\d[\\d -]{3,}(?:-? ?[A-Z])?[)\\]]?.*$",
            FLAGS);
    private static final Pattern DIGITS = Pattern.compile("\\d{4}");
    private static final double WIDE = 2.5;
    private static final double ANNOUNCED = 0.92;
    private static final double FIRM = 0.85;
    private static final double SIGNED = 0.8;
    private static final double TRADER = 0.75;
    private static final double FIRST_LINE = 0.6;

    private final List<Row> rows;
    private final boolean order;
    private final Candidates candidates;
    private final List<Heading> headings = new ArrayList<>();

    /** @param end behind its words, in the cell */
    private record Heading(boolean seller, Cell cell, int row, int end) {}

    private Parties(List<Row> rows, boolean order, Candidates candidates) {
        this.rows = rows;
        this.order = order;
        this.candidates = candidates;
    }

    /** @param order whether who issues it, buys */
    static void find(List<Row> rows, boolean order, Candidates candidates) {
        Parties parties = new Parties(rows, order, candidates);
        parties.headings();
        parties.headings.forEach(parties::named);
        parties.issuer();
        parties.taxNumbers();
    }

    private void headings() {
        for (int r = 0; r < rows.size(); r++) {
            for (Cell cell : rows.get(r).cells()) {
                for (Labels.Hit hit : TradePaper.LABELS.in(cell.text())) {
                    boolean party =
                            hit.section().equals("seller") || hit.section().equals("buyer");
                    String rest = cell.text().substring(hit.end()).strip();
                    if (party && hit.start() < 4 && (rest.isEmpty() || rest.matches("[:(,.-].*|(?i)m/s.*"))) {
                        headings.add(new Heading(hit.section().equals("seller"), cell, r, hit.end()));
                    }
                }
            }
        }
    }

    private void named(Heading heading) {
        Strip strip = heading.cell().strip();
        String rest = strip.text().substring(heading.end());
        int colon = rest.indexOf(':');
        Strip behind = strip.from(heading.end() + (colon >= 0 && colon < 25 ? colon + 1 : 0));
        if (behind.text().chars().filter(Character::isLetter).count() > 2
                && !behind.text().startsWith("(")) {
            name(heading.seller(), behind, ANNOUNCED, heading.row());
            return;
        }
        Optional<Cell> below = below(heading);
        Optional<Cell> beside = rows.get(heading.row()).cells().stream()
                .filter(cell -> cell.left() > heading.cell().right())
                .findFirst()
                .filter(cell -> TradePaper.LABELS.in(cell.text()).isEmpty());
        (colon >= 0 && beside.isPresent() ? beside : below.or(() -> beside))
                .ifPresent(cell -> name(heading.seller(), cell.strip(), ANNOUNCED, heading.row()));
    }

    private Optional<Cell> below(Heading heading) {
        Cell from = heading.cell();
        for (int r = heading.row() + 1; r < Math.min(rows.size(), heading.row() + 3); r++) {
            for (Cell cell : rows.get(r).cells()) {
                boolean under = cell.overlap(from) > 0.3 || Math.abs(cell.left() - from.left()) < from.height();
                if (under && cell.page() == from.page() && cell.top() - from.bottom() < 2.5 * from.height()) {
                    return Optional.of(cell);
                }
            }
        }
        return Optional.empty();
    }

    private void issuer() {
        int first = headings.stream().mapToInt(Heading::row).min().orElse(HEAD);
        int lines = Math.min(Math.min(HEAD, Math.max(first, 1)), rows.size());
        boolean fallback = false;
        for (int r = 0; r < lines; r++) {
            Strip strip = beginning(rows.get(r));
            String text = strip.text();
            boolean legal = LEGAL.matcher(text).find();
            if (NOBODY.matcher(text).matches() && !legal) {
                continue;
            }
            for (int above = r - 1; above >= 0 && isEnd(strip.text()); above--) {
                strip = Strip.of(List.of(beginning(rows.get(above)), strip));
            }
            double less = r * 0.01;
            if (legal || TRADE.matcher(text).find()) {
                name(!order, strip, (legal ? FIRM : TRADER) - less, r);
            } else if (!fallback && text.chars().filter(Character::isLetter).count() > 3) {
                name(!order, strip, FIRST_LINE - less, r);
                fallback = true;
            }
        }
        for (int r = lines; r < rows.size(); r++) {
            for (Cell cell : rows.get(r).cells()) {
                Matcher signed = FOR.matcher(cell.text().strip());
                if (signed.matches() && LEGAL.matcher(signed.group(1)).find()) {
                    name(!order, cell.strip().from(signed.start(1)), SIGNED, r);
                }
            }
        }
    }

    /** Whether a name that was broken into lines began above. */
    private static boolean isEnd(String text) {
        return LEGAL.matcher(text).lookingAt()
                || TRADE.matcher(text).lookingAt()
                || text.matches("(?i)(?:&|and |co\\b).*|[^(]*\\).*");
    }

    /** The first cell, and what follows it as the words of a wide heading follow each other. */
    private static Strip beginning(Row row) {
        List<Strip> words = new ArrayList<>();
        double right = row.left();
        for (Cell cell : row.cells()) {
            if (cell.left() - right > WIDE * cell.height()) {
                break;
            }
            words.add(cell.strip());
            right = cell.right();
        }
        return Strip.of(words);
    }

    private void name(boolean seller, Strip strip, double sure, int line) {
        Matcher before = BEFORE_NAME.matcher(strip.text());
        int start = before.find() ? before.end() : 0;
        String text = strip.text().substring(start);
        Matcher legal = LEGAL.matcher(text);
        int end = text.length();
        int comma = text.indexOf(',');
        if (legal.find() && legal.start() > 0) {
            end = legal.end();
            while (legal.find() && legal.start() - end < 3) {
                end = legal.end();
            }
        } else if (comma > 3) {
            end = comma;
        }
        String name = NUMBER_OF_FIRM.matcher(text.substring(0, end)).replaceFirst("");
        Strip words = strip.sub(start, start + name.length());
        if (words.text().chars().filter(Character::isLetter).count() > 2
                && words.text().length() < 100
                && !DIGITS.matcher(words.text()).find()) {
            candidates.add(seller ? FieldName.SELLER : FieldName.BUYER, new Text(words.text()), words, sure, line);
        }
    }

    private void taxNumbers() {
        for (int r = 0; r < rows.size(); r++) {
            for (Cell cell : rows.get(r).cells()) {
                for (Fact fact : Written.proven(cell.text(), FactType.GSTIN)) {
                    Heading over = over(cell, r, fact.start());
                    boolean seller = over == null ? !order : over.seller();
                    candidates.add(
                            seller ? FieldName.SELLER_GSTIN : FieldName.BUYER_GSTIN,
                            new Text(String.valueOf(fact.value())),
                            cell.strip().sub(fact.start(), fact.end()),
                            over == null ? 0.88 : 0.94,
                            r);
                }
            }
        }
    }

    /** The heading in whose block something stands: in its own words, or the last above it in its column; null at the head of the paper. */
    private @Nullable Heading over(Cell cell, int row, int start) {
        for (Labels.Hit hit :
                TradePaper.LABELS.in(cell.text().substring(0, start)).reversed()) {
            if (hit.section().equals("seller") || hit.section().equals("buyer")) {
                return new Heading(hit.section().equals("seller"), cell, row, hit.end());
            }
        }
        return headings.stream()
                .filter(heading -> heading.row() <= row && heading.cell().page() == cell.page())
                .filter(heading -> heading.cell().left() < cell.right()
                        && Math.abs(heading.cell().left() - cell.left()) < 12 * cell.height())
                .max(Comparator.comparingInt(Heading::row)
                        .thenComparing(heading -> -Math.abs(heading.cell().left() - cell.left())))
                .orElse(null);
    }
}
