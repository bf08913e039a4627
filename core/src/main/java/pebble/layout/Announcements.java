package pebble.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds labels and what they announce: behind them in their line, in the column to the right, or below. Labels and values may be broken into lines, and need not
 * begin at one height.
 */
public final class Announcements {
    public static final double BESIDE = 0.95;
    public static final double BEHIND = 0.8;
    public static final double BELOW = 0.82;
    public static final double IN_RUNNING_TEXT = 0.6;

    private static final int MOST_LINES = 8;
    /** Bounds for texts that are all labels: nothing printed comes near them. */
    private static final int MOST = 10_000;

    private static final int MOST_IN_A_CELL = 20;
    private static final int LONGEST_VALUE = 1_500;
    /** In heights of a line, up to which the next goes on what it says. */
    private static final double NEXT = 0.9;

    /** What may stand before a label: numbers of sections, another script, the same label in another language. */
    private static final Pattern BEFORE =
            Pattern.compile("(?:[IVX]{1,4}[.)]?|[A-Za-z][.)])?[\\P{L}]*|[\\P{IsLatin}]*|.*[/|] ?");
    /** From the label to its colon: the rest of the label. */
    private static final Pattern COLON = Pattern.compile("[^:：\\d₹$€£]{0,60}?[:：][-–]?\\s*");

    private static final Pattern DASH =
            Pattern.compile("\\s*(?:\\([^()]{1,40}\\))?\\s*(?:[-–—=]+)\\s+|\\s*[-–—]+(?=\\d)");
    /** The rest of a label: brackets, currencies, units. */
    private static final Pattern ASIDE = Pattern.compile(
            "(?:[\\s./,*)\\]-]*(?:[(\\[][^()\\[\\]]{0,60}[)\\]]|(?:in|inr|rs|rupees|usd|eur|lakhs?|crores?|days?|months?|weeks?|hrs|ist|time|amount|value)(?![\\p{L}\\p{N}])|₹))*+[\\s./*)\\]]*",
            Pattern.CASE_INSENSITIVE);
    /** Lines that a label may go on for, behind the words by which it is known. */
    private static final int LABEL_LINES = 3;

    private final Labels labels;
    private final List<Row> rows;
    private final double right;

    public Announcements(Labels labels, List<Row> rows) {
        this.labels = labels;
        this.rows = rows;
        this.right = rows.stream()
                .flatMap(row -> row.cells().stream())
                .mapToDouble(Cell::right)
                .max()
                .orElse(0);
    }

    /**
     * A label and one way to read what it announces.
     *
     * @param label with what stands around it in its cell
     * @param line how far down, in rows of all pages
     * @param sure of the way
     * @param plain whether nothing but the label stands before the value
     */
    public record Announced(String section, String label, Strip value, int line, double sure, boolean plain) {}

    /** A cell and the row in which it stands. */
    private record Spot(Cell cell, int row) {}

    /** @param end the row of the last cell */
    private record Found(Labels.Hit hit, Strip strip, Cell first, Cell last, int row, int end) {
        boolean begins() {
            return BEFORE.matcher(strip.text().substring(0, hit.start())).matches();
        }
    }

    public List<Announced> all() {
        List<Announced> all = new ArrayList<>();
        for (int r = 0; r < rows.size() && all.size() < MOST; r++) {
            for (Cell cell : rows.get(r).cells()) {
                for (Found found : found(cell, r)) {
                    read(found, all);
                }
            }
        }
        return all;
    }

    private List<Found> found(Cell cell, int row) {
        List<Found> found = new ArrayList<>();
        List<Labels.Hit> alone = labels.in(cell.text());
        Optional<Spot> next = below(cell, row);
        List<Labels.Hit> broken = List.of();
        Strip both = cell.strip();
        if (next.isPresent()) {
            both = Strip.of(List.of(cell.strip(), next.get().cell().strip()));
            int edge = cell.text().length();
            broken = labels.in(both.text()).stream()
                    .filter(hit -> hit.start() < edge && hit.end() > edge)
                    .toList();
        }
        for (Labels.Hit hit : broken) {
            found.add(new Found(
                    hit,
                    both,
                    cell,
                    next.orElseThrow().cell(),
                    row,
                    next.orElseThrow().row()));
        }
        for (Labels.Hit hit : alone) {
            // A label that goes on in the next line is the longer one.
            if (broken.stream().noneMatch(longer -> longer.start() <= hit.start())) {
                found.add(new Found(hit, cell.strip(), cell, cell, row, row));
            }
        }
        return found.size() > MOST_IN_A_CELL ? found.subList(0, MOST_IN_A_CELL) : found;
    }

