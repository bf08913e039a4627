package pebble.reading;

import java.util.List;

/**
 * A page and what stands on it.
 *
 * @param number from 1
 * @param width upright, in points of 1/72 inch; 0 where there are no real pages
 * @param height as the width
 * @param words in the order of the text; empty where places are not known
 * @param scanned whether it shows something that its text does not tell: it wants to be read by eye
 */
public record PageText(int number, float width, float height, String text, List<Word> words, boolean scanned) {}
