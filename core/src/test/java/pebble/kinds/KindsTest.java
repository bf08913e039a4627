package pebble.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pebble.shared.SharedData;

class KindsTest {
    /** From which on a kind is taken without asking. */
    private static final double SURE = 0.8;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TAX INVOICE\\nInvoice No: 114\\nGSTIN 27AAPFU0939F1ZV\\nTaxable value 1,000 IGST 180                      | invoice
            PROFORMA INVOICE\\nProforma Invoice No. 7\\nBeneficiary bank: HDFC\\n100% advance payment                  | proforma_invoice
            Coromandel Paints\\nPURCHASE ORDER\\nPO No. 4500012345 Vendor code 20011\\nPlease supply the following     | purchase_order
            CERTIFICATE OF ANALYSIS\\nBatch No. IPA/26/114\\nTest Specification Result\\nAssay 99.5 min 99.9            | certificate_of_analysis
            SAFETY DATA SHEET\\n1. Identification\\n2. Hazards identification\\n4. First aid measures                   | safety_data_sheet
            Sicherheitsdatenblatt\\ngemäß Verordnung (EG) Nr. 1907/2006                                               | safety_data_sheet
            NOTICE INVITING TENDER\\nTender No. 12/2026\\nEarnest money deposit Rs 50,000\\nDate of opening 12.03.2026 | tender_notice
            CORRIGENDUM No. 2\\nTender No. 12/2026\\nThe date of opening is extended to 20.03.2026                     | tender_corrigendum
            BILL OF LADING\\nShipper\\nConsignee\\nNotify party\\nPort of loading Nhava Sheva                          | bill_of_lading
            QUOTATION\\nWe are pleased to quote our best price. Validity of offer 15 days                              | quotation
            DELIVERY CHALLAN\\nChallan No. 33 Vehicle No. MH04 1234                                                   | delivery_note
            """)
    void a_document_is_known_by_its_heading_and_words(String text, String kind) {
        Kinds.Told told = Kinds.of(text.replace("\\n", "\n")).orElseThrow();

        assertThat(told.name()).isEqualTo(kind);
        assertThat(told.confidence()).isGreaterThan(SURE);
    }

    @Test
    void a_text_that_names_nothing_is_nothing() {
        assertThat(Kinds.of("This is a test document.")).isEmpty();
        assertThat(Kinds.of("")).isEmpty();
    }

    @Test
    void a_word_in_passing_is_not_enough_to_be_sure() {
        assertThat(Kinds.of("We will send the invoice tomorrow with the packing list.\nRegards")
                        .map(Kinds.Told::confidence)
                        .orElse(0.0))
                .isLessThan(SURE);
    }

    @Test
    void receipts_that_nobody_on_the_team_wrote_are_receipts_or_invoices() throws IOException {
        List<String> kinds;
        try (Stream<Path> boxes = Files.list(SharedData.path("docs/ocr-sroie/text-only/box"))) {
            kinds = boxes.map(KindsTest::words)
                    .map(text -> Kinds.of(text).map(Kinds.Told::name).orElse("none"))
                    .toList();
        }

        System.out.println("FIGURE kinds of scanned receipts: "
                + kinds.stream().collect(Collectors.groupingBy(kind -> kind, Collectors.counting())));
        assertThat(kinds.stream()
                        .filter(kind -> kind.equals("receipt") || kind.equals("invoice"))
                        .count())
                .isGreaterThan(kinds.size() * 3L / 4);
    }

    @Test
    void kinds_are_each_told_once_as_people_call_them() {
        List<KindsApi.KindView> kinds = new KindsApi().list().items();

        assertThat(kinds).extracting(KindsApi.KindView::type).doesNotHaveDuplicates();
        assertThat(kinds)
                .contains(
                        new KindsApi.KindView("eway_bill", "logistics", "E-way bill"),
                        new KindsApi.KindView("certificate_of_analysis", "quality", "Certificate of analysis"));
    }

    @Test
    void tags_are_of_the_closed_list_and_need_whole_words() {
        assertThat(ClosedTags.of("UN No. 1219, flammable liquid, GSTIN 27AAPFU0939F1ZV"))
                .containsEntry("hazardous", 0.9)
                .containsKey("gst")
                .doesNotContainKey("sample");
        assertThat(ClosedTags.of("an urgently needed thing")).isEmpty();
    }

    private static String words(Path boxes) {
        try (Stream<String> lines = Files.lines(boxes)) {
            return lines.map(line -> line.split(",", 9))
                    .filter(parts -> parts.length == 9)
                    .map(parts -> parts[8])
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
