package pebble.connectors.tesseract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pebble.reading.Word;

class TsvTest {
    private static final String HEAD =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
                    + "1\t1\t0\t0\t0\t0\t0\t0\t1000\t500\t-1\t\n";

    private static String word(String place, String box, String confidence, String text) {
        return "5\t1\t" + place.replace('.', '\t') + "\t" + box.replace(' ', '\t') + "\t" + confidence + "\t" + text
                + "\n";
    }

    @Test
    void lines_and_paragraphs_stand_as_on_the_page() {
        Tsv tsv = Tsv.of(HEAD
                + "4\t1\t1\t1\t1\t0\t100\t50\t300\t20\t-1\t\n"
                + word("1.1.1.1", "100 50 100 25", "96.5", "Sugar")
                + word("1.1.1.2", "210 50 90 25", "90", "price")
                + word("1.1.2.1", "100 80 100 25", "80", "today")
                + word("1.2.1.1", "100 120 100 25", "80", "And")
                + word("2.1.1.1", "100 200 100 25", "80", "below"));

        assertThat(tsv.text()).isEqualTo("Sugar price\ntoday\n\nAnd\n\nbelow");
        assertThat(tsv.words())
                .extracting(w -> tsv.text().substring(w.start(), w.end()))
                .containsExactly("Sugar", "price", "today", "And", "below");
        assertThat(tsv.words().getFirst()).isEqualTo(new Word(0, 5, 0.1f, 0.1f, 0.1f, 0.05f, 0.965f));
        assertThat(tsv.confidence()).isCloseTo(0.853f, within(0.001f));
    }

    @Test
    void a_quotation_mark_is_a_letter_and_swallows_no_row() {
        Tsv tsv = Tsv.of(HEAD
                + word("1.1.1.1", "0 0 10 10", "90", "\"Sugar")
                + word("1.1.1.2", "0 0 10 10", "90", "5\"")
                + word("1.1.1.3", "0 0 10 10", "90", "pipe"));

        assertThat(tsv.text()).isEqualTo("\"Sugar 5\" pipe");
    }

    @Test
    void what_is_no_word_is_dropped() {
        Tsv tsv = Tsv.of(HEAD
                + word("1.1.1.1", "0 0 1000 500", "-1", "ghost")
                + word("1.1.1.2", "0 0 1000 500", "95", "  ")
                + "5\t1\t1\t1\t1\t3\t0\t0\t1000\t500\t95\n"
                + "noise of a library\n"
                + word("1.1.1.4", "-5 490 2000 20", "95", "edge"));

        assertThat(tsv.text()).isEqualTo("edge");
        assertThat(tsv.words()).singleElement().satisfies(edge -> {
            assertThat(edge.x()).isZero();
            assertThat(edge.x() + edge.width()).isEqualTo(1);
            assertThat(edge.y() + edge.height()).isEqualTo(1);
        });
    }

    @Test
    void an_empty_page_has_no_confidence() {
        assertThat(Tsv.of(HEAD).words()).isEmpty();
        assertThat(Tsv.of(HEAD).text()).isEmpty();
        assertThat(Tsv.of("").confidence()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"300 100,400 100,0", "300 100,300 200,270", "300 100,200 100,180", "300 200,300 100,90"})
    void the_way_of_its_lines_tells_how_a_page_was_turned(String first, String second, int turned) {
        Tsv tsv = Tsv.of(HEAD
                + word("1.1.1.1", first + " 50 20", "90", "Sugar")
                + word("1.1.1.2", second + " 50 20", "90", "price")
                + word("1.1.2.1", "0 0 50 20", "90", "today"));

        assertThat(tsv.turned()).isEqualTo(turned);
    }

    @Test
    void a_line_of_which_hardly_a_word_was_understood_is_blind() {
        StringBuilder rows = new StringBuilder(HEAD);
        String[] confidences = {"30", "92", "40", "20"};
        for (int line = 1; line <= 4; line++) {
            for (int word = 1; word <= (line == 4 ? 3 : 4); word++) {
                rows.append(word("1.1." + line + "." + word, "0 0 10 10", confidences[line - 1], "word"));
            }
        }

        assertThat(Tsv.of(rows.toString()).blindLines()).hasSize(2);
    }
}
