package pebble.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pebble.fields.Field;
import pebble.fields.FieldName;
import pebble.fields.FieldValue.Moment;
import pebble.fields.FieldValue.Parameter;
import pebble.fields.FieldValue.Text;
import pebble.layout.Typeset;
import pebble.reading.PageText;

class CertificatePaperTest {
    private static final PageText PAGE = new Typeset(1)
            .at(200, 30, "CERTIFICATE OF ANALYSIS")
            .at(40, 60, "Product Name : Isopropyl alcohol")
            .at(320, 60, "Batch No. : IPA/26/114")
            .at(40, 74, "CAS No. : 67-63-0")
            .at(320, 74, "Mfg. Date : 05-03-2026")
            .at(40, 88, "Standard : IS 2631:1976")
            .at(320, 88, "Expiry Date : Feb 2028")
            .at(320, 102, "Retest Date : 03/2027")
            .at(40, 130, "S.No")
            .at(80, 130, "Test")
            .at(220, 130, "Specification")
            .at(340, 130, "Result")
            .at(410, 130, "Unit")
            .at(470, 130, "Method")
            .at(40, 150, "1")
            .at(80, 150, "Appearance")
            .at(220, 150, "Clear liquid")
            .at(340, 150, "Complies")
            .at(40, 166, "2")
            .at(80, 166, "Purity by GC")
            .at(220, 166, "NLT 99.8")
            .at(340, 166, "99.92")
            .at(410, 166, "% w/w")
            .at(470, 166, "ASTM D 3329")
            .at(40, 182, "3")
            .at(80, 182, "Density at 20 C")
            .at(220, 182, "0.784 - 0.787")
            .at(340, 182, "0.7855")
            .at(410, 182, "g/ml")
            .at(40, 198, "4")
            .at(80, 198, "Water (ppm)")
            .at(220, 198, "Max. 500")
            .at(340, 198, "320")
            .at(40, 230, "Remarks: the batch passes.")
            .at(40, 260, "Approved by : R. K. Iyer")
            .page();

    private final List<Field> fields = CertificatePaper.read(List.of(PAGE), "en");

    @Test
    void a_certificate_says_which_batch_of_what_it_is() {
        assertThat(text(FieldName.PRODUCT)).isEqualTo("Isopropyl alcohol");
        assertThat(text(FieldName.BATCH_NUMBER)).isEqualTo("IPA/26/114");
        assertThat(text(FieldName.CAS_NUMBER)).isEqualTo("67-63-0");
        assertThat(text(FieldName.STANDARD)).isEqualTo("IS 2631:1976");
        assertThat(text(FieldName.SIGNATORY)).isEqualTo("R. K. Iyer");
    }

    @Test
    void a_month_is_its_first_day_when_something_was_made_and_its_last_when_it_ends() {
        assertThat(day(FieldName.MANUFACTURE_DATE)).isEqualTo("2026-03-05");
        assertThat(day(FieldName.EXPIRY_DATE)).isEqualTo("2028-02-29");
        assertThat(day(FieldName.RETEST_DATE)).isEqualTo("2027-03-31");
    }

    @Test
    void each_row_of_its_table_is_a_parameter_with_its_limits() {
        assertThat(fields.stream()
                        .filter(field -> field.name() == FieldName.PARAMETERS)
                        .map(field -> told((Parameter) field.value())))
                .containsExactly(
                        "Appearance = Complies null [null, null] true null",
                        "Purity by GC = 99.92 % w/w [99.8, null] null ASTM D 3329",
                        "Density at 20 C = 0.7855 g/ml [0.784, 0.787] null null",
                        "Water = 320 ppm [null, 500] null null");
    }

    private static String told(Parameter one) {
        return one.name() + " = " + one.result() + " " + one.unit() + " [" + one.min() + ", " + one.max() + "] "
                + one.passes() + " " + one.method();
    }

    private Object value(FieldName name) {
        return fields.stream()
                .filter(field -> field.name() == name)
                .map(Field::value)
                .findFirst()
                .orElseThrow();
    }

    private String text(FieldName name) {
        return ((Text) value(name)).text();
    }

    private String day(FieldName name) {
        return ((Moment) value(name)).date().toString();
    }
}
