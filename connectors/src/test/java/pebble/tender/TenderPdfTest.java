package pebble.tender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pebble.connectors.parsers.ParserProcess;
import pebble.connectors.sandbox.ReadingSettings;
import pebble.connectors.sandbox.SandboxedReader;
import pebble.fields.Field;
import pebble.fields.FieldValue;
import pebble.fields.Place;
import pebble.reading.Format;
import pebble.reading.Outcome;
import pebble.reading.PageText;

/** Printed tender documents, read by the product's own reader of PDF and then by rules. */
class TenderPdfTest {
    private static final Format PDF = new Format("application/pdf", Format.Kind.PDF);
    private static final SandboxedReader READER = new SandboxedReader(
            new ReadingSettings(Duration.ofSeconds(60), Duration.ofSeconds(20), 384, 1), ParserProcess.class);

    @TempDir
    static Path folder;

    @AfterAll
    static void close() {
        READER.close();
    }

    static Stream<Papers.Paper> papers() {
        return Papers.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("papers")
    void what_a_paper_states_is_read(Papers.Paper paper) throws IOException {
        List<Field> fields = read(paper);

        assertThat(paper.states().entrySet().stream()
                        .filter(stated -> !stated.getValue().equals(said(fields, stated.getKey())))
                        .map(stated -> stated.getKey() + ": " + said(fields, stated.getKey()) + " instead of "
                                + stated.getValue()))
                .as("%s, of which all was read: %s", paper.name(), all(fields))
                .isEmpty();
    }

    @Test
    void what_is_sure_is_right() throws IOException {
        int stated = 0;
        int found = 0;
        int sure = 0;
        List<String> wrong = new ArrayList<>();
        for (Papers.Paper paper : Papers.all()) {
            List<Field> fields = read(paper);
            for (var one : paper.states().entrySet()) {
                stated++;
                found += one.getValue().equals(said(fields, one.getKey())) ? 1 : 0;
            }
            for (Field field : fields) {
                boolean single = !field.name().many() && field.n() == 1;
                if (single && field.confidence() >= Field.SURE) {
                    sure++;
                    String expected = paper.states().get(field.key());
                    boolean opposed = expected != null && !expected.equals(said(fields, field.key()));
                    if (opposed || paper.states().isEmpty()) {
                        wrong.add(paper.name() + " " + field.key() + " " + said(fields, field.key()));
                    }
                }
            }
        }

        System.out.printf(
                "[figure] printed tenders: %d of %d facts of %d papers found; %d told for sure, of which %d wrong%n",
                found, stated, Papers.all().size(), sure, wrong.size());
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("papers")
    void each_fact_has_its_place_on_its_page(Papers.Paper paper) throws IOException {
        List<PageText> pages = pages(paper);

        assertThat(TenderPaper.read(pages, paper.language(), paper.corrigendum()))
                .allSatisfy(field -> {
                    Place place = field.place();
                    assertThat(place).isNotNull();
                    assertThat(place.box()).isNotNull();
                    assertThat(place.box().x()).isBetween(0.0, 1.0);
                    assertThat(place.box().y()).isBetween(0.0, 1.0);
                    if (place.start() != null) {
                        String there = pages.get(place.page() - 1).text().substring(place.start(), place.end());
                        assertThat(letters(there))
                                .contains(letters(field.text()
                                        .substring(0, Math.min(8, field.text().length()))));
                    }
                });
    }

    private static String letters(String text) {
        return text.replaceAll("\\s", "");
    }

    private static List<Field> read(Papers.Paper paper) throws IOException {
        return TenderPaper.read(pages(paper), paper.language(), paper.corrigendum());
    }

    private static List<PageText> pages(Papers.Paper paper) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "paper", ".pdf"), paper.pdf());
        return ((Outcome.Read) READER.read(file, PDF, null)).pages();
    }

    private static String all(List<Field> fields) {
        StringBuilder all = new StringBuilder();
        fields.forEach(field -> all.append('\n')
                .append(field.key())
                .append(" = ")
                .append(said(field))
                .append("  ")
                .append(Math.round(field.confidence() * 100)));
        return all.toString();
    }

    private static String said(List<Field> fields, String key) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .map(TenderPdfTest::said)
                .orElse(null);
    }

    static String said(Field field) {
        return switch (field.value()) {
            case FieldValue.Text text -> text.text();
            case FieldValue.Money money ->
                money.currency() + " " + money.amount().stripTrailingZeros().toPlainString();
            case FieldValue.Moment moment ->
                moment.date() + (moment.time() == null ? "" : "T" + moment.time()) + " " + moment.zone();
            case FieldValue.Quantity quantity -> quantity.amount() + " " + quantity.unit();
            case FieldValue.Item item ->
                item.name()
                        + (item.quantity() == null
                                ? ""
                                : " = " + item.quantity().amount().toPlainString() + " "
                                        + item.quantity().unit());
            case FieldValue.Contact contact -> contact.email();
            case FieldValue.Parameter parameter -> parameter.name();
            case null -> "nothing";
        };
    }
}
