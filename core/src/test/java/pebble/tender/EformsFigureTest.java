package pebble.tender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pebble.fields.Field;
import pebble.fields.FieldName;
import pebble.fields.FieldValue;
import pebble.fields.FieldValue.Money;
import pebble.fields.FieldValue.Quantity;
import pebble.fields.FieldValue.Text;
import pebble.layout.Quotes;
import pebble.layout.XmlTree;
import pebble.shared.SharedData;

/** The share of the fields that the notices' own XPaths find and we find too. */
class EformsFigureTest {
    private static final double LEAST = 0.98;

    @Test
    void notices_are_read_exactly() throws IOException {
        List<String> lines = Files.readAllLines(SharedData.path("tenders/eforms/fields_expected.tsv"));
        String[] columns = lines.getFirst().split("\t", -1);
        int all = 0;
        int stated = 0;
        List<String> wrong = new ArrayList<>();

        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split("\t", -1);
            Map<String, String> read = read(row[0]);
            for (int i = 1; i < columns.length; i++) {
                all++;
                stated += row[i].isEmpty() ? 0 : 1;
                if (!row[i].strip().equals(read.get(columns[i]))) {
                    wrong.add(row[0] + " " + columns[i] + ": " + read.get(columns[i]) + " instead of " + row[i]);
                }
            }
        }

        double share = (double) (all - wrong.size()) / all;
        System.out.printf(
                "[figure] eForms: %d of %d fields of %d notices as expected (%.4f), of which %d are stated%n",
                all - wrong.size(), all, lines.size() - 1, share, stated);
        assertThat(share).as(String.join("\n", wrong)).isGreaterThanOrEqualTo(LEAST);
        assertThat(lines).hasSizeGreaterThan(40);
    }

    private static Map<String, String> read(String file) throws IOException {
        try (InputStream in = Files.newInputStream(SharedData.path("tenders/eforms/" + file))) {
            EformsNotice notice = XmlTree.read(in).flatMap(EformsNotice::of).orElseThrow();
            List<Field> fields = EformsReader.fields(notice, new Quotes(List.of()));
            Map<String, String> read = new LinkedHashMap<>();
            read.put("document", notice.document());
            read.put("language", notice.language());
            read.put("notice_subtype", text(fields, FieldName.NOTICE_TYPE));
            read.put("buyers", text(fields, FieldName.BUYER));
            read.put("title", text(fields, FieldName.TITLE));
            read.put("cpv", text(fields, FieldName.CATEGORY));
            read.put(
                    "submission_deadlines",
                    fields.stream()
                            .filter(field -> field.name() == FieldName.SUBMISSION_DEADLINE)
                            .map(Field::text)
                            .collect(Collectors.joining("; ")));
            Money value = (Money) value(fields, FieldName.ESTIMATED_VALUE);
            read.put("estimated_value", value == null ? "" : value.amount().toPlainString());
            read.put("currency", value == null || value.currency() == null ? "" : value.currency());
            Quantity lots = (Quantity) value(fields, FieldName.LOTS);
            read.put("lots", lots == null ? "0" : lots.amount().toPlainString());
            return read;
        }
    }

    private static String text(List<Field> fields, FieldName name) {
        return value(fields, name) instanceof Text text ? text.text() : "";
    }

    private static FieldValue value(List<Field> fields, FieldName name) {
        return fields.stream()
                .filter(field -> field.name() == name)
                .findFirst()
                .map(Field::value)
                .orElse(null);
    }

    @Test
    void names_count_and_prefixes_do_not() {
        EformsNotice notice = notice("""
                <n:ContractNotice xmlns:n="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2" xmlns:b="urn:b" xmlns:a="urn:a">
                <b:NoticeLanguageCode>DEU</b:NoticeLanguageCode>
                <a:ProcurementProject><b:Name languageID="ENG">Solvents</b:Name><b:Name languageID="DEU">Lösemittel</b:Name></a:ProcurementProject>
                <a:ProcurementProjectLot><b:ID schemeName="Lot">1</b:ID><a:TenderingProcess><a:TenderSubmissionDeadlinePeriod>
                <b:EndDate>2026-11-25+01:00</b:EndDate><b:EndTime>12:00:00+01:00</b:EndTime></a:TenderSubmissionDeadlinePeriod></a:TenderingProcess></a:ProcurementProjectLot>
                <a:ProcurementProjectLot><b:ID schemeName="Lot">2</b:ID><a:TenderingProcess><a:TenderSubmissionDeadlinePeriod>
                <b:EndDate>2026-12-01+01:00</b:EndDate></a:TenderSubmissionDeadlinePeriod></a:TenderingProcess></a:ProcurementProjectLot>
                </n:ContractNotice>""");

        assertThat(notice.title()).isEqualTo("Lösemittel");
        assertThat(notice.deadlines())
                .extracting(stated -> stated.value().latest().toString())
                .containsExactly("2026-11-25T11:00:00Z", "2026-12-01T22:59:59Z");
    }

    @Test
    void a_document_type_is_refused_and_nothing_outside_is_asked_for() {
        String notice = "<!DOCTYPE n [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + "<n xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2\">&x;</n>";

        assertThat(XmlTree.read(bytes(notice))).isEmpty();
        assertThat(XmlTree.read(bytes("<a>" + "<b>".repeat(100) + "</b>".repeat(100) + "</a>")))
                .isEmpty();
        assertThat(XmlTree.read(bytes("<a>&undefined;</a>"))).isEmpty();
        assertThat(XmlTree.read(bytes("no XML at all"))).isEmpty();
    }

    @Test
    void other_xml_is_no_notice() {
        assertThat(XmlTree.read(bytes("<ContractNotice/>")).flatMap(EformsNotice::of))
                .isEmpty();
        assertThat(XmlTree.read(bytes("<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>"))
                        .flatMap(EformsNotice::of))
                .isEmpty();
    }

    private static EformsNotice notice(String xml) {
        return XmlTree.read(bytes(xml)).flatMap(EformsNotice::of).orElseThrow();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
