package pebble.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pebble.indexes.Words;

class HighlightsTest {
    private static List<String> of(String typed, String text) {
        return new Highlights(Words.of(typed)).of(text, 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    citric           | Rate of citric acid     | Rate of <mark>citric</mark> acid
                    CITR             | Rate of Citric acid     | Rate of <mark>Citric</mark> acid
                    hidrocloric acid | hydrochloric acid 33%   | <mark>hydrochloric</mark> <mark>acid</mark> 33%
                    geneve           | prix à Genève           | prix à <mark>Genève</mark>
                    PO-77            | our PO-7731 of today    | our <mark>PO</mark>-<mark>7731</mark> of today
                    7732             | CAS 7731-18-5           | CAS 7731-18-5
                    acid             | a<b>acid</b>&'"         | a&lt;b&gt;<mark>acid</mark>&lt;/b&gt;&amp;&#39;&quot;
                    सोडियम           | दर सोडियम की            | दर <mark>सोडियम</mark> की
                    """)
    void what_was_typed_is_marked_as_it_stands_in_the_text(String typed, String text, String html) {
        assertThat(of(typed, text)).containsExactly(html);
    }

    @Test
    void of_a_long_text_the_places_are_shown_that_hold_most_of_the_words() {
        String far = "word ".repeat(200);
        String text =
                far + "a drum of acid " + far + "another drum " + far + "one drum " + far + "the last drum " + far;

        List<String> shown = of("acid drum", text);

        assertThat(shown).hasSize(3);
        assertThat(shown.getFirst())
                .contains("a <mark>drum</mark> of <mark>acid</mark> word")
                .startsWith("… ")
                .endsWith(" …");
    }

    @Test
    void where_nothing_answers_a_passage_begins() {
        assertThat(new Highlights(Words.of("lorry")).of("First. The truck left.", 7))
                .containsExactly("… The truck left.");
        assertThat(new Highlights(null).of("All of it.", 0)).containsExactly("All of it.");
        assertThat(of("x", "  ")).isEmpty();
    }

    @Test
    void characters_of_two_halves_stay_whole() {
        String text = "😀".repeat(300) + " acid " + "😀".repeat(300);

        String shown = of("acid", text).getFirst();

        assertThat(shown.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF)).isEmpty();
    }
}
