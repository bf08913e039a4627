package pebble.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestLimitTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong(17 * SECOND);
    private final RequestLimit limit = new RequestLimit(10, new Refusals((q, s, h, e) -> null), now::get);

    private int taken(Object caller, int asked) {
        int taken = 0;
        for (int i = 0; i < asked; i++) {
            taken += limit.take(caller) == 0 ? 1 : 0;
        }
        return taken;
    }

    @Test
    void two_seconds_worth_may_come_at_once_and_then_so_many_a_second() {
        assertThat(taken("mira", 100)).isEqualTo(20);
        assertThat(limit.take("mira")).isEqualTo(SECOND / 10);

        now.addAndGet(SECOND);

        assertThat(taken("mira", 100)).isEqualTo(10);
    }

    @Test
    void callers_do_not_use_up_each_others_share() {
        taken("mira", 100);

        assertThat(taken("omar", 100)).isEqualTo(20);
    }
}
