package pebble.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class RankTest {
    @Property(tries = 500)
    void a_rank_between_two_others_lies_strictly_between_them(
            @ForAll("ranks") Rank one, @ForAll("ranks") Rank other, @ForAll long seed) {
        if (one.equals(other)) {
            return;
        }
        Rank above = one.compareTo(other) < 0 ? one : other;
        Rank below = above == one ? other : one;

        Rank between = Rank.between(above, below, new Random(seed));

        assertThat(between).isGreaterThan(above).isLessThan(below);
    }

    @Property(tries = 500)
    void there_is_always_room_beyond_either_end(@ForAll("ranks") Rank rank, @ForAll long seed) {
        assertThat(Rank.between(null, rank, new Random(seed))).isLessThan(rank);
        assertThat(Rank.between(rank, null, new Random(seed))).isGreaterThan(rank);
    }

    @Property(tries = 20)
    void random_inserts_keep_the_order_and_never_repeat(@ForAll long seed) {
        Random random = new Random(seed);
        List<Rank> column = new ArrayList<>();

        for (int i = 0; i < 300; i++) {
            int at = random.nextInt(column.size() + 1);
            column.add(at, insertedAt(column, at, random));
        }

        assertThat(column).isSorted().doesNotHaveDuplicates();
    }

    @Property(tries = 20)
    void a_thousand_inserts_at_one_spot_keep_ranks_short(@ForAll long seed, @ForAll boolean alternating) {
        Random random = new Random(seed);
        Rank above = Rank.ofTime(Instant.parse("2026-01-02T03:04:05Z"), UUID.randomUUID());
        Rank below = Rank.ofTime(Instant.parse("2026-01-02T03:04:04Z"), UUID.randomUUID());

        int longest = 0;
        for (int i = 0; i < 1000; i++) {
            Rank between = Rank.between(above, below, random);
            longest = Math.max(longest, between.value().length());
            if (alternating && i % 2 == 0) {
                above = between;
            } else {
                below = between;
            }
        }

        assertThat(longest).isLessThan(200);
    }

    @Property(tries = 20)
    void a_thousand_cards_put_on_top_keep_ranks_at_a_fixed_length(@ForAll long seed) {
        Random random = new Random(seed);
        Rank top = Rank.ofTime(Instant.parse("2026-01-02T03:04:05Z"), UUID.randomUUID());

        for (int i = 0; i < 1000; i++) {
            Rank next = Rank.between(null, top, random);
            assertThat(next).isLessThan(top);
            top = next;
        }

        assertThat(top.value()).hasSize(11);
    }

    @Property
    void later_times_lie_above_earlier_ones(@ForAll("times") Instant one, @ForAll("times") Instant other) {
        Rank first = Rank.ofTime(one, UUID.randomUUID());
        Rank second = Rank.ofTime(other, UUID.randomUUID());

        int inTime = Long.compare(other.toEpochMilli(), one.toEpochMilli());

        assertThat(inTime == 0 || Integer.signum(first.compareTo(second)) == inTime)
                .isTrue();
    }

    @Example
    void a_card_dragged_on_top_makes_room_for_mail_that_comes_later() {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        Rank top = Rank.ofTime(now, UUID.randomUUID());

        Rank dragged = Rank.between(null, top);

        assertThat(dragged).isLessThan(top).isGreaterThan(Rank.ofTime(now.plusMillis(2), UUID.randomUUID()));
    }

    @Example
    void the_same_thread_always_gets_the_same_rank_and_another_of_that_moment_a_different_one() {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        UUID id = UUID.randomUUID();

        assertThat(Rank.ofTime(now, id))
                .isEqualTo(Rank.ofTime(now, id))
                .isNotEqualTo(Rank.ofTime(now, UUID.randomUUID()));
    }

    @Example
    void texts_that_leave_no_room_below_them_are_no_ranks() {
        assertThatThrownBy(() -> new Rank("a0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rank("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rank("a-b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void times_beyond_what_eight_digits_hold_still_have_a_place() {
        Rank oldest = Rank.ofTime(Instant.parse("0001-01-01T00:00:00Z"), UUID.randomUUID());
        Rank newest = Rank.ofTime(Instant.parse("9999-12-31T00:00:00Z"), UUID.randomUUID());

        assertThat(newest).isLessThan(oldest);
        assertThat(Rank.between(null, newest)).isLessThan(newest);
        assertThat(Rank.between(oldest, null)).isGreaterThan(oldest);
    }

    @Provide
    Arbitrary<Rank> ranks() {
        Arbitrary<Rank> free = Arbitraries.strings()
                .withChars("019AMZamz")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(text -> !text.endsWith("0"))
                .map(Rank::new);
        Arbitrary<Rank> timed = times().map(time -> Rank.ofTime(time, UUID.randomUUID()));
        return Arbitraries.oneOf(free, timed);
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(1000, Instant.parse("2100-01-01T00:00:00Z").toEpochMilli())
                .map(Instant::ofEpochMilli);
    }

    private static Rank insertedAt(List<Rank> column, int at, Random random) {
        @Nullable Rank above = at == 0 ? null : column.get(at - 1);
        @Nullable Rank below = at == column.size() ? null : column.get(at);
        return above == null && below == null
                ? Rank.ofTime(Instant.parse("2026-01-02T03:04:05Z"), UUID.randomUUID())
                : Rank.between(above, below, random);
    }
}
