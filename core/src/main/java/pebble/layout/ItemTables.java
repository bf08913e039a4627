package pebble.layout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.fields.Amounts;
import pebble.fields.FieldValue.Item;
import pebble.fields.FieldValue.Money;
import pebble.fields.FieldValue.Quantity;
import pebble.fields.Place;
import pebble.fields.Typed;

/** Tables of goods: found by the heads of their columns, read row by row, over the ends of pages. */
public final class ItemTables {
    private static final Pattern GOODS = head(
            "(?:item|material|product|goods|commodity|stores?)s?(?: (?:and|&) (?:description|specifications?))?(?: (?:name|title|description|details|particulars))?"
                    + "|(?:brief |detailed |full )?descriptions?(?: of (?:the )?(?:items?|materials?|goods|stores|works?|services?|articles?))?(?: (?:and|&|with) specifications?)?"
                    + "|(?:names?|particulars|details)(?: of (?:the )?(?:items?|materials?|goods|products?|chemicals?|stores))?|nomenclature|chemicals?"
                    + "|bezeichnung|artikel|beschreibung|leistung|désignation|libellé|article|descrizione|prodotto|descripción|artículo|opis|विवरण|वस्तु(?: का (?:नाम|विवरण))?");
    private static final Pattern AMOUNT = head(
            "(?:total |required |reqd |tendered |estimated |approx(?:imate)? |annual |indented )?(?:quantity|qty|qnty|quantities)(?: required| reqd)?|menge|quantité|qté|quantità|cantidad|ilość|कुल मात्रा|मात्रा");
    private static final Pattern UNIT =
            head("units?|uom|u o m|units? of measure(?:ment)?|einheit|unité|u m|unità|unidad|jm|इकाई|यूनिट");
    private static final Pattern PRICE = head(
            "(?:unit |basic |net |ex[- ]?works )?(?:price|rate|cost)(?: (?:per|each) ?\\p{L}{0,6}| ?/ ?(?:unit|kg|mt|ltr|uom)| each)?|u p|unit value|einzelpreis|prix unitaire|pu ht|precio unitario|prezzo(?: unitario)?|दर");
    private static final Pattern SUM = head(
            "(?:total|line|net|gross|taxable|basic)? ?(?:amount|amt|value|total)(?: (?:in )?(?:rs|inr|usd|eur))?|total price|(?:assessable|taxable) value|gesamtpreis|betrag|montant(?: ht)?|importe|importo|राशि");
    private static final Pattern END =
            Pattern.compile("(?:grand |sub[- ]?)?total\\b.*|note\\b.*|terms\\b.*|summe\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_HEAD =
            Pattern.compile("[(\\[] ?(?:in )?([\\p{L}. ]{1,20}) ?[)\\]]|\\bin (\\p{L}{1,6})$");
    /** "Caustic Soda Flakes ( 12500 kilogram )", as the Government e-Marketplace heads what it wants. */
    private static final Pattern HEADED =
            Pattern.compile("(.{3,160}?) ?\\( ?(\\d[\\d,]*(?:\\.\\d+)?) (\\p{L}[\\p{L}. ]{1,24}) ?\\)");

    private static final Pattern NUMBERED = Pattern.compile("\\(?\\d{1,3}[.)]?");
    private static final int MOST = 300;
    private static final int LONGEST = 300;
    /** Of rows that stand together, those without a number after which the table has ended. */
    private static final int MISSES = 2;
    /** In heights of a line, above which rows do not stand together. */
    private static final double APART = 0.9;

    private final List<Row> rows;
    private final @Nullable String currency;
    private final List<Found> found = new ArrayList<>();

    private ItemTables(List<Row> rows, @Nullable String currency) {
        this.rows = rows;
        this.currency = currency;
    }

    public record Found(Item item, String text, @Nullable Place place, double sure) {}

    private record Columns(
            Cell goods,
            Cell amount,
            @Nullable Cell unit,
            @Nullable Cell price,
            @Nullable Cell sum,
            List<Cell> all) {}

    /** A row of the table with a number in the column of amounts. */
    private static final class Line {
        final Cell amount;
        final @Nullable Cell unit;
        final @Nullable Cell price;
        final @Nullable Cell sum;
        final List<Cell> words = new ArrayList<>();

        Line(Row row, Cell amount, Columns columns) {
            this.amount = amount;
            this.unit = of(row, columns.unit(), columns);
            this.price = of(row, columns.price(), columns);
            this.sum = of(row, columns.sum(), columns);
        }

        private static @Nullable Cell of(Row row, @Nullable Cell head, Columns columns) {
            return head == null ? null : row.under(head, columns.all());
        }
    }

    /** @param currency of prices that are written without */
    public static List<Found> in(List<Row> rows, @Nullable String currency) {
        ItemTables tables = new ItemTables(rows, currency);
        for (int r = 0; r < rows.size() && tables.found.size() < MOST; r++) {
            Optional<Columns> head = head(rows.get(r));
            if (head.isPresent()) {
                r = tables.read(head.get(), r + 1) - 1;
            }
        }
        if (tables.found.isEmpty()) {
            rows.forEach(tables::headed);
        }
        return tables.found;
    }

    private static Pattern head(String words) {
        return Pattern.compile("(?:" + words + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static boolean isHead(Pattern head, Cell cell) {
        String plain = IN_HEAD.matcher(cell.text()).replaceAll(" ");
        // Of two languages the one or the other.
        for (String part : (plain + "/" + plain.replaceAll("[./]", " ")).split("/")) {
            if (head.matcher(part.replaceAll("[.:*#]", " ")
                            .replaceAll("\\s+", " ")
                            .strip())
                    .matches()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Columns> head(Row row) {
        Cell goods = find(row, GOODS);
        Cell amount = find(row, AMOUNT);
        return goods == null || amount == null || row.cells().size() < 2
                ? Optional.empty()
                : Optional.of(
                        new Columns(goods, amount, find(row, UNIT), find(row, PRICE), find(row, SUM), row.cells()));
    }

    private static @Nullable Cell find(Row row, Pattern head) {
        return row.cells().stream()
                .filter(cell -> isHead(head, cell))
                .findFirst()
                .orElse(null);
    }

    /** @return the row behind the table */
    private int read(Columns columns, int from) {
        List<Line> lines = new ArrayList<>();
        List<Cell> words = new ArrayList<>();
        int misses = 0;
        int r = from;
        while (r < rows.size() && lines.size() < MOST && misses <= MISSES) {
            int next = together(r);
            List<Row> block = rows.subList(r, next);
            if (block.stream().anyMatch(row -> END.matcher(row.text().strip()).matches())) {
                block = block.subList(0, end(block));
                next = rows.size();
            }
            int before = lines.size();
            List<Cell> said = new ArrayList<>();
            block.forEach(row -> take(row, columns, lines, said));
            if (lines.size() > before) {
                words.addAll(said);
                misses = 0;
            } else {
                misses++;
            }
            if (next == rows.size()) {
                r += block.size();
                break;
            }
            r = next;
        }
        share(lines, words);
        lines.forEach(line -> add(line, columns));
        return Math.max(r, from);
    }

    private static int end(List<Row> block) {
        int row = 0;
        while (!END.matcher(block.get(row).text().strip()).matches()) {
            row++;
        }
        return row;
    }

    /** Behind the rows that stand together with this one. */
    private int together(int row) {
        int next = row + 1;
        while (next < rows.size()
                && rows.get(next).page() == rows.get(row).page()
                && rows.get(next).top() - rows.get(next - 1).bottom()
                        < APART * rows.get(next).height()) {
            next++;
        }
        return next;
    }

    private static void take(Row row, Columns columns, List<Line> lines, List<Cell> words) {
        Cell goods = row.under(columns.goods(), columns.all());
        if (head(row).isPresent() || goods != null && isWide(goods, columns)) {
            return;
        }
        Cell amount = row.under(columns.amount(), columns.all());
        if (amount != null && amount(amount.text()).isPresent()) {
            lines.add(new Line(row, amount, columns));
        }
        if (goods != null) {
            words.add(goods);
        }
    }

    /** Running text over the whole width is no row of the table. */
    private static boolean isWide(Cell cell, Columns columns) {
        return cell.left() < columns.goods().left() - cell.height()
                && cell.right() > columns.amount().left();
    }

    /** Words of the goods are broken into lines, which begin with the number of their row, or stand around it. */
    private static void share(List<Line> lines, List<Cell> words) {
        if (lines.isEmpty()) {
            return;
        }
        Cell first = lines.getFirst().amount;
        boolean around = words.stream()
                .anyMatch(cell -> cell.page() == first.page() && cell.middle() < first.middle() - 0.3 * first.height());
        for (Cell cell : words) {
            Line best = null;
            double least = Double.MAX_VALUE;
            for (Line line : lines) {
                double down = (cell.page() - line.amount.page()) * 10_000.0 + cell.middle() - line.amount.middle();
                double far = around ? Math.abs(down) : down < -0.4 * cell.height() ? Double.MAX_VALUE : down;
                if (far < least) {
                    best = line;
                    least = far;
                }
            }
            if (best != null
                    && best.words.stream().mapToInt(one -> one.text().length()).sum() < LONGEST) {
                best.words.add(cell);
            }
        }
    }

    private void add(Line line, Columns columns) {
        Strip words = Strip.of(line.words.stream().map(Cell::strip).toList());
        String name = words.text().replaceFirst("^\\(?\\d{1,3}[.)] +", "");
        if (name.length() < 2 || name.chars().noneMatch(Character::isLetter)) {
            return;
        }
        Quantity quantity = amount(line.amount.text()).orElseThrow();
        String unit = line.unit == null ? inHead(columns.amount()) : line.unit.text();
        if (quantity.unit().isEmpty()
                && !unit.isEmpty()
                && !NUMBERED.matcher(unit).matches()) {
            quantity = Typed.of(quantity.amount(), unit);
        }
        List<Strip> all = new ArrayList<>(List.of(words, line.amount.strip()));
        if (line.unit != null && line.unit != line.amount) {
            all.add(line.unit.strip());
        }
        for (Cell figure : new @Nullable Cell[] {line.price, line.sum}) {
            if (figure != null) {
                all.add(figure.strip());
            }
        }
        Strip whole = Strip.of(all);
        found.add(new Found(
                new Item(name, quantity, money(line.price, columns.price()), money(line.sum, columns.sum())),
                whole.text(),
                whole.place(),
                quantity.unit().isEmpty() ? 0.8 : 0.92));
    }

    private static String inHead(Cell head) {
        Matcher unit = IN_HEAD.matcher(head.text());
        return unit.find() ? unit.group(1) != null ? unit.group(1) : unit.group(2) : "";
    }

    private static Optional<Quantity> amount(String text) {
        Optional<BigDecimal> bare = Amounts.bare(text);
        return bare.isPresent()
                ? bare.filter(amount -> amount.signum() > 0).map(amount -> new Quantity(plain(amount), ""))
                : text.length() > 30
                        ? Optional.empty()
                        : Amounts.goods(text).stream().findFirst().map(Amounts.Found::value);
    }

    /** The figure of a cell, in the currency that it or its head names. */
    private @Nullable Money money(@Nullable Cell cell, @Nullable Cell head) {
        List<Figures.Figure> figures = cell == null || head == null ? List.of() : Figures.in(cell.text());
        if (cell == null || head == null || figures.isEmpty()) {
            return null;
        }
        String told = Figures.currency(cell.text());
        String above = told == null ? Figures.currency(head.text()) : told;
        return new Money(plain(figures.getFirst().amount()), above == null ? currency : above);
    }

    private static BigDecimal plain(BigDecimal amount) {
        return new BigDecimal(amount.stripTrailingZeros().toPlainString());
    }

    private void headed(Row row) {
        Matcher head = HEADED.matcher(row.text().strip());
        if (head.matches() && found.size() < MOST) {
            Optional<BigDecimal> amount = Amounts.bare(head.group(2));
            String unit = head.group(3).strip().toLowerCase(Locale.ROOT);
            if (amount.isPresent() && !unit.matches("days?|years?|months?|weeks?|hours?|pages?|inr|only|s|lakhs?")) {
                Strip strip = row.strip();
                found.add(new Found(
                        new Item(head.group(1).strip(), Typed.of(plain(amount.get()), unit)),
                        strip.text(),
                        strip.place(),
                        0.85));
            }
        }
    }
}
