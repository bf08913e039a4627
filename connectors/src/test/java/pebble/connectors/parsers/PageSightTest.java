package pebble.connectors.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pages want to be read by eye. */
class PageSightTest {

    @ParameterizedTest
    @CsvSource({
        "an empty page, 0, 0, 0, false",
        "a letter, 900, 0, 10, false",
        "a letter with its logo, 900, 0.05, 40, false",
        "a scan, 0, 1, 0, true",
        "a small scan on a white page, 0, 0.1, 0, true",
        "a scan with a line that was stamped on it, 60, 0.95, 0, true",
        "a scan that was read before, 900, 1, 0, false",
        "a title with a picture, 60, 0.3, 0, false",
        "a drawing of letters, 0, 0, 900, true",
        "a frame around nothing, 0, 0, 4, false"
    })
    void a_page_shows_more_than_its_text(String what, int letters, float covered, int shapes, boolean more) {
        PageSight sight = new PageSight(1_000);
        sight.image(covered * 1_000);
        for (int i = 0; i < shapes; i++) {
            sight.shape();
        }

        assertThat(sight.isMoreThan("a".repeat(letters))).as(what).isEqualTo(more);
    }

    @ParameterizedTest
    @CsvSource({"40, 0, false", "40, 10, false", "40, 30, true", "0, 1, true"})
    void letters_that_nobody_meant_want_to_be_read_by_eye(int letters, int garbage, boolean more) {
        String text = "a".repeat(letters) + "\uFFFD".repeat(garbage / 2) + "\uE001".repeat(garbage - garbage / 2);

        assertThat(new PageSight(1_000).isMoreThan(text)).isEqualTo(more);
    }
}
