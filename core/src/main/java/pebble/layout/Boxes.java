package pebble.layout;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import pebble.fields.Place.Box;
import pebble.reading.Word;

/** The places of words, taken together. */
public final class Boxes {
    private static final double EXACT = 10_000;

    private Boxes() {}

    /** Null of no words. */
    static @Nullable Box around(Collection<Word> words) {
        if (words.isEmpty()) {
            return null;
        }
        double left = 1;
        double top = 1;
        double right = 0;
        double bottom = 0;
        for (Word word : words) {
            left = Math.min(left, word.x());
            top = Math.min(top, word.y());
            right = Math.max(right, word.x() + word.width());
            bottom = Math.max(bottom, word.y() + word.height());
        }
        return new Box(exact(left), exact(top), exact(right - left), exact(bottom - top));
    }

    private static double exact(double share) {
        return Math.round(share * EXACT) / EXACT;
    }
}
