package pebble.watched;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Remembers since when files look as they do. */
final class Settling {
    /** A file that is empty so far waits longer: most are only begun. */
    private static final int EMPTY = 12;

    private final Duration settle;
    private final Clock clock;
    private final Map<String, Since> seen = new HashMap<>();

    Settling(Duration settle, Clock clock) {
        this.settle = settle;
        this.clock = clock;
    }

    private record Since(Traits traits, Instant at) {}

    /** Whether it has looked so for long enough. */
    boolean settled(String name, Traits traits) {
        Instant now = clock.instant();
        Since since = seen.get(name);
        if (since == null || !since.traits().equals(traits)) {
            seen.put(name, new Since(traits, now));
            return false;
        }
        Duration wait = traits.size() == 0 ? settle.multipliedBy(EMPTY) : settle;
        return !now.isBefore(since.at().plus(wait));
    }

    /** It is called otherwise now, and is the same. */
    void renamed(String from, String to) {
        Since since = seen.remove(from);
        if (since != null) {
            seen.put(to, since);
        }
    }

    /** What is not there any more is forgotten. */
    void keep(Set<String> present) {
        seen.keySet().retainAll(present);
    }
}
