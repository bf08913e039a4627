package pebble.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainWordsTest {
    @Test
    void letters_marks_and_numbers_stay_and_all_else_is_one_blank() {
        assertThat(PlainWords.of("  Purchase-Order\nNo.: 45/00 — किलो ")).isEqualTo("purchase order no 45 00 किलो");
        assertThat(PlainWords.of("ＩＰＡ ﬁne ① 𝟙")).isEqualTo("ipa fine 1 1");
        assertThat(PlainWords.of(" .,; ")).isEmpty();
    }

    @Test
    void lines_are_kept_where_they_are_wanted() {
        assertThat(PlainWords.inLines("Total:\n\n  12.50, paid")).isEqualTo("total \n\n 12 50 paid");
    }
}
