package pebble.layout;

/** Words close beside each other in one line: what one column of a table, or a line of running text, says. Places are in points, upright. */
public record Cell(Strip strip, int page, double left, double right, double top, double bottom) {
    public String text() {
        return strip.text();
    }

    public double height() {
        return bottom - top;
    }

    public double middle() {
        return (top + bottom) / 2;
    }

    /** How much of the narrower of the two stands over the other, 0 to 1. */
    public double overlap(Cell other) {
        double shared = Math.min(right, other.right) - Math.max(left, other.left);
        return Math.max(0, shared) / Math.max(1, Math.min(right - left, other.right - other.left));
    }

    /** In points: how much of the two stands over each other; below nothing, how far they are apart. */
    double closeness(Cell other) {
        return Math.min(right, other.right) - Math.max(left, other.left);
    }
}
