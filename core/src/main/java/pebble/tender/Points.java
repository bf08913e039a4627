package pebble.tender;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pebble.layout.Row;
import pebble.layout.Strip;

/** The points of a list: numbered, lettered or marked lines below its heading, rows of a table with numbers, or words between commas. */
final class Points {
    private static final Pattern MARKER = Pattern.compile(
            "\\s*(?:\\(?(?<number>\\d{1,2})(?:[.)](?![\\d])|(?=\\s*$))|\\(?(?<letter>[a-z])[.)]|\\(?(?<roman>[ivx]{2,5})[.)]|(?<mark>[•●▪■◦‣❖➢✓☐□*–-]|o(?= )))(?:\\s+|$)");
    private static final Pattern BETWEEN = Pattern.compile("[,;]\\s*(?![^()]{0,60}\\))");
    private static final int MOST = 60;
    private static final int MOST_ROWS = 160;
    private static final int BEFORE_THE_FIRST = 3;
    private static final int SHORTEST = 3;
    /** Of the width, from where a line is taken to be broken. */
    private static final double FULL = 0.75;

    private Points() {}

    /** "A, B (with C, D), E *of whoever asks". */
    static List<Strip> within(Strip value) {
        List<Strip> points = new ArrayList<>();
        int end = value.text().indexOf('*') > SHORTEST
                ? value.text().indexOf('*')
                : value.text().length();
        Matcher comma = BETWEEN.matcher(value.text()).region(0, end);
        int from = 0;
        while (comma.find()) {
            add(points, value.sub(from, comma.start()));
            from = comma.end();
        }
        add(points, value.sub(from, end));
        return points;
    }

    /** Those below a row; none where no marks tell them apart. */
    static List<Strip> below(List<Row> rows, int heading) {
        List<Strip> points = new ArrayList<>();
        List<Strip> open = new ArrayList<>();
        String kind = "";
        int number = 0;
        double left = 0;
        Row before = rows.get(heading);
        double edge = rows.stream()
                .filter(row -> row.page() == rows.get(heading).page())
                .mapToDouble(Row::right)
                .max()
                .orElse(0);
        for (int r = heading + 1; r < Math.min(rows.size(), heading + MOST_ROWS) && points.size() < MOST; r++) {
            Row row = rows.get(r);
            Strip strip = row.strip();
            Matcher marker = MARKER.matcher(strip.text());
            boolean marked = marker.lookingAt() && marker.end() < strip.text().length();
            double gap = row.page() == before.page() ? row.top() - before.bottom() : 0;
            if (!marked) {
                boolean goesOn = gap < row.height() && (row.left() > left + 2 || before.right() > FULL * edge);
                if (kind.isEmpty()
                        ? r - heading > BEFORE_THE_FIRST || gap > 3 * row.height()
                        : !goesOn || announces(row)) {
                    break;
                }
                if (!kind.isEmpty()) {
                    open.add(strip);
                }
                before = row;
                continue;
            }
            String its = kind(marker);
            int counted = its.equals("number") ? Integer.parseInt(marker.group("number")) : 0;
            boolean other = !kind.isEmpty()
                    && (its.equals(kind)
                            ? counted > 0 && counted != number + 1
                            : row.left() < left + 2 || gap > 1.4 * row.height());
            if (other
                    || announces(row) && !kind.isEmpty() && strip.text().strip().endsWith(":")) {
                break;
            }
            if (!kind.isEmpty() && !its.equals(kind)) {
                // A list within a point.
                open.add(strip);
            } else {
                if (kind.isEmpty()) {
                    if (counted > 1) {
                        break;
                    }
                    kind = its;
                    left = row.left();
                }
                add(points, Strip.of(open));
                open = new ArrayList<>(List.of(strip.from(marker.end())));
                number = counted;
            }
            before = row;
        }
        add(points, Strip.of(open));
        return points;
    }

    private static boolean announces(Row row) {
        return TenderPaper.LABELS.in(row.text()).stream().anyMatch(hit -> hit.start() < 8 && hit.words() > 1)
                && row.text().strip().endsWith(":");
    }

    private static String kind(Matcher marker) {
        return Arrays.asList("number", "letter", "roman", "mark").stream()
                .filter(kind -> marker.group(kind) != null)
                .findFirst()
                .orElseThrow();
    }

    private static void add(List<Strip> points, Strip point) {
        String text = point.text();
        if (text.length() >= SHORTEST && text.chars().anyMatch(Character::isLetter)) {
            points.add(point);
        }
    }
}
