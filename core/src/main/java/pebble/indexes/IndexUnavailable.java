package pebble.indexes;

import java.time.Duration;

/** An index that is a server outside cannot be asked or told at the moment. The message holds no secret, and nothing of what was asked. */
public final class IndexUnavailable extends RuntimeException {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(1);

    private final Duration after;

    /** @param after how long the server wants to be left alone; zero when it did not say */
    public IndexUnavailable(String message, Duration after) {
        super(message);
        this.after = after;
    }

    public IndexUnavailable(String message) {
        this(message, Duration.ZERO);
    }

    /** How long to leave it alone, within reason. */
    public Duration after() {
        return after.compareTo(LEAST) < 0 ? LEAST : after.compareTo(MOST) > 0 ? MOST : after;
    }
}