    private void read(Found found, List<Announced> all) {
        String text = found.strip().text();
        int end = found.hit().end();
        int stop = Math.min(nextLabel(found), end + LONGEST_VALUE);
        Matcher colon = COLON.matcher(text).region(end, stop);
        Matcher dash = DASH.matcher(text).region(end, stop);
        boolean parted = colon.lookingAt() || dash.lookingAt();
        int rest = aside(text, end, stop);
        int from = parted ? colon.lookingAt() ? colon.end() : dash.end() : rest == stop ? stop : end;
        Strip behind = found.strip().sub(Math.min(from, stop), stop);
        if (parted && !behind.isEmpty()) {
            add(all, found, goingOn(found, behind, stop), found.begins() ? BESIDE : BESIDE - 0.1);
            return;
        }
        if (!behind.isEmpty() || !found.begins()) {
            add(all, found, goingOn(found, behind, stop), found.begins() ? BEHIND : IN_RUNNING_TEXT);
        }
        if (found.begins() && stop == text.length()) {
            List<Cell> beside = beside(found);
            if (!beside.isEmpty()) {
                add(all, found, column(beside, found), behind.isEmpty() ? BESIDE : BEHIND - 0.1);
                add(all, found, line(found), behind.isEmpty() ? BESIDE - 0.02 : BEHIND - 0.12);
            }
            if (behind.isEmpty()) {
                Strip under = under(found);
                if (under.isEmpty() && beside.isEmpty()) {
                    // A heading: what it announces is for others to find.
                    all.add(announced(found, Strip.EMPTY, BELOW));
                }
                add(all, found, under, beside.isEmpty() ? BELOW : BELOW - 0.2);
            }
        }
    }

    private static void add(List<Announced> all, Found found, Strip value, double sure) {
        if (!value.isEmpty()) {
            all.add(announced(found, value, sure));
        }
    }

    private static Announced announced(Found found, Strip value, double sure) {
        return new Announced(found.hit().section(), found.strip().text(), value, found.end(), sure, found.begins());
    }

    private static int aside(String text, int end, int stop) {
        Matcher aside = ASIDE.matcher(text).region(end, stop);
        return aside.lookingAt() ? aside.end() : end;
    }

    /** Where another label with a colon begins in the same words. */
    private int nextLabel(Found found) {
        String text = found.strip().text();
        return labels.in(text).stream()
                .filter(hit -> hit.start() >= found.hit().end())
                .filter(hit ->
                        COLON.matcher(text).region(hit.end(), text.length()).lookingAt())
                .filter(hit -> text.substring(found.hit().end(), hit.start()).matches("(?s).*[:\\d].*"))
                .mapToInt(Labels.Hit::start)
                .findFirst()
                .orElse(text.length());
    }

    /** A value that is broken at the edge of the page goes on in the next lines. */
    private Strip goingOn(Found found, Strip behind, int stop) {
        Cell last = found.last();
        if (stop < found.strip().text().length()) {
            return behind;
        }
        List<Strip> lines = new ArrayList<>(List.of(behind));
        int row = found.end();
        while (lines.size() < MOST_LINES
                && last.right() > 0.75 * right
                && !lines.getLast().text().endsWith(".")) {
            Optional<Spot> next = below(last, row);
            if (next.isEmpty()
                    || rows.get(next.get().row()).cells().size() > 1
                    || begins(next.get().cell())) {
                break;
            }
            lines.add(next.get().cell().strip());
            last = next.get().cell();
            row = next.get().row();
        }
        return Strip.of(lines);
    }

