package pebble.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroundsTest {
    private static final String MAIL = """
            Date: 2026-03-12T09:00:00Z
            Pls quote 20,000 kg of IPA (CAS 67-63-0) in two lots, 1.5 % water, Rs 1,25,000.00 against PO 4500012345/A dt 12.03.26.
            Packing 160kg drums; ८० drums first. Last price was 1 250 USD, € 0,85 before.
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "They want 20000 kg of IPA.",
                "20.000 kg, CAS 67-63-0",
                "Two lots, that is 2 of them",
                "1,5 % water, Rs 125000 for PO 4500012345/A of 12/03/2026",
                "125,000.0 rupees, 160 kg each, 80 drums",
                "1,250 USD before, 0.85 euro",
                "On 12.03.2026 nothing else"
            })
    void a_figure_that_stands_in_the_mail_may_be_written_in_any_way(String written) {
        assertThat(Grounds.complaint(List.of("Quote.", written), MAIL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "They want 2,000 kg",
                "They want 200000 kg",
                "15 % water",
                "20,001 kg",
                "4500012346",
                "seven lots: 7",
                "Due 13/03/2026",
                "Rs 12,500",
                "850 euro"
            })
    void a_figure_that_stands_nowhere_is_complained_of(String written) {
        assertThat(Grounds.complaint(List.of(written), MAIL))
                .hasValueSatisfying(complaint ->
                        assertThat(complaint).startsWith("it names a figure").doesNotContainPattern("\\d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"See https://evil.example", "Write to a@evil.example", "Go to www.evil.example"})
    void nobody_is_sent_anywhere(String written) {
        assertThat(Grounds.complaint(List.of(written), MAIL + written)).isPresent();
    }

    @Test
    @Timeout(10)
    void no_text_makes_it_slow() {
        for (String bait : List.of("1", "1.", "1 000 ", "1 ", "a@", "w.")) {
            assertThat(Grounds.complaint(List.of("x"), bait.repeat(50_000))).isEmpty();
        }
    }
}
