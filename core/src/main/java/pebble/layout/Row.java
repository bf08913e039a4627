package pebble.layout;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands on one height of a page, from the left. */
public record Row(int page, List<Cell> cells) {
    public double top() {
        return cells.stream().mapToDouble(Cell::top).min().orElse(0);
    }

    public double bottom() {
        return cells.stream().mapToDouble(Cell::bottom).max().orElse(0);
    }

    public double height() {
        return cells.stream().mapToDouble(Cell::height).max().orElse(0);
    }

    public double right() {
        return cells.getLast().right();
    }

    public double left() {
        return cells.getFirst().left();
    }

    public Strip strip() {
        return Strip.of(cells.stream().map(Cell::strip).toList());
    }

    public String text() {
        return strip().text();
    }

    /** The cell that stands below the head of a column, rather than of another; null where there is none. */
    public @Nullable Cell under(Cell head, List<Cell> heads) {
        return cells.stream()
                .filter(cell -> heads.stream()
                                .max(Comparator.comparingDouble(cell::closeness))
                                .orElseThrow()
                        == head)
                .max(Comparator.comparingDouble(head::closeness))
                .orElse(null);
    }
}
