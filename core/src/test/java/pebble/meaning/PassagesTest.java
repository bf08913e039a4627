package pebble.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pebble.meaning.Passages.Passage;

class PassagesTest {

    @Test
    void passages_follow_each_other_without_a_gap_and_end_with_a_sentence_where_one_ends() {
        String text = IntStream.range(0, 300)
                .mapToObj(n -> "This is sentence number " + n + ".")
                .collect(Collectors.joining(" "));

        List<Passage> passages = Passages.of(text);

        assertThat(passages.stream().map(Passage::text).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(passages).hasSizeBetween(8, 12).allSatisfy(passage -> {
            assertThat(passage.text().strip()).endsWith(".");
            assertThat(text.substring(passage.start())).startsWith(passage.text());
            assertThat(passage.text().split("\\s+").length).isLessThanOrEqualTo(Passages.WORDS);
        });
    }

    @Test
    void a_book_is_read_at_its_beginning_and_here_and_there() {
        String text = "word ".repeat(100_000);

        List<Passage> passages = Passages.of(text);

        assertThat(passages).hasSize(Passages.MOST);
        assertThat(passages.getLast().start()).isGreaterThan(text.length() * 9 / 10);
    }

    @Test
    void a_text_without_blanks_is_cut_by_its_length_and_one_without_words_has_none() {
        assertThat(Passages.of("过氧化氢".repeat(2_000))).hasSize(4);
        assertThat(Passages.of("😀".repeat(3_000) + "a")).isNotEmpty();
        assertThat(Passages.of("")).isEmpty();
        assertThat(Passages.of(" \n\f - ")).isEmpty();
    }

    @Test
    void a_point_keeps_its_direction_in_half_precision() {
        float[] vector = {0.6f, -0.64f, 0.48f};

        float[] read = Point.unpacked(Point.packed(vector));

        double cosine =
                IntStream.range(0, 3).mapToDouble(i -> vector[i] * read[i]).sum();
        assertThat(cosine).isGreaterThan(0.99999).isLessThan(1.00001);
    }
}
