package pebble.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pebble.reading.PageText;

class LayoutTest {
    /** As a file of one line has it; eight times the words may not take sixty-four times the time. */
    @Test
    void the_time_of_a_long_row_grows_with_its_words_and_not_faster() {
        time(8_000);

        assertThat((double) time(64_000) / time(8_000)).isLessThan(30);
    }

    /** The best of some, in nanoseconds. */
    private static long time(int words) {
        PageText page = new PageText(1, 0, 0, "a1=\"1\" ".repeat(words).strip(), List.of(), false);
        long best = Long.MAX_VALUE;
        for (int n = 0; n < 3; n++) {
            long began = System.nanoTime();
            assertThat(Layout.rows(List.of(page))).hasSize(1);
            best = Math.min(best, System.nanoTime() - began);
        }
        return best;
    }
}
