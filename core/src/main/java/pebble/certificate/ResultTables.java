package pebble.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.facts.Numerals;
import pebble.fields.FieldValue.Parameter;
import pebble.fields.Limits;
import pebble.layout.Cell;
import pebble.layout.Row;
import pebble.layout.Strip;

/** Tables of what was tested: found by the heads of their columns, read row by row; words of a cell may be broken into lines. */
final class ResultTables {
    private static final Pattern TEST = head(
            "tests?(?: (?:name|item|description|parameters?))?|(?:test ?/? ?)?parameters?(?: tested)?|characteristics?|propert(?:y|ies)|analysis|determinations?|item|particulars|description|attributes?|quality parameters?|prüfung|merkmal|prüfmerkmal|parameter|eigenschaft|essai|caractéristique|ensayo|prueba|परीक्षण");
    private static final Pattern RESULT = head(
            "(?:test |actual |observed |analytical )?(?:results?|values?|observations?)(?: obtained| observed| found)?|found|observed|actuals?|ergebnis|messwert|ist(?:wert)?|résultats?|resultados?|risultat[io]|परिणाम");
    private static final Pattern SPECIFICATION = head(
            "(?:specification|spec|standard|required|permissible|acceptance|product)? ?(?:specifications?|specs?|limits?|requirements?|criteria|range|standards?|norms?)(?: limits?)?|spezifikation|sollwert|grenzwert|soll|spécifications?|especificación|especificaciones|specifica");
    private static final Pattern MIN = head("min(?:imum)?(?: (?:limit|value))?|lower(?: (?:limit|spec))?|lsl");
    private static final Pattern MAX = head("max(?:imum)?(?: (?:limit|value))?|upper(?: (?:limit|spec))?|usl");
    private static final Pattern UNIT = head("units?|uom|units? of measure(?:ment)?|einheit|unité|unidad|unità");
    private static final Pattern METHOD = head(
            "(?:test |analysis |testing )?methods?(?: (?:of test|of analysis|reference|no|used))?|test method|ref(?:erence)?(?: method)?|protocol|methode|prüfmethode|méthode|método|metodo");
    private static final Pattern VERDICT = head(
            "status|remarks?|conclusion|pass ?/? ?fail|verdict|conformity|compliance|complies|bewertung|grade|judg(?:e)?ment|evaluation");
    private static final Pattern END = Pattern.compile(
            "(?i)(?:remarks?|conclusion|opinion|note|result ?:|approved|checked|analy[sz]ed by|prepared|authori[sz]ed|signature|for |date|the (?:above|product|material|sample)|we (?:hereby )?certify|this (?:is|certificate)|storage|disclaimer|end of).{0,300}");
    private static final Pattern NUMBERED = Pattern.compile("^(?:\\(?\\d{1,3}[.)]|\\d{1,3})\\s+(?=\\p{L})");
    private static final Pattern NAME_WITH_UNIT = Pattern.compile(
            "(.{2,80}?),? ?[(\\[]? ?(%(?: ?[wv]/[wv])?(?: by (?:mass|weight|volume|wt\\.?))?|ppm|ppb|mg/kg|g/ml|g/cc|g/cm3|mg KOH/g|cP|°C|APHA|Hazen|Pt-?Co)(?: ?(max|min|maximum|minimum)\\.?)? ?[)\\]]?");
    private static final int MISSES = 4;
    private static final int MOST = 120;
    private static final double APART = 1.1;
    private static final double SURE = 0.92;

    private final List<Row> rows;
    private final List<Found> found = new ArrayList<>();

    private ResultTables(List<Row> rows) {
        this.rows = rows;
    }

    record Found(Parameter parameter, Strip strip, double sure) {}

    private record Columns(
            Cell test,
            Cell result,
            @Nullable Cell specification,
            @Nullable Cell min,
            @Nullable Cell max,
            @Nullable Cell unit,
            @Nullable Cell method,
            @Nullable Cell verdict,
            List<Cell> all) {}

    static List<Found> in(List<Row> rows) {
        ResultTables tables = new ResultTables(rows);
        for (int r = 0; r < rows.size(); r++) {
            Columns columns = columns(rows.get(r));
            if (columns != null) {
                r = tables.read(columns, r + 1) - 1;
            }
        }
        return tables.found;
    }

