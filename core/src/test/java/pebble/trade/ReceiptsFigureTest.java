package pebble.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pebble.fields.Field;
import pebble.fields.FieldName;
import pebble.fields.FieldValue;
import pebble.fields.FieldValue.Moment;
import pebble.fields.FieldValue.Money;
import pebble.fields.FieldValue.Text;
import pebble.layout.Written;
import pebble.reading.PageText;
import pebble.reading.Word;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How many of the receipts of ICDAR 2019 SROIE are read as its people read them: of perfect words at their places, 54 papers. */
class ReceiptsFigureTest {
    private static final List<String> SETS = List.of("text-only", "scanned");

    @Test
    void total_date_and_company_are_read_from_receipts_that_nobody_on_the_team_wrote() throws IOException {
        Map<String, int[]> hits = new TreeMap<>();
        for (String set : SETS) {
            for (Path key : list(SharedData.path("docs/ocr-sroie/" + set + "/key"))) {
                JsonNode truth = JsonMapper.shared().readTree(Files.readString(key));
                Path boxes = key.resolveSibling(
                        "../box/" + key.getFileName().toString().replace(".json", ".csv"));
                List<Field> fields = TradePaper.read(List.of(page(boxes)), "en", false);
                String name = key.getFileName().toString();
                count(hits, "total", name, truth, fields, FieldName.TOTAL);
                count(hits, "date", name, truth, fields, FieldName.DATE);
                count(hits, "company", name, truth, fields, FieldName.SELLER);
            }
        }

        hits.forEach((field, counts) -> System.out.printf(
                Locale.ROOT,
                "FIGURE receipts, %s: %d of %d right (%.3f); of those told as sure %d of %d right (%.3f)%n",
                field,
                counts[0],
                counts[1],
                counts[0] / (double) counts[1],
                counts[2],
                counts[3],
                counts[2] / (double) counts[3]));
        hits.forEach((field, counts) ->
                assertThat(counts[0] / (double) counts[1]).as(field).isGreaterThan(0.8));
    }

    private static void count(
            Map<String, int[]> hits, String key, String file, JsonNode truth, List<Field> fields, FieldName name) {
        Field field =
                fields.stream().filter(one -> one.name() == name).findFirst().orElse(null);
        FieldValue value = field == null ? null : field.value();
        String wanted = truth.get(key).asString();
        boolean right = right(key, wanted, value);
        boolean sure = field != null && field.confidence() >= Field.SURE;
        int[] counts = hits.computeIfAbsent(key, any -> new int[4]);
        counts[0] += right ? 1 : 0;
        counts[1]++;
        counts[2] += right && sure ? 1 : 0;
        counts[3] += sure ? 1 : 0;
        if (!right) {
            System.out.println("  " + file + " " + key + ": " + wanted + " <> " + value + " "
                    + (field == null ? "" : field.confidence()));
        }
    }

    private static boolean right(String key, String wanted, @Nullable FieldValue value) {
        return switch (key) {
            case "total" ->
                value instanceof Money money
                        && money.amount().compareTo(new BigDecimal(wanted.replaceAll("[^\\d.]", ""))) == 0;
            case "date" ->
                value instanceof Moment moment
                        && Written.day(wanted, null)
                                .filter(day -> day.value().date().equals(moment.date()))
                                .isPresent();
            default -> value instanceof Text(String text) && plain(text).equals(plain(wanted));
        };
    }

    /** The letters of a name; people left out marks and blanks as they liked. */
    private static String plain(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    /** Each box is a line of words, its letters as wide as one another. */
    private static PageText page(Path boxes) throws IOException {
        StringBuilder text = new StringBuilder();
        List<Word> words = new ArrayList<>();
        float width = 1000;
        float height = 2000;
        for (String line : Files.readAllLines(boxes)) {
            String[] parts = line.split(",", 9);
            if (parts.length < 9 || parts[8].isBlank()) {
                continue;
            }
            float left = Float.parseFloat(parts[0]);
            float top = Float.parseFloat(parts[1]);
            float right = Float.parseFloat(parts[4]);
            float bottom = Float.parseFloat(parts[5]);
            String said = parts[8].strip();
            float letter = (right - left) / said.length();
            int at = 0;
            for (String word : said.split("\\s+")) {
                int from = said.indexOf(word, at);
                at = from + word.length();
                int start = text.length();
                text.append(word);
                words.add(new Word(
                        start,
                        text.length(),
                        (left + from * letter) / width,
                        top / height,
                        word.length() * letter / width,
                        (bottom - top) / height,
                        1));
                text.append(' ');
            }
            text.setCharAt(text.length() - 1, '\n');
        }
        return new PageText(1, width, height, text.toString(), words, false);
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
