package pebble.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessRuleTest {
    @ParameterizedTest
    @CsvSource({
        "the same in another format,                  1.00, 1.00, true",
        "the same saved by another program,           0.77, 1.00, true",
        "its next version with one number of twenty,  0.93, 0.90, true",
        "another bill of that sender,                 0.89, 0.50, false",
        "another with a short bill's few numbers,     0.81, 0.67, false",
        "a text on the same subject,                  0.60, 1.00, false"
    })
    void texts_that_were_written_by_machines(String what, double sequences, double numbers, boolean copies) {
        assertThat(new Likeness(sequences, numbers).ofCopies(() -> false))
                .as(what)
                .isEqualTo(copies);
    }

    @ParameterizedTest
    @CsvSource({
        "a clean scan,                                  0.92, 0.88, true",
        "a scan with a tenth of its words misread,      0.70, 0.64, true",
        "a poor one,                                    0.52, 0.76, true",
        "another receipt of that shop,                  0.69, 0.48, false",
        "another where numbers agree by chance,         0.65, 0.51, false",
        "a long form that was filled in anew,           0.95, 0.60, false",
        "a letter without numbers on the same subject,  0.55, 1.00, false"
    })
    void texts_of_which_one_may_have_been_misread(String what, double sequences, double numbers, boolean copies) {
        assertThat(new Likeness(sequences, numbers).ofCopies(() -> true))
                .as(what)
                .isEqualTo(copies);
    }
}
