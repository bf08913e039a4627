package pebble.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import pebble.identity.UserId;

/** Trials cost tokens, and nobody waits for their mail by them: each user may have the language model asked so many times a minute, in each process. */
@Component
class TrialAllowance {
    static final int MOST = 30;
    private static final Duration SPAN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<UserId, Deque<Instant>> taken = new HashMap<>();

    TrialAllowance(Clock clock) {
        this.clock = clock;
    }

    /** Whether there was one left; it is taken then. */
    synchronized boolean take(UserId user) {
        Instant now = clock.instant();
        taken.values().forEach(times -> {
            while (!times.isEmpty() && !times.getFirst().isAfter(now.minus(SPAN))) {
                times.removeFirst();
            }
        });
        taken.values().removeIf(Deque::isEmpty);
        Deque<Instant> mine = taken.computeIfAbsent(user, one -> new ArrayDeque<>());
        if (mine.size() >= MOST) {
            return false;
        }
        mine.addLast(now);
        return true;
    }
}
