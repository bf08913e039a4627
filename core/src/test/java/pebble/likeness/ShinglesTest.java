package pebble.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShinglesTest {
    private static final String INVOICE = """
            TAX INVOICE  Coromandel Solvents Private Limited, Plot 14, MIDC Taloja, Navi Mumbai
            Invoice No. %d   Date %d.03.2026   GSTIN 27AAPFU0939F1ZV
            Isopropyl Alcohol 99.9 %%   %d drums   Rate %d.00   Taxable value %d.00
            IGST 18 %%  %d.00   Total %d.00   Payment within 30 days. Goods once sold are not taken back.
            Subject to Mumbai jurisdiction. This is a computer generated invoice and needs no signature.
            """;

    @Test
    void layout_case_and_punctuation_do_not_count() {
        Shingles one = Shingles.of("Certificate of Analysis\n\nBatch:  IPA/26/114");
        Shingles other = Shingles.of("CERTIFICATE OF ANALYSIS - batch IPA 26 114.");

        assertThat(one.to(other).sequences()).isEqualTo(1);
    }

    @Test
    void letters_that_were_misread_leave_a_text_alike() {
        String text = INVOICE.formatted(4711, 14, 20, 98, 392000, 70560, 462560);
        String misread = text.replace("Goods once", "Goads once")
                .replace("needs no", "neods no")
                .replace("Taloja", "Ta1oja");

        assertThat(alike(text, misread)).isTrue();
        assertThat(bandsInCommon(text, misread)).isGreaterThan(1);
    }

    @Test
    void two_invoices_of_one_sender_are_two() {
        String march = INVOICE.formatted(4711, 14, 20, 98, 392000, 70560, 462560);
        String april = INVOICE.formatted(4805, 21, 64, 91, 1164800, 209664, 1374464);

        assertThat(alike(march, april)).isFalse();
    }

    @Test
    void texts_of_different_words_are_not_alike() {
        assertThat(alike("This is a test document.", "This is a multi page document. Page 1."))
                .isFalse();
    }

    @Test
    void a_text_without_words_has_no_bands() {
        assertThat(Signature.bands(Shingles.of(" -- \n ** "))).isEmpty();
        assertThat(Shingles.of("").to(Shingles.of("")).sequences()).isZero();
    }

    private static boolean alike(String one, String other) {
        return Shingles.of(one).to(Shingles.of(other)).ofCopies(() -> true);
    }

    private static long bandsInCommon(String one, String other) {
        int[] first = Signature.bands(Shingles.of(one));
        int[] second = Signature.bands(Shingles.of(other));
        return IntStream.range(0, first.length)
                .filter(band -> first[band] == second[band])
                .count();
    }
}
