package pebble.tender;

import java.util.List;

/** What stands on one height of a page, from the left. */
record Row(int page, List<Cell> cells) {
    double top() {
        return cells.stream().mapToDouble(Cell::top).min().orElse(0);
    }

    double bottom() {
        return cells.stream().mapToDouble(Cell::bottom).max().orElse(0);
    }

    double height() {
        return cells.stream().mapToDouble(Cell::height).max().orElse(0);
    }

    double right() {
        return cells.getLast().right();
    }

    double left() {
        return cells.getFirst().left();
    }

    Strip strip() {
        return Strip.of(cells.stream().map(Cell::strip).toList());
    }

    String text() {
        return strip().text();
    }
}
