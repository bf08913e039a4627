package pebble.reading;

/**
 * A word at its place on a page.
 *
 * @param start where it begins in the page's text, in UTF-16 code units
 * @param end behind its last character
 * @param x of its left edge, as a share of the page's width from the left, page upright
 * @param y of its upper edge, as a share of the page's height from the top
 * @param width as a share of the page's width
 * @param height as a share of the page's height
 * @param confidence 0 to 1; 1 where nobody had to guess
 */
public record Word(int start, int end, float x, float y, float width, float height, float confidence) {}
