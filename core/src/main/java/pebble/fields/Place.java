package pebble.fields;

import org.jspecify.annotations.Nullable;

/**
 * Where something is written.
 *
 * @param page from 1
 * @param start in the page's text, in UTF-16 code units; null where it does not stand there in one piece
 * @param end behind its last character
 * @param box on the page; null where pages have no look
 */
public record Place(
        int page,
        @Nullable Integer start,
        @Nullable Integer end,
        @Nullable Box box) {

    /** In shares of the page's width and height from the upper left. */
    public record Box(double x, double y, double width, double height) {}
}
