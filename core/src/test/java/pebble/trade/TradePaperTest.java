package pebble.trade;

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
import pebble.fields.FieldValue.Text;
import pebble.layout.Typeset;
import pebble.reading.PageText;

class TradePaperTest {

    private static PageText invoice() {
        return new Typeset(1)
                .at(40, 30, "TAX INVOICE")
                .at(40, 50, "Konkan Solvents Pvt. Ltd.")
                .at(350, 50, "Invoice No: KS/26-27/0114")
                .at(40, 62, "Plot 7, MIDC, Mahad")
                .at(350, 62, "Invoice Date: 12-03-2026")
                .at(40, 74, "GSTIN: 24AABCM0000K1Z6")
                .at(350, 74, "Due Date: 11-04-2026")
                .at(350, 86, "Buyer's Order No: 4500012345")
                .at(350, 98, "Dated: 02-03-2026")
                .at(40, 120, "Bill to")
                .at(40, 132, "Deccan Adhesives Ltd, Hyderabad")
                .at(40, 144, "GSTIN 27AACCD0000L1Z6")
                .at(40, 180, "Description of Goods")
                .at(220, 180, "Qty")
                .at(290, 180, "Unit")
                .at(350, 180, "Rate")
                .at(430, 180, "Amount")
                .at(40, 196, "Toluene, nitration grade")
                .at(220, 196, "8,000")
                .at(290, 196, "kg")
                .at(350, 196, "94.50")
                .at(430, 196, "7,56,000.00")
                .at(290, 230, "Taxable value")
                .at(430, 230, "7,56,000.00")
                .at(290, 244, "CGST 9%")
                .at(430, 244, "68,040.00")
                .at(290, 258, "SGST 9%")
                .at(430, 258, "68,040.00")
                .at(290, 272, "Grand Total")
                .at(430, 272, "8,92,080.00")
                .at(40, 300, "Payment terms: 30 days from invoice")
                .page();
    }

    @Test
    void an_invoice_says_who_sells_what_to_whom_and_for_how_much() {
        List<Field> fields = TradePaper.read(List.of(invoice()), "en", false);

        assertThat(text(fields, FieldName.INVOICE_NUMBER)).isEqualTo("KS/26-27/0114");
        assertThat(text(fields, FieldName.PO_NUMBER)).isEqualTo("4500012345");
        assertThat(day(fields, FieldName.DATE)).isEqualTo("2026-03-12");
        assertThat(day(fields, FieldName.DUE_DATE)).isEqualTo("2026-04-11");
        assertThat(text(fields, FieldName.SELLER)).isEqualTo("Konkan Solvents Pvt. Ltd.");
        assertThat(text(fields, FieldName.SELLER_GSTIN)).isEqualTo("24AABCM0000K1Z6");
        assertThat(text(fields, FieldName.BUYER)).isEqualTo("Deccan Adhesives Ltd");
        assertThat(text(fields, FieldName.BUYER_GSTIN)).isEqualTo("27AACCD0000L1Z6");
        assertThat(money(fields, FieldName.NET)).isEqualTo("INR 756000");
        assertThat(money(fields, FieldName.TAX)).isEqualTo("INR 136080");
        assertThat(money(fields, FieldName.TOTAL)).isEqualTo("INR 892080");
        assertThat(text(fields, FieldName.PAYMENT_TERMS)).isEqualTo("30 days from invoice");
        Item item = (Item) field(fields, FieldName.ITEMS).value();
        assertThat(item.name()).isEqualTo("Toluene, nitration grade");
        assertThat(item.quantity()).hasToString("Quantity[amount=8000, unit=kg]");
        assertThat(item.price()).hasToString("Money[amount=94.5, currency=INR]");
        assertThat(item.sum()).hasToString("Money[amount=756000, currency=INR]");
    }

