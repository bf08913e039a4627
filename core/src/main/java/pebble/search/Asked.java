package pebble.search;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pebble.indexes.Filter;

/**
 * What somebody asks.
 *
 * @param query as it was typed; blank asks for everything the filter lets
 * @param offset how many of the best were shown already
 */
record Asked(String query, Filter filter, Mode mode, int limit, int offset) {
    /** Deeper nobody looks; the words are to be made narrower. */
    static final int DEEPEST = 1_000;

    /** By what it is found. */
    enum Mode {
        HYBRID,
        KEYWORD,
        SEMANTIC;

        static @Nullable Mode find(String key) {
            for (Mode mode : values()) {
                if (mode.name().toLowerCase(Locale.ROOT).equals(key)) {
                    return mode;
                }
            }
            return null;
        }
    }

    int upTo() {
        return Math.min(offset + limit, DEEPEST);
    }
}
