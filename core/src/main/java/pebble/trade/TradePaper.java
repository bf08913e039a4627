package pebble.trade;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pebble.fields.Field;
import pebble.fields.Field.Source;
import pebble.fields.FieldName;
import pebble.fields.FieldValue.Moment;
import pebble.fields.FieldValue.Text;
import pebble.fields.Stating;
import pebble.layout.Announcements;
import pebble.layout.Announcements.Announced;
import pebble.layout.Candidates;
import pebble.layout.ItemTables;
import pebble.layout.Labels;
import pebble.layout.Layout;
import pebble.layout.Row;
import pebble.layout.Standards;
import pebble.layout.Strip;
import pebble.layout.Written;
import pebble.reading.PageText;

/** A printed order or invoice: its number and days, who sells to whom, its lines and sums. */
final class TradePaper {
    static final Labels LABELS = Labels.of("/pebble/trade/labels.txt");
    private static final int MOST_PAGES = 60;
    private static final int LONGEST = 160;
    private static final double WITHOUT_A_LABEL = 0.7;
    private static final double THE_ONLY_ONE = 0.86;
    private static final Map<String, FieldName> OF_ORDERS = Map.of("po_date", FieldName.DATE);
    private static final Map<String, FieldName> OF_INVOICES = Map.of("invoice_date", FieldName.DATE);
    private static final Set<String> SAME = Set.of(
            "po_number", "invoice_number", "date", "due_date", "delivery_date", "payment_terms", "delivery_place");

    private final List<Row> rows;
    private final Standards standards;
    private final boolean order;
    private final Candidates candidates = new Candidates();

    private TradePaper(List<Row> rows, Standards standards, boolean order) {
        this.rows = rows;
        this.standards = standards;
        this.order = order;
    }

    /**
     * @param language of the document, in two letters; null when it is not known
     * @param order whether who issues it, buys
     */
    static List<Field> read(List<PageText> pages, @Nullable String language, boolean order) {
        List<Row> rows = Layout.rows(pages.size() > MOST_PAGES ? pages.subList(0, MOST_PAGES) : pages);
        return new TradePaper(rows, Standards.of(rows, language), order).read();
    }

    private List<Field> read() {
        new Announcements(LABELS, rows).all().forEach(this::consider);
        if (!candidates.isSure(FieldName.DATE)) {
            anyDay();
        }
        Parties.find(rows, order, candidates);
        Sums sums = Sums.of(rows, standards.currency());
        sums.add(candidates);
        Stating stating = new Stating(Source.RULE);
        candidates.state(stating);
        ItemTables.in(rows, sums.currency())
                .forEach(item -> stating.add(FieldName.ITEMS, item.item(), item.text(), item.place(), item.sure()));
        return stating.all();
    }

    private void consider(Announced announced) {
        FieldName name = name(announced.section());
        if (name == null) {
            return;
        }
        Strip strip = announced.value();
        // "Date" alone may be the date of anything.
        double sure = announced.sure()
                * (announced.plain() ? 1 : 0.8)
                * (announced.section().equals("date") ? 0.93 : 1);
        switch (name.type()) {
            case MOMENT ->
                Written.day(strip.text(), standards.zone())
                        .filter(found -> found.start() < LONGEST / 4)
                        .ifPresent(found -> candidates.add(
                                name, found.value(), strip.sub(found.start(), found.end()), sure, announced.line()));
            case TEXT -> {
                if (name == FieldName.PO_NUMBER || name == FieldName.INVOICE_NUMBER) {
                    Written.number(strip.text())
                            .ifPresent(found -> candidates.add(
                                    name,
                                    new Text(found.value()),
                                    strip.sub(found.start(), found.end()),
                                    sure,
                                    announced.line()));
                } else if (announced.plain()) {
                    words(strip)
                            .ifPresent(words ->
                                    candidates.add(name, new Text(words.text()), words, sure * 0.95, announced.line()));
                }
            }
            default -> {}
        }
    }

    private @Nullable FieldName name(String section) {
        FieldName own = (order ? OF_ORDERS : OF_INVOICES).get(section);
        return own != null || !SAME.contains(section) ? own : FieldName.valueOf(section.toUpperCase(Locale.ROOT));
    }

    private static Optional<Strip> words(Strip strip) {
        Strip words = strip.sub(0, Math.min(strip.text().length(), LONGEST));
        return words.text().chars().filter(Character::isLetterOrDigit).count() < 2
                ? Optional.empty()
                : Optional.of(words);
    }

    /** A till prints the day without saying so. */
    private void anyDay() {
        Moment first = null;
        Strip at = Strip.EMPTY;
        int line = 0;
        boolean others = false;
        for (int r = 0; r < rows.size(); r++) {
            Strip strip = rows.get(r).strip();
            Optional<Written.Found<Moment>> day = Written.day(strip.text(), standards.zone());
            if (day.isPresent() && first == null) {
                first = day.get().value();
                at = strip.sub(day.get().start(), day.get().end());
                line = r;
            } else if (day.isPresent()) {
                others |= !day.get().value().equals(first);
            }
        }
        if (first != null) {
            candidates.add(FieldName.DATE, first, at, others ? WITHOUT_A_LABEL : THE_ONLY_ONE, line);
        }
    }
}