    @Test
    void each_fact_has_its_place_on_the_page() {
        Field total = field(TradePaper.read(List.of(invoice()), "en", false), FieldName.TOTAL);

        assertThat(total.text()).isEqualTo("8,92,080.00");
        assertThat(total.place()).isNotNull().satisfies(place -> {
            assertThat(place.page()).isEqualTo(1);
            assertThat(place.box()).isNotNull();
        });
        assertThat(total.confidence()).isGreaterThan(0.95);
    }

    @Test
    void who_issues_an_order_buys() {
        PageText page = new Typeset(1)
                .at(40, 30, "Coromandel Paints Ltd.")
                .at(40, 44, "GSTIN 27AACCD0000L1Z6")
                .at(230, 60, "PURCHASE ORDER")
                .at(350, 80, "PO No. 4500012345")
                .at(350, 92, "PO Date 12.03.2026")
                .at(40, 110, "Vendor:")
                .at(40, 122, "M/s Meridian Chemicals Pvt. Ltd.")
                .at(40, 134, "GSTIN 24AABCM0000K1Z6")
                .at(40, 200, "Delivery date: 30.03.2026")
                .at(40, 214, "Ship to: Vizag plant, gate 2")
                .at(40, 240, "Total PO value Rs. 4,72,000.00")
                .page();

        List<Field> fields = TradePaper.read(List.of(page), "en", true);

        assertThat(text(fields, FieldName.PO_NUMBER)).isEqualTo("4500012345");
        assertThat(day(fields, FieldName.DATE)).isEqualTo("2026-03-12");
        assertThat(text(fields, FieldName.BUYER)).isEqualTo("Coromandel Paints Ltd.");
        assertThat(text(fields, FieldName.BUYER_GSTIN)).isEqualTo("27AACCD0000L1Z6");
        assertThat(text(fields, FieldName.SELLER)).isEqualTo("Meridian Chemicals Pvt. Ltd.");
        assertThat(text(fields, FieldName.SELLER_GSTIN)).isEqualTo("24AABCM0000K1Z6");
        assertThat(day(fields, FieldName.DELIVERY_DATE)).isEqualTo("2026-03-30");
        assertThat(text(fields, FieldName.DELIVERY_PLACE)).isEqualTo("Vizag plant, gate 2");
        assertThat(money(fields, FieldName.TOTAL)).isEqualTo("INR 472000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sub Total 90.00 ; GST 10.00 ; Grand Total 100.00            | 100
            Total Qty 12 ; Total RM 31.60 ; Cash RM 50.00 ; Change 18.40 | 31.6
            TOTAL RM 30.91 ; ROUNDING 0.01 ; TOTAL ROUNDED RM 30.90     | 30.9
            Net Total 5,000.00 ; Balance Due 5,000.00                   | 5000
            Gesamtbetrag 1.190,00 EUR                                   | 1190
            """)
    void the_total_is_the_sum_that_is_paid(String lines, String total) {
        Typeset page = new Typeset(1).at(40, 20, "Bright Store Sdn Bhd");
        float y = 40;
        for (String line : lines.split(" ; ")) {
            page.at(40, y, line);
            y += 16;
        }

        Money money = (Money) field(TradePaper.read(List.of(page.page()), "en", false), FieldName.TOTAL)
                .value();

        assertThat(money.amount()).isEqualByComparingTo(total);
    }

    @Test
    void a_paper_that_says_nothing_states_nothing() {
        assertThat(TradePaper.read(List.of(new PageText(1, 0, 0, "", List.of(), false)), null, false))
                .isEmpty();
    }

    private static Field field(List<Field> fields, FieldName name) {
        return fields.stream().filter(field -> field.name() == name).findFirst().orElseThrow();
    }

    private static String text(List<Field> fields, FieldName name) {
        return ((Text) field(fields, name).value()).text();
    }

    private static String day(List<Field> fields, FieldName name) {
        return ((Moment) field(fields, name).value()).date().toString();
    }

    private static String money(List<Field> fields, FieldName name) {
        Money money = (Money) field(fields, name).value();
        return money.currency() + " " + money.amount().stripTrailingZeros().toPlainString();
    }
}
