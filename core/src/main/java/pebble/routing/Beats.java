package pebble.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import pebble.identity.EntityId;

/**
 * When mail that is accepted now is to be routed. What comes alone is routed at once. Of what follows closely, one job is due at
 * each beat and routes all that waits by then; the jobs of the others are due a beat later, in case it did not see them.
 */
final class Beats {
    static final Duration BEAT = Duration.ofMillis(50);

    private final ConcurrentHashMap<EntityId, Instant> latest = new ConcurrentHashMap<>();

    Instant due(EntityId entity, Instant now) {
        Instant before = latest.getOrDefault(entity, Instant.MIN);
        // A clock that was set back must not make mail wait for the time it had.
        if (before.isAfter(now.plus(BEAT))) {
            latest.put(entity, now);
            return now;
        }
        if (before.isAfter(now)) {
            return before.plus(BEAT);
        }
        Instant earliest = before.equals(Instant.MIN) ? now : before.plus(BEAT);
        Instant due = earliest.isAfter(now) ? earliest : now;
        // Of two at one moment one is first; the other is routed along.
        return replaced(entity, before, due) ? due : due.plus(BEAT);
    }

    private boolean replaced(EntityId entity, Instant before, Instant due) {
        return before.equals(Instant.MIN)
                ? latest.putIfAbsent(entity, due) == null
                : latest.replace(entity, before, due);
    }
}
