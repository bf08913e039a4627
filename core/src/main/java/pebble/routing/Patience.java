package pebble.routing;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The time that may be spent on asking, all questions together. For one thread. */
final class Patience {
    /** So many at once: that the encoder is used well, and that time is not overdrawn by much. */
    private static final int LOT = 16;

    private long left;

    Patience(Duration time) {
        left = time.toNanos();
    }

    /** Asks lot by lot while there is time; what comes after is not asked. */
    <T> void ask(List<T> all, Consumer<List<T>> question) {
        for (int n = 0; n < all.size() && left > 0; n += LOT) {
            long began = System.nanoTime();
            question.accept(all.subList(n, Math.min(n + LOT, all.size())));
            left -= System.nanoTime() - began;
        }
    }
}
