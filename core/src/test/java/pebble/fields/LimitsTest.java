package pebble.fields;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pebble.fields.FieldValue.Parameter;

class LimitsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Min 99.5               | 99.5  |
            99.5 % min             | 99.5  |
            NLT 99.0 %             | 99.0  |
            Not less than 98       | 98    |
            ≥ 99.8 %               | 99.8  |
            NMT 0.05 %             |       | 0.05
            Max. 10 ppm            |       | 10
            0.1 % w/w max          |       | 0.1
            Not more than 0.002    |       | 0.002
            <= 5                   |       | 5
            0.788 - 0.792          | 0.788 | 0.792
            99.0 % – 101.0 %       | 99.0  | 101.0
            99.0 to 100.5          | 99.0  | 100.5
            6.0 ± 0.5              | 5.5   | 6.5
            Clear, colourless      |       |
            To pass the test       |       |
            """)
    void a_specification_says_what_it_allows(String specification, String min, String max) {
        Limits limits = Limits.of(specification);

        assertThat(limits.min() == null ? null : limits.min().toPlainString()).isEqualTo(min);
        assertThat(limits.max() == null ? null : limits.max().toPlainString()).isEqualTo(max);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Complies         | true
            Passes           | true
            Conforms         | true
            Does not comply  | false
            FAIL             | false
            99.82            | -
            Clear liquid     | -
            """)
    void only_what_is_printed_is_a_verdict(String result, Boolean passes) {
        assertThat(Limits.parameter("Assay", result, null, null, null, null).passes())
                .isEqualTo(passes);
    }

    @Test
    void a_person_writes_a_parameter_in_words() {
        assertThat(Limits.parameter("Assay: 99.7 % (min 99.5)"))
                .isEqualTo(new Parameter(
                        "Assay", "99.7", "%", "min 99.5", new java.math.BigDecimal("99.5"), null, null, null));
    }
}
