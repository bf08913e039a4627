package pebble.kinds;

import java.util.List;

/**
 * A kind of document and the words that tell it.
 *
 * @param name {@code certificate_of_analysis}
 * @param category the part of the business that works with it
 * @param label as people call it
 * @param headings that name it when they stand at its top
 * @param words of its body
 * @param never words that say it is another
 */
record Kind(
        String name, String category, String label, List<String> headings, List<String> words, List<String> never) {}
