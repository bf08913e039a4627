package pebble.tender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pebble.fields.Field;
import pebble.fields.FieldName;
import pebble.fields.FieldValue.Item;
import pebble.fields.FieldValue.Moment;
import pebble.fields.FieldValue.Money;
import pebble.fields.FieldValue.Quantity;
import pebble.fields.FieldValue.Text;
import pebble.layout.Typeset;
import pebble.reading.PageText;

class TenderPaperTest {

    @Test
    void labels_in_hindi_and_english_announce_what_stands_in_the_column_beside_them() {
        PageText page = new Typeset(1)
                .at(300, 30, "बिड संख्या/Bid Number: GEM/2026/B/6259575")
                .at(40, 60, "बिड बंद होने की तारीख/समय /Bid End")
                .at(40, 72, "Date/Time")
                .at(300, 66, "25-11-2026 15:00:00")
                .at(40, 90, "संगठन का नाम/Organisation Name")
                .at(300, 90, "Hindustan Organic Chemicals")
                .at(300, 102, "Limited")
                .at(40, 120, "ईएमडी राशि/EMD Amount")
                .at(300, 120, "₹ 1,23,456")
                .at(40, 140, "बिड पेशकश वैधता/Bid Offer Validity")
                .at(300, 140, "90 (Days)")
                .page();

        List<Field> fields = read(page);

        assertThat(value(fields, FieldName.BID_NUMBER)).isEqualTo(new Text("GEM/2026/B/6259575"));
        assertThat(value(fields, FieldName.BUYER)).isEqualTo(new Text("Hindustan Organic Chemicals Limited"));
        assertThat(((Moment) value(fields, FieldName.SUBMISSION_DEADLINE)).latest())
                .hasToString("2026-11-25T09:30:00Z");
        assertThat(((Money) value(fields, FieldName.EMD)).amount()).isEqualByComparingTo("123456");
        assertThat(((Quantity) value(fields, FieldName.VALIDITY)).unit()).isEqualTo("day");
        assertThat(fields).allSatisfy(field -> assertThat(field.confidence()).isGreaterThan(Field.SURE));
    }

