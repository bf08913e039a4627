package pebble.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.facts.FactType.*;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import pebble.mime.Address;

/** What is a fact and what only looks like one, by examples that no data set holds. */
class FactsTest {
    private static final List<String> PIECES = List.of(
            "27AAPFU0939F1ZV",
            "GSTIN",
            "Rs. 1,00,000/-",
            "25 kg",
            "12 Nov 2025",
            "Vora Dyes Pvt Ltd",
            "Dear Mr Rao,",
            "\n",
            " ",
            "> ",
            "ethyl acetate",
            "CAS 64-17-5",
            "+91 98200 12345",
            "a@b.in",
            "PO No. 12/34",
            "\ud83d\ude00",
            "\ud83d",
            "乙酸乙酯",
            "FOR Surat",
            "(",
            "\r\n",
            "\0",
            "-- \n",
            "On Monday X wrote:\n",
            "---------- Forwarded message ---------\n",
            "5 x 20 L",
            "ji",
            "Regards,\n");

    @Test
    void gstins_of_every_kind_are_told_by_their_check_character() {
        assertThat(found("27AAPFU0939F1ZV, 32aadck5978m1z0; 27PNEA06819B1DE and 27 AAACR 5055 K1Z7", GSTIN))
                .containsExactly("27AAPFU0939F1ZV", "32aadck5978m1z0", "27PNEA06819B1DE", "27 AAACR 5055 K1Z7");
        assertThat(found("27AAPFU0939F1ZO 29AAACI4798L1ZP 62AAPFU0939F1ZV GSTIN: 27AAPFU0939F1Z", GSTIN_INVALID))
                .containsExactly("27AAPFU0939F1ZO", "29AAACI4798L1ZP", "62AAPFU0939F1ZV", "27AAPFU0939F1Z");
        assertThat(found("account 369296450896540, X27AAPFU0939F1ZV", GSTIN, GSTIN_INVALID))
                .isEmpty();
    }

    @Test
    void the_pan_inside_a_gstin_is_not_told_twice() {
        assertThat(found("GST 27AAPFU0939F1ZV PAN AAPFU0939F", PAN)).containsExactly("AAPFU0939F");
        assertThat(found("GST 27AAPFU0939F1ZV", PAN)).isEmpty();
        assertThat(found("ABMXA3211G ACUPA0000R MUMK12456Z", PAN)).isEmpty();
    }

    @Test
    void registrations_and_substances_have_their_numbers() {
        assertThat(found("CIN: L17110MH1973PLC019786", CIN)).containsExactly("L17110MH1973PLC019786");
        assertThat(found("ethanol 64-17-5, water (7732-18-5), wrong 64-17-6, date 2025-11-5", CAS_NUMBER))
                .containsExactly("64-17-5", "7732-18-5");
        assertThat(found("bid gem/2025/b/6259575 and GEM_2025_B_706528", BID_NUMBER))
                .containsExactly("gem/2025/b/6259575", "GEM_2025_B_706528");
        assertThat(value("bid gem/2025/b/6259575", BID_NUMBER)).isEqualTo("GEM/2025/B/6259575");
    }

    @Test
    void telephones_are_read_and_other_digits_are_not() {
        assertThat(found("Mob: 98200 12345, Tel. 022-2345 6789 or +49 89 5550-123", PHONE))
                .containsExactly("98200 12345", "022-2345 6789", "+49 89 5550-123");
        assertThat(value("call +91-98200 12345", PHONE)).isEqualTo("+919820012345");
        assertThat(found(
                        "A/c: 50200012345678, AWB 7041882556, total 9,82,00,123.45, 12-11-2025, EWB No 281604773915",
                        PHONE))
                .isEmpty();
    }

    @Test
    void documents_are_known_by_the_word_before_them_in_many_languages() {
        assertThat(found("Our PO No. VD/25/118 dt 3/11", PO_NUMBER)).containsExactly("VD/25/118");
        assertThat(found("unsere Bestellung 45001234, votre commande n° CF-8821, pedido PC-77120", PO_NUMBER))
                .containsExactly("45001234", "CF-8821", "PC-77120");
        assertThat(found("against your invoices VD/25-26/0012, VD/25-26/0013 & VD/25-26/0014", INVOICE_NUMBER))
                .containsExactly("VD/25-26/0012", "VD/25-26/0013", "VD/25-26/0014");
        assertThat(found("Charge A-2231 und B.No. NT2511A", BATCH_NUMBER)).containsExactly("A-2231", "NT2511A");
        assertThat(found("batch T-881 failed but T-882 passed", BATCH_NUMBER)).containsExactly("T-881", "T-882");
        assertThat(found(
                        "order 25 drums, lot 2, invoice for 12.11.2025, batch of 500 kg",
                        PO_NUMBER,
                        BATCH_NUMBER,
                        INVOICE_NUMBER))
                .isEmpty();
    }

    @Test
    void amounts_are_goods_or_money() {
        assertThat(found("send 2.5 MT, 1.200,5 kg? 40 drums and 3 x 25 kg", QUANTITY))
                .contains("2.5 MT", "40 drums", "3 x 25 kg");
        assertThat(found("in 25 kg bags, 200 L drums, packing 50 kg, Rs 85/kg, 10 ppm, 30 days", QUANTITY))
                .isEmpty();
        assertThat(found("Rs. 1,25,000/-, INR 85.50/kg, ₹2.4 lakh, US$ 1,200, 1.450,00 EUR, 3 crore", PRICE))
                .containsExactly("Rs. 1,25,000/-", "INR 85.50/kg", "₹2.4 lakh", "US$ 1,200", "1.450,00 EUR", "3 crore");
        assertThat(value("₹2.4 lakh", PRICE)).isEqualTo("INR 240000");
        assertThat(value("INR 85.50/kg", PRICE)).isEqualTo("INR 85.5/kg");
        assertThat(value("2,500 MT", QUANTITY)).isEqualTo("2500 t");
    }

