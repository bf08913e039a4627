package pebble.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    citric acid          | citric, acid*
                    `citric acid `       | citric, acid
                    "citric acid" rate   | "citric acid", rate*
                    "citric acid         | "citric acid"
                    “soda ash” 5 MT      | "soda ash", 5, MT*
                    !!! ** ??            | ``
                    a"b"c                | a, "b", c*
                    """)
    void words_and_phrases_are_what_is_typed(String typed, String words) {
        assertThat(Words.of(typed).all().stream()
                        .map(word -> word.phrase() ? '"' + word.text() + '"' : word.text() + (word.last() ? "*" : ""))
                        .reduce((a, b) -> a + ", " + b)
                        .orElse(""))
                .isEqualTo(words);
    }

    @Test
    void what_is_typed_beyond_measure_is_cut() {
        assertThat(Words.of("word ".repeat(2_000)).all()).hasSize(24);
        assertThat(Words.of("x".repeat(10_000)).all().getFirst().text()).hasSize(100);
    }

    @Test
    void codes_are_spelt_alike_however_their_parts_are_joined() {
        assertThat(Codes.in("GSTIN 27AAPFU0939F1ZV, PO-7731/24-25. CAS 7732-18-5; 20 drums"))
                .containsExactly("27AAPFU0939F1ZV", "PO77312425", "7732185");
        assertThat(Codes.spelt("po 7731_24-25")).isEqualTo("PO77312425");
    }
}
