package pebble.certificate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.facts.FactType;
import pebble.fields.Field;
import pebble.fields.Field.Source;
import pebble.fields.FieldName;
import pebble.fields.FieldValue.Text;
import pebble.fields.Stating;
import pebble.layout.Announcements;
import pebble.layout.Announcements.Announced;
import pebble.layout.Candidates;
import pebble.layout.Labels;
import pebble.layout.Layout;
import pebble.layout.Row;
import pebble.layout.Standards;
import pebble.layout.Strip;
import pebble.layout.Written;
import pebble.reading.PageText;

/** A printed certificate of analysis: its labels and its table of results. */
final class CertificatePaper {
    private static final Labels LABELS = Labels.of("/pebble/certificate/labels.txt");
    private static final int MOST_PAGES = 40;
    private static final int LONGEST = 120;
    private static final double PROVEN = 0.95;
    /** "IS 252:2013", "ASTM D 4052", "IP 2022": the bodies whose standards chemicals are made to. */
    private static final Pattern STANDARD = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:as per |conforms to |conforming to )?((?:IS|ISO|ASTM|DIN|EN|BIS|JIS) ?[:-]? ?[A-Z]?[ -]?\\d{2,6}(?: ?[:-] ?\\d{2,4})?|(?:IP|BP|USP|EP|Ph\\. ?Eur\\.?|NF|FCC)(?:[ /-]?(?:\\d{2,4}|NF))?(?= (?:grade|monograph|specifications?|standards?)))");

    private static final Pattern PERSON =
            Pattern.compile("(?:(?:Mr|Mrs|Ms|Dr|Shri|Smt)\\.? ?)?\\p{Lu}[\\p{L}.'-]*(?: \\p{Lu}[\\p{L}.'-]*){1,3}");
    private static final Pattern OFFICE = Pattern.compile(
            "(?i).*\\b(?:manager|signatory|chemist|authori[sz]ed|quality|department|officer|head|lab|laboratory|date|by|limited|ltd|assurance|control|incharge|executive|analyst|signature)\\b.*");

    private final List<Row> rows;
    private final Standards standards;
    private final Candidates candidates = new Candidates();

    private CertificatePaper(List<Row> rows, Standards standards) {
        this.rows = rows;
        this.standards = standards;
    }

    /** @param language of the document, in two letters; null when it is not known */
    static List<Field> read(List<PageText> pages, @Nullable String language) {
        List<Row> rows = Layout.rows(pages.size() > MOST_PAGES ? pages.subList(0, MOST_PAGES) : pages);
        return new CertificatePaper(rows, Standards.of(rows, language)).read();
    }

    private List<Field> read() {
        new Announcements(LABELS, rows).all().forEach(this::consider);
        proven();
        Stating stating = new Stating(Source.RULE);
        candidates.state(stating);
        ResultTables.in(rows)
                .forEach(found -> stating.add(
                        FieldName.PARAMETERS,
                        found.parameter(),
                        found.strip().text(),
                        found.strip().place(),
                        found.sure()));
        return stating.all();
    }

    private void consider(Announced announced) {
        if (announced.section().equals("none") || !announced.plain() && announced.sure() < Announcements.BEHIND) {
            return;
        }
        FieldName name = FieldName.valueOf(announced.section().toUpperCase(Locale.ROOT));
        Strip strip = announced.value();
        double sure = announced.sure() * (announced.plain() ? 1 : 0.8);
        switch (name) {
            case DATE, MANUFACTURE_DATE, EXPIRY_DATE, RETEST_DATE ->
                Written.dayOfMonth(strip.text(), standards.zone(), name != FieldName.MANUFACTURE_DATE)
                        .filter(found -> found.start() < LONGEST / 4)
                        .ifPresent(found -> candidates.add(
                                name, found.value(), strip.sub(found.start(), found.end()), sure, announced.line()));
            case BATCH_NUMBER, CERTIFICATE_NUMBER, PO_NUMBER, INVOICE_NUMBER ->
                Written.number(strip.text())
                        .ifPresent(found -> candidates.add(
                                name,
                                new Text(found.value()),
                                strip.sub(found.start(), found.end()),
                                sure,
                                announced.line()));
            case SIGNATORY -> person(strip).ifPresent(found -> add(name, found, sure * 0.95, announced.line()));
            default -> {
                if (announced.plain()
                        && strip.text().length() < LONGEST
                        && strip.text().length() > 1) {
                    add(name, strip, sure * 0.97, announced.line());
                }
            }
        }
    }

    private void add(FieldName name, Strip words, double sure, int line) {
        candidates.add(name, new Text(words.text()), words, sure, line);
    }

    private static Optional<Strip> person(Strip strip) {
        var person = PERSON.matcher(strip.text());
        return person.lookingAt() && !OFFICE.matcher(person.group()).matches()
                ? Optional.of(strip.sub(person.start(), person.end()))
                : Optional.empty();
    }

    /** What is told by its form: the substance, and the standard. */
    private void proven() {
        for (int r = 0; r < rows.size(); r++) {
            Strip strip = rows.get(r).strip();
            int line = r;
            Written.proven(strip.text(), FactType.CAS_NUMBER)
                    .forEach(cas -> candidates.add(
                            FieldName.CAS_NUMBER,
                            new Text(String.valueOf(cas.value())),
                            strip.sub(cas.start(), cas.end()),
                            PROVEN,
                            line));
            var standard = STANDARD.matcher(strip.text());
            if (rows.get(r).cells().size() < 3 && standard.find()) {
                add(FieldName.STANDARD, strip.sub(standard.start(1), standard.end(1)), 0.8, line);
            }
        }
    }
}