    @Test
    void figures_are_read_as_their_country_writes_them() {
        var german = new Address("Jens Roth", "j.roth@roth-lacke.de");

        assertThat(Facts.of("", "1.200 kg", german, Gazetteer.none()).getFirst().value())
                .isEqualTo("1200 kg");
        assertThat(value("1.200 kg", QUANTITY)).isEqualTo("1.2 kg");
    }

    @Test
    void dates_are_days_or_months_and_never_weekdays() {
        assertThat(found(
                        "by 12th Nov 2025 or 3 & 4 December, le 5 décembre, am 24.12.2025, 30 de setembro, 11月26日",
                        DATE))
                .containsExactly(
                        "12th Nov 2025", "3 & 4 December", "5 décembre", "24.12.2025", "30 de setembro", "11月26日");
        assertThat(value("dated 05/11/2025", DATE)).isEqualTo("2025-11-05");
        assertThat(value("by 11/25/2025", DATE)).isEqualTo("2025-11-25");
        assertThat(value("on 3rd Dec", DATE)).isEqualTo("--12-03");
        assertThat(value("in March 2026", DATE)).isEqualTo("2026-03");
        assertThat(found("on Monday, may be 5 days, 99.9.99, FY 2025-26, ratio 1/2, on 31.02.2025", DATE))
                .isEmpty();
    }

    @Test
    void terms_of_delivery_are_no_prepositions_and_no_cleaning() {
        assertThat(found("CIF Jebel Ali, FOR Ankleshwar, ex-works, 12 MT fob Mundra", INCOTERM))
                .containsExactly("CIF", "FOR", "ex-works", "fob");
        assertThat(found("QUOTATION FOR SUPPLY OF ACID\nfor CIP cleaning of tanks, Cipla", INCOTERM))
                .isEmpty();
    }

    @Test
    void people_and_firms_come_from_greeting_and_signature() {
        var mail =
                "Dear Mr. Rao,\n\nPlease quote toluene. Contact person: Firdaus Engineer.\n\nRegards,\nLeela Varghese\nSr. Manager - Purchase\nVembanad Coir Treaters Pvt Ltd, Alappuzha";

        assertThat(found(mail, PERSON)).contains("Rao", "Leela Varghese");
        assertThat(found(mail, COMPANY)).containsExactly("Vembanad Coir Treaters Pvt Ltd");
        assertThat(found(mail, PLACE)).containsExactly("Alappuzha");
        assertThat(found(mail, PRODUCT)).containsExactly("toluene");
    }

    @Test
    void goods_keep_their_grade_and_results_are_no_goods() {
        assertThat(found("zinc sulphate monohydrate, Glycerine IP, SLES 70%, n-butyl acetate", PRODUCT))
                .containsExactly("zinc sulphate monohydrate", "Glycerine IP", "SLES 70%", "n-butyl acetate");
        assertThat(found("benzene 0.018 %, toluene content 12 ppm", PRODUCT)).isEmpty();
    }

    @Test
    void held_names_are_found() {
        var known = Gazetteer.of(List.of("Zyq Works"), List.of("Wondersol 9"));
        var facts = Facts.of("Wondersol 9 for zyq works", "", null, known);

        assertThat(facts).extracting(Fact::type).containsExactly(PRODUCT, COMPANY);
    }

    @Test
    void history_is_not_read_and_places_count_in_the_whole_text() {
        var text = "ok, 5 MT\n\n> earlier 7 MT\n\nand 9 MT\n\nOn Mon, 3 Nov 2025, Leela wrote:\n> we need 8 MT";
        var facts = Facts.of("", text, null, Gazetteer.none());

        assertThat(facts)
                .filteredOn(fact -> fact.type() == QUANTITY)
                .extracting(Fact::text)
                .containsExactly("5 MT", "9 MT");
        assertThat(facts)
                .allSatisfy(fact ->
                        assertThat(text.substring(fact.start(), fact.end())).isEqualTo(fact.text()));
    }

    @Property(tries = 1_500, shrinking = ShrinkingMode.OFF)
    void whatever_the_text_facts_stand_in_it_once(@ForAll("texts") String subject, @ForAll("texts") String text) {
        var facts = Facts.of(subject, text, new Address("Leela Rao", "leela@vora-dyes.in"), Gazetteer.none());

        assertThat(facts).allSatisfy(fact -> {
            var field = fact.field() == Fact.Field.SUBJECT ? subject : text;
            assertThat(field.substring(fact.start(), fact.end())).isEqualTo(fact.text());
            assertThat(fact.text()).isNotBlank();
        });
        assertThat(facts.stream().map(fact -> fact.type() + fact.text()).distinct())
                .hasSameSizeAs(facts);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.of(PIECES), Arbitraries.strings().ofMaxLength(12))
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join(pieces.size() % 2 == 0 ? " " : "", pieces));
    }

    private static List<String> found(String text, FactType... types) {
        return Facts.of("", text, null, Gazetteer.none()).stream()
                .filter(fact -> Arrays.asList(types).contains(fact.type()))
                .map(Fact::text)
                .toList();
    }

    private static String value(String text, FactType type) {
        return String.valueOf(Facts.of("", text, null, Gazetteer.none()).stream()
                .filter(fact -> fact.type() == type)
                .findFirst()
                .orElseThrow()
                .value());
    }
}
