package pebble.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.routing.Beats.BEAT;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pebble.identity.EntityId;

class BeatsTest {
    private static final Instant NOON = Instant.parse("2026-03-02T06:30:00Z");
    private static final EntityId MUMBAI = new EntityId(UUID.randomUUID());
    private static final EntityId PUNE = new EntityId(UUID.randomUUID());

    private final Beats beats = new Beats();

    @Test
    void mail_that_comes_alone_is_due_at_once() {
        assertThat(beats.due(MUMBAI, NOON)).isEqualTo(NOON);
        assertThat(beats.due(MUMBAI, NOON.plusSeconds(1))).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void of_mail_that_follows_closely_one_is_due_at_the_next_beat_and_the_others_a_beat_later() {
        beats.due(MUMBAI, NOON);

        assertThat(beats.due(MUMBAI, NOON.plusMillis(4))).isEqualTo(NOON.plus(BEAT));
        assertThat(beats.due(MUMBAI, NOON.plusMillis(8)))
                .isEqualTo(NOON.plus(BEAT).plus(BEAT));
        assertThat(beats.due(MUMBAI, NOON.plusMillis(12)))
                .isEqualTo(NOON.plus(BEAT).plus(BEAT));
    }

    @Test
    void nothing_waits_longer_than_two_beats_however_much_comes() {
        for (int n = 0; n < 1_000; n++) {
            Instant now = NOON.plusMillis(n);

            assertThat(beats.due(MUMBAI, now)).isBetween(now, now.plus(BEAT).plus(BEAT));
        }
    }

    @Test
    void each_legal_entity_has_its_own_beat() {
        beats.due(MUMBAI, NOON);

        assertThat(beats.due(PUNE, NOON.plusMillis(1))).isEqualTo(NOON.plusMillis(1));
    }

    @Test
    void a_clock_that_is_set_back_delays_nothing() {
        beats.due(MUMBAI, NOON);

        assertThat(beats.due(MUMBAI, NOON.minusSeconds(3600))).isEqualTo(NOON.minusSeconds(3600));
    }
}