    /** The cell right under one, which goes on what that says; what stands beside the two, in the middle, is no line between them. */
    private Optional<Spot> below(Cell cell, int row) {
        for (int r = row + 1; r < Math.min(rows.size(), row + 3) && rows.get(r).page() == cell.page(); r++) {
            for (Cell next : rows.get(r).cells()) {
                if (Math.abs(next.left() - cell.left()) < cell.height() || next.overlap(cell) > 0.6) {
                    return next.top() - cell.bottom() < NEXT * cell.height()
                            ? Optional.of(new Spot(next, r))
                            : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private boolean begins(Cell cell) {
        String text = cell.text();
        return labels.in(text).stream()
                .anyMatch(hit -> BEFORE.matcher(text.substring(0, hit.start())).matches()
                        && (COLON.matcher(text).region(hit.end(), text.length()).lookingAt()
                                || aside(text, hit.end(), text.length()) == text.length()));
    }

    /** The nearest cells to the right of the label, from its first line to its last. */
    private List<Cell> beside(Found found) {
        double room = 0.55 * found.first().height();
        Cell foot = foot(found);
        List<Cell> near = new ArrayList<>();
        for (int r = Math.max(0, found.row() - 2); r < Math.min(rows.size(), found.row() + 4); r++) {
            for (Cell cell : rows.get(r).cells()) {
                if (cell.page() == found.first().page()
                        && cell.left()
                                > Math.max(
                                                found.first().right(),
                                                Math.max(found.last().right(), foot.right()))
                                        - 1
                        && cell.middle() > found.first().top() - room
                        && cell.middle() < foot.bottom() + room) {
                    near.add(cell);
                }
            }
        }
        if (near.isEmpty()) {
            return near;
        }
        Cell first = near.stream().min(Comparator.comparingDouble(Cell::left)).orElseThrow();
        List<Cell> column = near.stream()
                .filter(cell -> cell.overlap(first) > 0.3 || Math.abs(cell.left() - first.left()) < first.height())
                .toList();
        return column.stream().anyMatch(this::begins) ? List.of() : column;
    }

    /** The last line of the label: it goes on where lines are tight and none is a label of its own. */
    private Cell foot(Found found) {
        Cell foot = found.last();
        int row = found.end();
        for (int line = 0; line < LABEL_LINES && !foot.text().strip().endsWith(":"); line++) {
            Optional<Spot> next = below(foot, row);
            if (next.isEmpty()
                    || begins(next.get().cell())
                    || next.get().cell().text().indexOf(':') >= 0
                    || next.get().cell().right()
                            > found.first().right() + found.first().height() * 4) {
                break;
            }
            foot = next.get().cell();
            row = next.get().row();
        }
        return foot;
    }

    /** The whole value: lines right above and below belong to it where the column of the labels is empty beside them. */
    private Strip column(List<Cell> beside, Found found) {
        List<Cell> lines = new ArrayList<>(beside);
        Cell first = beside.getFirst();
        grow(lines, first, found, -1);
        grow(lines, beside.getLast(), found, 1);
        lines.sort(Comparator.comparingDouble(Cell::top));
        return Strip.of(lines.stream().map(Cell::strip).toList());
    }

    private void grow(List<Cell> lines, Cell from, Found found, int step) {
        Cell edge = from;
        Cell foot = foot(found);
        for (int r = rowOf(edge, found.row()) + step;
                r >= 0 && r < rows.size() && lines.size() < MOST_LINES;
                r += step) {
            Row row = rows.get(r);
            Cell here = edge;
            Optional<Cell> next = row.cells().stream()
                    .filter(cell -> cell.overlap(here) > 0.3 || Math.abs(cell.left() - here.left()) < 4)
                    .findFirst();
            boolean labelled = row.cells().stream()
                    .anyMatch(cell -> cell.right() < from.left() + 1
                            && cell.overlap(found.first()) > 0.1
                            && (cell.middle() > foot.bottom()
                                    || cell.middle() < found.first().top()));
            double gap = next.map(cell -> step > 0 ? cell.top() - here.bottom() : here.top() - cell.bottom())
                    .orElse(Double.MAX_VALUE);
            if (next.isEmpty()
                    || row.page() != from.page()
                    || labelled
                    || gap > NEXT * from.height()
                    || lines.contains(next.get())) {
                return;
            }
            lines.add(next.get());
            edge = next.get();
        }
    }

    private int rowOf(Cell cell, int near) {
        int row = Math.max(0, near - 2);
        while (rows.get(row).cells().stream().noneMatch(one -> one == cell)) {
            row++;
        }
        return row;
    }

    /** All that stands to the right in the label's own line, up to the next label. */
    private Strip line(Found found) {
        List<Strip> line = new ArrayList<>();
        for (Cell cell : rows.get(found.row()).cells()) {
            if (cell.left() > found.first().right() - 1) {
                if (begins(cell)) {
                    break;
                }
                line.add(cell.strip());
            }
        }
        return line.size() < 2 ? Strip.EMPTY : Strip.of(line);
    }

    /** What stands below the label, as below the head of a column, or of a paragraph. */
    private Strip under(Found found) {
        int row = found.end() + 1;
        List<Strip> lines = new ArrayList<>();
        Cell above = found.last();
        while (row < rows.size() && lines.size() < 4) {
            Cell from = above;
            Optional<Cell> next = rows.get(row).cells().stream()
                    .filter(cell -> cell.page() == from.page()
                            && cell.top() - from.bottom() < (lines.isEmpty() ? 2 : NEXT) * from.height())
                    .filter(cell -> cell.overlap(from) > 0.3 || Math.abs(cell.left() - from.left()) < from.height())
                    .findFirst();
            if (next.isEmpty() || begins(next.get())) {
                break;
            }
            lines.add(next.get().strip());
            above = next.get();
            row++;
        }
        return Strip.of(lines);
    }
}
