package pebble.connectors.azureocr;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why Azure did not read a page. Another reader does; nobody waits. */
final class Unread extends Exception {
    private final Kind kind;
    private final @Nullable Duration after;

    /** Who is to blame. */
    enum Kind {
        /** The page: Azure is well. */
        PAGE,
        /** Azure wants a pause. */
        BUSY,
        /** Azure, or the way there. */
        AWAY,
        /** Our settings. */
        SETTINGS
    }

    Unread(Kind kind, String why, @Nullable Duration after) {
        super(why, null, false, false);
        this.kind = kind;
        this.after = after;
    }

    Unread(Kind kind, String why) {
        this(kind, why, null);
    }

    Kind kind() {
        return kind;
    }

    String why() {
        return String.valueOf(getMessage());
    }

    /** For how long it wants to be left alone, if it said so. */
    @Nullable
    Duration after() {
        return after;
    }
}
