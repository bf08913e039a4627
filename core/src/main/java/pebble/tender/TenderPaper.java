package pebble.tender;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pebble.facts.Fact;
import pebble.facts.FactType;
import pebble.facts.Facts;
import pebble.fields.Field;
import pebble.fields.Field.Source;
import pebble.fields.FieldName;
import pebble.fields.FieldValue;
import pebble.fields.FieldValue.Contact;
import pebble.fields.FieldValue.Moment;
import pebble.fields.FieldValue.Money;
import pebble.fields.FieldValue.Text;
import pebble.fields.Place;
import pebble.fields.Stating;
import pebble.fields.Typed;
import pebble.layout.Announcements;
import pebble.layout.Announcements.Announced;
import pebble.layout.ItemTables;
import pebble.layout.Labels;
import pebble.layout.Layout;
import pebble.layout.Row;
import pebble.layout.Standards;
import pebble.layout.Strip;
import pebble.reading.PageText;

/** A printed tender document: what its labels, lists and tables say. When it may mean two things, it says the likelier one and is less sure. */
final class TenderPaper {
    /** In the languages in which tenders are printed. */
    static final Labels LABELS = Labels.of("/pebble/tender/labels.txt");

    private static final int MOST_PAGES = 400;
    private static final int MOST_ROWS = 30_000;
    private static final int MOST_CONTACTS = 6;
    private static final double AGREED = 0.03;
    private static final double IN_DOUBT = 0.8;
    /** A label within a sentence may speak of something else. */
    private static final double LEAST = 0.3;

    private final List<Row> rows;
    private final Standards standards;
    private final boolean corrigendum;
    private final Map<FieldName, List<Candidate>> candidates = new EnumMap<>(FieldName.class);
    private final Stating stating = new Stating(Source.RULE);

    private record Candidate(
            FieldValue value, String text, @Nullable Place place, double sure, int line) {}

    private TenderPaper(List<Row> rows, Standards standards, boolean corrigendum) {
        this.rows = rows;
        this.standards = standards;
        this.corrigendum = corrigendum;
    }

    /**
     * @param language of the document, in two letters; null when it is not known
     * @param corrigendum whether it changes another
     */
    static List<Field> read(List<PageText> pages, @Nullable String language, boolean corrigendum) {
        List<Row> rows = Layout.rows(pages.size() > MOST_PAGES ? pages.subList(0, MOST_PAGES) : pages);
        rows = rows.size() > MOST_ROWS ? rows.subList(0, MOST_ROWS) : rows;
        return new TenderPaper(rows, Standards.of(rows, language), corrigendum).read();
    }

    private List<Field> read() {
        TenderValues values = new TenderValues(standards, corrigendum);
        List<Announced> lists = new ArrayList<>();
        List<Announced> conditions = new ArrayList<>();
        List<Announced> contacts = new ArrayList<>();
        for (Announced announced : new Announcements(LABELS, rows).all()) {
            switch (announced.section()) {
                case "documents_required", "eligibility" -> lists.add(announced);
                case "eligibility_value" -> conditions.add(announced);
                case "contact" -> contacts.add(announced);
                case "none" -> {}
                default -> consider(announced, values);
            }
        }
        Guesses.of(rows)
                .forEach(guess -> candidate(guess.name(), guess.value(), guess.strip(), guess.sure(), guess.line()));
        for (FieldName name : FieldName.values()) {
            best(name).ifPresent(one -> stating.add(name, one.value(), one.text(), one.place(), one.sure()));
        }
        ItemTables.in(rows, standards.currency())
                .forEach(item -> stating.add(FieldName.ITEMS, item.item(), item.text(), item.place(), item.sure()));
        lists(lists);
        conditions(conditions);
        contacts(contacts);
        return stating.all();
    }

    private void consider(Announced announced, TenderValues values) {
        FieldName name = FieldName.valueOf(announced.section().toUpperCase(Locale.ROOT));
        boolean words =
                TenderValues.WORDS.contains(name) || name == FieldName.BID_NUMBER || name == FieldName.PROCEDURE;
        if (words && (!announced.plain() && announced.sure() < Announcements.BEHIND)) {
            return;
        }
        values.read(name, announced.label(), announced.value()).ifPresent(read -> {
            double sure = announced.sure() * read.sure();
            boolean moved =
                    corrigendum && announced.label().toLowerCase(Locale.ROOT).contains("extended");
            if (moved) {
                sure = Math.max(sure, 0.9 * read.sure());
            } else if (TenderValues.WORDS.contains(name) && announced.sure() == Announcements.BEHIND) {
                sure *= 0.7;
            }
            candidate(name, read.value(), announced.value().sub(read.start(), read.end()), sure, announced.line());
        });
    }

    private void candidate(FieldName name, FieldValue value, Strip strip, double sure, int line) {
        double legible = strip.confidence() < 0.8 ? 0.5 + strip.confidence() / 2 : 1;
        if (sure * legible >= LEAST) {
            candidates
                    .computeIfAbsent(name, any -> new ArrayList<>())
                    .add(new Candidate(value, strip.text(), strip.place(), sure * legible, line));
        }
    }

    private Optional<Candidate> best(FieldName name) {
        List<Candidate> all = candidates.getOrDefault(name, List.of());
        Comparator<Candidate> order =
                Comparator.comparingDouble(Candidate::sure).thenComparing(Candidate::line, Comparator.reverseOrder());
        Optional<Candidate> surest = all.stream().max(order);
        if (surest.isEmpty()) {
            return surest;
        }
        Candidate best = surest.get();
        if (corrigendum && best.value() instanceof Moment) {
            // The later of those that are told with about the same weight: the other is the one that was.
            best = all.stream()
                    .filter(one -> one.sure() > surest.get().sure() - 0.25)
                    .max(Comparator.comparing(one -> ((Moment) one.value()).latest()))
                    .orElse(best);
        }
        return Optional.of(weighed(name, best, all));
    }