    private static Pattern head(String words) {
        return Pattern.compile("(?:" + words + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static @Nullable Columns columns(Row row) {
        List<Cell> left = new ArrayList<>(row.cells());
        Cell result = take(left, RESULT);
        Cell specification = take(left, SPECIFICATION);
        Cell min = take(left, MIN);
        Cell max = take(left, MAX);
        Cell unit = take(left, UNIT);
        Cell verdict = take(left, VERDICT);
        Cell method = take(left, METHOD);
        Cell test = take(left, TEST);
        return result == null || test == null
                ? null
                : new Columns(test, result, specification, min, max, unit, method, verdict, row.cells());
    }

    /** Takes it out, so that no cell heads two columns. */
    private static @Nullable Cell take(List<Cell> cells, Pattern head) {
        for (Cell cell : cells) {
            String plain = cell.text()
                    .replaceAll("\\([^)]*\\)|\\[[^\\]]*\\]", " ")
                    .replaceAll("[.:*#]", " ")
                    .replaceAll("\\s+", " ")
                    .strip();
            boolean fits = head.matcher(plain).matches();
            for (String part : plain.split(" ?/ ?")) {
                fits |= head.matcher(part).matches();
            }
            if (fits) {
                cells.remove(cell);
                return cell;
            }
        }
        return null;
    }

    /** @return the row behind the table */
    private int read(Columns columns, int from) {
        int misses = 0;
        int r = from;
        List<Row> open = new ArrayList<>();
        for (; r < rows.size() && misses < MISSES && found.size() < MOST; r++) {
            Row row = rows.get(r);
            if (columns(row) != null) {
                break;
            }
            boolean wide =
                    row.cells().size() < 2 && END.matcher(row.text().strip()).matches();
            if (wide) {
                break;
            }
            Cell result = row.under(columns.result(), columns.all());
            Cell test = row.under(columns.test(), columns.all());
            boolean begins = test != null && result != null;
            if (begins) {
                add(open, columns);
                open = new ArrayList<>(List.of(row));
                misses = 0;
            } else if (!open.isEmpty() && close(open.getLast(), row)) {
                open.add(row);
            } else {
                misses++;
            }
        }
        add(open, columns);
        return Math.max(r, from);
    }

    private static boolean close(Row above, Row row) {
        return above.page() == row.page() && row.top() - above.bottom() < APART * row.height() / 2;
    }

    private void add(List<Row> lines, Columns columns) {
        if (lines.isEmpty()) {
            return;
        }
        Strip test = under(lines, columns.test(), columns);
        Strip result = under(lines, columns.result(), columns);
        Strip specification = under(lines, columns.specification(), columns);
        Strip unit = under(lines, columns.unit(), columns);
        Strip method = under(lines, columns.method(), columns);
        Strip verdict = under(lines, columns.verdict(), columns);
        String name = NUMBERED.matcher(test.text()).replaceFirst("").strip();
        if (name.chars().noneMatch(Character::isLetter) || result.isEmpty()) {
            return;
        }
        String told = said(unit);
        var named = NAME_WITH_UNIT.matcher(name);
        boolean inName = told == null && named.matches();
        String spec = said(specification);
        Strip min = under(lines, columns.min(), columns);
        Strip max = under(lines, columns.max(), columns);
        if (spec == null && (isFigure(min) || isFigure(max))) {
            spec = isFigure(min) && isFigure(max)
                    ? min.text() + " - " + max.text()
                    : isFigure(min) ? "min " + min.text() : "max " + max.text();
        } else if (spec != null
                && inName
                && named.group(3) != null
                && Limits.of(spec).equals(Limits.NONE)) {
            spec = spec + " " + named.group(3);
        }
        Parameter parameter = Limits.parameter(
                inName ? named.group(1).strip() : name,
                result.text(),
                inName ? named.group(2) : told,
                spec,
                said(verdict),
                said(method));
        Strip whole = Strip.of(lines.stream().map(Row::strip).toList());
        found.add(new Found(parameter, whole, legible(whole)));
    }

    private static double legible(Strip strip) {
        return strip.confidence() < 0.8 ? SURE * (0.5 + strip.confidence() / 2) : SURE;
    }

    private static Strip under(List<Row> lines, @Nullable Cell head, Columns columns) {
        List<Strip> words = new ArrayList<>();
        if (head != null) {
            for (Row line : lines) {
                Cell cell = line.under(head, columns.all());
                if (cell != null) {
                    words.add(cell.strip());
                }
            }
        }
        return Strip.of(words);
    }

    private static boolean isFigure(Strip strip) {
        return strip.text().matches("-?" + Numerals.PATTERN + "(?: ?%)?");
    }

    private static @Nullable String said(Strip strip) {
        return strip.text().matches("[-–—. ]*") ? null : strip.text();
    }
}