    @Test
    void a_hindi_label_alone_is_enough() {
        PageText page = new Typeset(1)
                .at(40, 60, "निविदा संख्या : NPCIL/2026/77")
                .at(40, 80, "निविदा जमा करने की अंतिम तिथि : 25-11-2026 15:00")
                .page();

        assertThat(value(read(page), FieldName.BID_NUMBER)).isEqualTo(new Text("NPCIL/2026/77"));
        assertThat(value(read(page), FieldName.SUBMISSION_DEADLINE)).isInstanceOf(Moment.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Bid Due Date: 25-11-2026 15:00:00 | 2026-11-25T09:30:00Z",
                "Closing Date & Time : 25/11/2026 at 3.00 PM | 2026-11-25T09:30:00Z",
                "Last date for submission of tender - 25th November 2026 upto 15:00 Hrs | 2026-11-25T09:30:00Z",
                "Due date and time: upto 1500 hrs on 25.11.2026 | 2026-11-25T09:30:00Z",
                "Tender closing on: 25 Nov 2026, 12 noon | 2026-11-25T06:30:00Z",
                "Submission deadline: 2026-11-25 15:00 | 2026-11-25T09:30:00Z",
                "Due date: 25.11.2026 15:00 UTC | 2026-11-25T15:00:00Z"
            })
    void the_deadline_is_read_however_it_is_written(String line, String at) {
        PageText page = new Typeset(1)
                .at(40, 40, "Tender of Bharat Chemicals, India")
                .at(40, 60, line)
                .page();

        assertThat(((Moment) value(read(page), FieldName.SUBMISSION_DEADLINE)).latest())
                .hasToString(at);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EMD: Rs. 1,23,456/- | 123456 | INR",
                "EMD Amount : ₹2.5 Lakh | 250000 | INR",
                "Bid Security: INR 3 crore | 30000000 | INR",
                "Earnest Money Deposit (EMD): Rs.51,000.00 (Rupees fifty one thousand only) | 51000 | INR",
                "EMD: Nil | 0 | INR",
                "Bid bond: USD 12,500 | 12500 | USD"
            })
    void the_deposit_is_read_however_it_is_written(String line, String amount, String currency) {
        PageText page = new Typeset(1)
                .at(40, 40, "Tender of Bharat Chemicals, India")
                .at(40, 60, line)
                .page();

        Money emd = (Money) value(read(page), FieldName.EMD);

        assertThat(emd.amount()).isEqualByComparingTo(amount);
        assertThat(emd.currency()).isEqualTo(currency);
    }

    @Test
    void dates_of_other_things_are_no_deadline() {
        PageText page = new Typeset(1)
                .at(40, 60, "Document Download End Date: 20-11-2026 15:00")
                .at(40, 80, "Pre Bid Meeting Date: 18-11-2026 11:00")
                .at(40, 100, "Bid Submission Start Date: 15-11-2026 09:00")
                .at(40, 120, "Last date for seeking clarification: 19-11-2026 17:00")
                .page();

        assertThat(fields(read(page), FieldName.SUBMISSION_DEADLINE)).isEmpty();
        assertThat(fields(read(page), FieldName.OPENING_DATE)).isEmpty();
    }

    @Test
    void two_deadlines_that_differ_are_not_told_for_sure() {
        PageText page = new Typeset(1)
                .at(40, 60, "Bid Due Date: 25-11-2026 15:00")
                .at(40, 100, "Closing Date: 28-11-2026 15:00")
                .page();

        assertThat(fields(read(page), FieldName.SUBMISSION_DEADLINE))
                .singleElement()
                .satisfies(field -> assertThat(field.confidence()).isLessThan(Field.SURE));
    }

    @Test
    void a_table_goes_on_over_the_page_and_its_words_over_lines() {
        PageText first = new Typeset(1)
                .at(40, 700, "S.No")
                .at(90, 700, "Description of Goods")
                .at(400, 700, "Quantity")
                .at(480, 700, "UOM")
                .at(40, 720, "1")
                .at(90, 720, "Caustic soda lye, 48 percent,")
                .at(90, 732, "rayon grade")
                .at(400, 720, "1,250.000")
                .at(480, 720, "MT")
                .page();
        PageText second = new Typeset(2)
                .at(40, 60, "2")
                .at(90, 60, "Sodium hypochlorite")
                .at(400, 60, "40")
                .at(480, 60, "KL")
                .at(40, 90, "Total value as per the price bid")
                .page();

        assertThat(TenderPaper.read(List.of(first, second), "en", false))
                .filteredOn(field -> field.name() == FieldName.ITEMS)
                .extracting(Field::value)
                .extracting(value -> ((Item) value).name() + " "
                        + ((Item) value).quantity().amount().toPlainString() + " "
                        + ((Item) value).quantity().unit())
                .containsExactly("Caustic soda lye, 48 percent, rayon grade 1250 t", "Sodium hypochlorite 40 kL");
    }

    @Test
    void a_page_without_places_is_read_by_its_lines() {
        PageText page = new PageText(
                1,
                0,
                0,
                "TENDER NOTICE\nTender No: PCL/26/118\nEMD:\tRs. 5,000\nClosing date:  25-11-2026 15:00\n",
                List.of(),
                false);

        List<Field> fields = read(page);

        assertThat(value(fields, FieldName.BID_NUMBER)).isEqualTo(new Text("PCL/26/118"));
        assertThat(value(fields, FieldName.EMD)).isInstanceOf(Money.class);
        assertThat(fields(fields, FieldName.BID_NUMBER).getFirst().place()).satisfies(place -> {
            assertThat(place.box()).isNull();
            assertThat(page.text().substring(place.start(), place.end())).isEqualTo("PCL/26/118");
        });
    }

    private static List<Field> read(PageText page) {
        return TenderPaper.read(List.of(page), "en", false);
    }

    private static List<Field> fields(List<Field> fields, FieldName name) {
        return fields.stream().filter(field -> field.name() == name).toList();
    }

    private static Object value(List<Field> fields, FieldName name) {
        return fields(fields, name).stream().findFirst().map(Field::value).orElse(null);
    }
}
