package pebble.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import pebble.reading.PageText;
import pebble.reading.Word;

/**
 * Puts the words of pages into rows and cells by their places, whatever the order in which they were written. A page whose text runs sideways or upside down is
 * turned first. Where places are not known, lines and blanks of the text stand for them.
 */
public final class Layout {
    /** A wider gap, in heights of a line, parts two cells. */
    private static final double GAP = 0.8;
    /** Words whose middles are nearer, in heights, stand in one row. */
    private static final double SAME_ROW = 0.45;

    private static final double LETTER = 6;
    private static final double LINE = 14;
    private static final double HIGH = 12;
    private static final int TAB = 8;
    /** Of the letters of a page, those whose places are known, below which none is believed. */
    private static final double MOSTLY = 0.6;
    /** A line that stands on so many pages at the same height is no part of the text. */
    private static final int RUNNING = 3;

    private Layout() {}

    private record Placed(Word word, String text, double left, double right, double top, double bottom, boolean drawn) {
        double middle() {
            return (top + bottom) / 2;
        }

        double height() {
            return bottom - top;
        }
    }

    /** All rows in order, without the lines that run along the edges of the pages. */
    public static List<Row> rows(List<PageText> pages) {
        List<Row> rows = new ArrayList<>();
        Map<String, Integer> running = new HashMap<>();
        Map<Row, String> edges = new IdentityHashMap<>();
        for (PageText page : pages) {
            List<Row> here = rows(page);
            for (int i = 0; i < here.size(); i++) {
                if (i < 2 || i >= here.size() - 2) {
                    String edge = here.get(i).text().replaceAll("\\d+", "0")
                            + Math.round(here.get(i).top() / 4);
                    edges.put(here.get(i), edge);
                    running.merge(edge, 1, Integer::sum);
                }
            }
            rows.addAll(here);
        }
        rows.removeIf(row -> {
            String edge = edges.get(row);
            return edge != null && row.page() > 1 && running.getOrDefault(edge, 0) >= RUNNING;
        });
        return rows;
    }

    private static List<Row> rows(PageText page) {
        List<Placed> placed = placed(page);
        placed.sort(Comparator.comparingDouble(Placed::middle));
        List<Row> rows = new ArrayList<>();
        List<Placed> row = new ArrayList<>();
        double middles = 0;
        for (Placed word : placed) {
            if (!row.isEmpty()
                    && Math.abs(word.middle() - middles / row.size()) > SAME_ROW * Math.max(word.height(), 1)) {
                rows.add(row(page.number(), row));
                row = new ArrayList<>();
                middles = 0;
            }
            row.add(word);
            middles += word.middle();
        }
        if (!row.isEmpty()) {
            rows.add(row(page.number(), row));
        }
        return rows;
    }

    private static Row row(int page, List<Placed> words) {
        words.sort(Comparator.comparingDouble(Placed::left));
        List<Cell> cells = new ArrayList<>();
        List<Placed> cell = new ArrayList<>();
        for (Placed word : words) {
            if (!cell.isEmpty()
                    && word.left() - cell.getLast().right()
                            > GAP * Math.max(word.height(), cell.getLast().height())) {
                cells.add(cell(page, cell));
                cell = new ArrayList<>();
            }
            cell.add(word);
        }
        cells.add(cell(page, cell));
        return new Row(page, cells);
    }

    private static Cell cell(int page, List<Placed> words) {
        StringBuilder text = new StringBuilder();
        List<Strip.Part> parts = new ArrayList<>();
        for (Placed word : words) {
            if (!text.isEmpty()) {
                text.append(' ');
            }
            parts.add(new Strip.Part(
                    text.length(), text.length() + word.text().length(), page, word.word(), word.drawn()));
            text.append(word.text());
        }
        return new Cell(
                new Strip(text.toString(), parts),
                page,
                words.getFirst().left(),
                words.stream().mapToDouble(Placed::right).max().orElse(0),
                words.stream().mapToDouble(Placed::top).min().orElse(0),
                words.stream().mapToDouble(Placed::bottom).max().orElse(0));
    }

    private static List<Placed> placed(PageText page) {
        int known = page.words().stream()
                .mapToInt(word -> word.end() - word.start())
                .sum();
        long letters = page.text()
                .chars()
                .filter(letter -> !Character.isWhitespace(letter))
                .count();
        return page.width() > 0 && known >= MOSTLY * letters ? byPlaces(page) : byLines(page);
    }

    private static List<Placed> byPlaces(PageText page) {
        Turn turn = Turn.of(page);
        List<Placed> placed = new ArrayList<>();
        for (Word word : page.words()) {
            String text = page.text().substring(word.start(), word.end()).strip();
            if (!text.isEmpty()) {
                double left = word.x() * page.width();
                double top = word.y() * page.height();
                double right = left + word.width() * page.width();
                double bottom = top + word.height() * page.height();
                placed.add(
                        switch (turn) {
                            case NONE -> new Placed(word, text, left, right, top, bottom, true);
                            case DOWN ->
                                new Placed(word, text, top, bottom, page.width() - right, page.width() - left, true);
                            case UP ->
                                new Placed(word, text, page.height() - bottom, page.height() - top, left, right, true);
                            case OVER ->
                                new Placed(
                                        word,
                                        text,
                                        page.width() - right,
                                        page.width() - left,
                                        page.height() - bottom,
                                        page.height() - top,
                                        true);
                        });
            }
        }
        return placed;
    }

    /** Whither its text runs. */
    private enum Turn {
        NONE,
        DOWN,
        OVER,
        UP;

        static Turn of(PageText page) {
            int[] steps = new int[values().length];
            List<Word> words = page.words();
            for (int i = 1; i < words.size(); i++) {
                Word one = words.get(i - 1);
                Word next = words.get(i);
                if (next.start() > one.end()
                        && page.text().substring(one.end(), next.start()).indexOf('\n') < 0) {
                    double x = (next.x() + next.width() / 2 - one.x() - one.width() / 2) * page.width();
                    double y = (next.y() + next.height() / 2 - one.y() - one.height() / 2) * page.height();
                    steps[(Math.abs(x) >= Math.abs(y) ? x >= 0 ? NONE : OVER : y > 0 ? DOWN : UP).ordinal()]++;
                }
            }
            Turn most = NONE;
            for (Turn turn : values()) {
                most = steps[turn.ordinal()] > steps[most.ordinal()] ? turn : most;
            }
            return most;
        }
    }

    /** Every letter as wide as another, as programs without a page print. */
    private static List<Placed> byLines(PageText page) {
        List<Placed> placed = new ArrayList<>();
        String text = page.text();
        int line = 0;
        int column = 0;
        int start = -1;
        int startColumn = 0;
        for (int i = 0; i <= text.length(); i++) {
            char letter = i < text.length() ? text.charAt(i) : '\n';
            boolean blank = Character.isWhitespace(letter) || Character.isSpaceChar(letter);
            if (!blank && start < 0) {
                start = i;
                startColumn = column;
            } else if (blank && start >= 0) {
                double left = startColumn * LETTER;
                placed.add(new Placed(
                        new Word(start, i, 0, 0, 0, 0, 1),
                        text.substring(start, i),
                        left,
                        left + (i - start) * LETTER,
                        line * LINE,
                        line * LINE + HIGH,
                        false));
                start = -1;
            }
            if (letter == '\n') {
                line++;
                column = 0;
            } else {
                column = letter == '\t' ? Math.max(column + 3, (column / TAB + 1) * TAB) : column + 1;
            }
        }
        return placed;
    }
}