    private Candidate weighed(FieldName name, Candidate best, List<Candidate> all) {
        Candidate chosen = best;
        long agreeing = all.stream()
                .filter(one -> one.value().equals(chosen.value()) && one.line() != chosen.line())
                .count();
        boolean opposed = !corrigendum
                && !TenderValues.WORDS.contains(name)
                && name != FieldName.BID_NUMBER
                && name != FieldName.PROCEDURE
                && all.stream()
                        .anyMatch(one -> one.line() != chosen.line()
                                && !same(one.value(), chosen.value())
                                && one.sure() > chosen.sure() - 0.06);
        double sure = opposed && agreeing == 0
                ? best.sure() * IN_DOUBT
                : agreeing > 0 ? Math.min(0.99, best.sure() + AGREED) : best.sure();
        if (contradicts(name, best.value())) {
            sure *= IN_DOUBT;
        }
        return new Candidate(best.value(), best.text(), best.place(), sure, best.line());
    }

    /** A day alone agrees with the day and its hour. */
    private static boolean same(FieldValue one, FieldValue other) {
        return one instanceof Moment first && other instanceof Moment second
                ? first.date().equals(second.date())
                        && (first.time() == null
                                || second.time() == null
                                || first.time().equals(second.time()))
                : one.equals(other);
    }

    /** Bids are not opened before their time is over, and no deposit is as high as the whole. */
    private boolean contradicts(FieldName name, FieldValue value) {
        if (name == FieldName.OPENING_DATE && value instanceof Moment opening) {
            return stated(FieldName.SUBMISSION_DEADLINE) instanceof Moment deadline
                    && opening.date().isBefore(deadline.date());
        }
        return name == FieldName.EMD
                && value instanceof Money deposit
                && stated(FieldName.ESTIMATED_VALUE) instanceof Money whole
                && whole.amount().compareTo(BigDecimal.ZERO) > 0
                && deposit.amount().compareTo(whole.amount()) >= 0;
    }

    private @Nullable FieldValue stated(FieldName name) {
        return stating.all().stream()
                .filter(field -> field.name() == name)
                .findFirst()
                .map(Field::value)
                .orElse(null);
    }

    /** The longest of the lists of one kind: others are mentions of it. */
    private void lists(List<Announced> announced) {
        for (FieldName name : List.of(FieldName.DOCUMENTS_REQUIRED, FieldName.ELIGIBILITY)) {
            List<Strip> longest = List.of();
            double sure = 0;
            for (Announced one : announced) {
                if (!one.section().equals(name.key()) || !one.plain()) {
                    continue;
                }
                List<Strip> below = Points.below(rows, one.line());
                boolean said = one.sure() >= Announcements.BEHIND;
                List<Strip> points = below.isEmpty() && said && name == FieldName.DOCUMENTS_REQUIRED
                        ? Points.within(one.value())
                        : below;
                if (points.size() > longest.size()) {
                    longest = points;
                    sure = below.isEmpty() ? 0.88 : 0.85;
                }
            }
            for (Strip point : longest) {
                stating.add(name, new Text(point.text()), point.text(), point.place(), sure);
            }
        }
    }

    private void conditions(List<Announced> announced) {
        Set<Integer> lines = new HashSet<>();
        for (Announced one : announced) {
            String value = one.value().text();
            if (one.plain() && one.sure() > Announcements.BELOW && value.length() < 160 && lines.add(one.line())) {
                String label = one.label()
                        .replaceFirst("^.*/ ?(?=\\p{Lu})", "")
                        .replaceFirst("[:\\s]+$", "")
                        .strip();
                stating.add(
                        FieldName.ELIGIBILITY,
                        new Text(label.contains(value) ? label : label + ": " + value),
                        value,
                        one.value().place(),
                        0.85);
            }
        }
    }

    private void contacts(List<Announced> announced) {
        Set<String> known = new HashSet<>();
        for (int r = 0; r < rows.size() && known.size() < MOST_CONTACTS; r++) {
            Strip strip = rows.get(r).strip();
            if (strip.text().indexOf('@') < 0) {
                continue;
            }
            for (Fact fact : Facts.figures(strip.text())) {
                String email = fact.value();
                if (fact.type() == FactType.EMAIL && email != null && isPersons(email) && known.add(email)) {
                    Contact contact = new Contact(name(announced, r), email, phone(r));
                    stating.add(FieldName.CONTACTS, contact, fact.text(), strip.place(fact.start(), fact.end()), 0.85);
                }
            }
        }
    }

    private static boolean isPersons(String email) {
        return !email.matches("(?:help.*|support.*|no-?reply.*|webmaster.*)@.*");
    }

    private static @Nullable String name(List<Announced> announced, int row) {
        return announced.stream()
                .filter(one -> one.line() <= row && one.line() > row - 5 && one.sure() >= Announcements.BEHIND)
                .map(one -> Typed.contact(one.value().text()).name())
                .filter(name ->
                        name != null && name.length() < 80 && name.chars().noneMatch(Character::isDigit))
                .reduce((one, later) -> later)
                .orElse(null);
    }

    private @Nullable String phone(int row) {
        for (int step : new int[] {0, 1, -1, 2, -2}) {
            if (row + step >= 0 && row + step < rows.size()) {
                for (Fact fact : Facts.figures(rows.get(row + step).text())) {
                    if (fact.type() == FactType.PHONE) {
                        return fact.value();
                    }
                }
            }
        }
        return null;
    }
}
