package pebble.connectors.parsers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import pebble.connectors.parsers.Lines.Writing;
import pebble.reading.PageText;
import pebble.reading.Word;

/** Text of any script is kept in the order in which it is read, however it was written down. */
class ReadingOrderTest {
    private static final List<String> FROM_THE_RIGHT = List.of(
            "שלום עולם",
            "מחיר 1,250.50 שח",
            "הצעה מס 17/2026 מיום 03.11.2026",
            "חומר IPA 99.9 בתוך חביות",
            "תוקף (עד סוף השנה) בלבד",
            "مرحبا بالعالم",
            "السعر ١٢٣ ريال",
            "المناقصة 45/2026 لشركة Acme Chemicals في دبي",
            "شُكْرًا جَزِيلًا",
            "السعر (بالريال) فقط",
            "מחיר (כולל מעמ) [סופי]",
            "نسبة 45% فقط");

    private static final List<String> FROM_THE_LEFT =
            List.of("The word שלום means peace", "Contact: مرحبا بالعالم (Dubai)", "Price 12 של each");

    @TempDir
    Path folder;

    static Stream<Arguments> lines() {
        return Stream.of(Writing.values())
                .flatMap(writing -> Stream.concat(
                        FROM_THE_RIGHT.stream().map(line -> Arguments.of(line, true, writing)),
                        FROM_THE_LEFT.stream().map(line -> Arguments.of(line, false, writing))));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_line_is_read_as_it_was_meant(String line, boolean fromTheRight, Writing writing) throws IOException {
        PageText page = page(new Lines().line(line, 100, 600, fromTheRight, writing));

        assertThat(page.text()).isEqualTo(line);
        assertThat(page.words())
                .extracting(w -> page.text().substring(w.start(), w.end()))
                .containsExactly(line.split(" "));
        if (fromTheRight) {
            Word first = page.words().getFirst();
            float end = 100 + letters(line) * Lines.ADVANCE;
            assertThat((first.x() + first.width()) * Lines.WIDTH).isCloseTo(end, within(1f));
        }
        for (Word word : page.words()) {
            String text = page.text().substring(word.start(), word.end());
            assertThat(word.width() * Lines.WIDTH).as(text).isCloseTo(letters(text) * Lines.ADVANCE, within(1f));
        }
    }

    @Test
    void a_bracket_that_was_turned_belongs_to_the_words_from_the_right_beside_it() throws IOException {
        String line = "Contact: مرحبا (بالعالم) today";

        assertThat(page(new Lines().line(line, 100, 600, false, Writing.WITH_MEANINGS))
                        .text())
                .isEqualTo(line);
    }

    /** One line of many: the others and their order stay as they are. */
    @ParameterizedTest
    @EnumSource(Writing.class)
    void a_line_from_the_right_on_a_page_from_the_left_is_read_from_the_right(Writing writing) throws IOException {
        PageText page = page(new Lines()
                .line("Dear Sir, we confirm the order", 100, 600, false, Writing.AS_SEEN)
                .line("שלום עולם (טוב) 42", 100, 580, true, writing)
                .line("and remain yours faithfully", 100, 560, false, Writing.AS_SEEN));

        assertThat(page.text())
                .isEqualTo("Dear Sir, we confirm the order\nשלום עולם (טוב) 42\nand remain yours faithfully");
    }

    @Test
    void columns_from_the_right_stay_apart() throws IOException {
        PageText page = page(new Lines()
                .line("עמודה ראשונה", 400, 600, true, Writing.AS_SEEN)
                .line("ממשיכה כאן", 400, 580, true, Writing.AS_SEEN)
                .line("עמודה שניה", 100, 600, true, Writing.AS_SEEN)
                .line("נגמרת כאן", 100, 580, true, Writing.AS_SEEN));

        assertThat(page.text()).isEqualTo("עמודה ראשונה\nממשיכה כאן\nעמודה שניה\nנגמרת כאן");
    }

    /** Arabic letters are written by the shapes that they take, and two of them as one glyph. */
    @Test
    void shapes_and_ligatures_are_read_as_letters() throws IOException {
        Lines lines = new Lines();
        String[] seen = {"\uFEE1", "\uFEFC", "\uFEB4", "\uFEDF", "\uFE8D"};
        for (int i = 0; i < seen.length; i++) {
            lines.glyph(seen[i], 100 + i * Lines.ADVANCE, 600);
        }
        String[] told = {"\u0645", "\u0644\u0627", "\u0633"};
        for (int i = 0; i < told.length; i++) {
            lines.glyph(told[i], 100 + i * Lines.ADVANCE, 580);
        }
        lines.glyph("o", 100, 560)
                .glyph("\uFB03", 106, 560)
                .glyph("c", 112, 560)
                .glyph("e", 118, 560);

        PageText page = page(lines);

        assertThat(page.text()).isEqualTo("السلام\nسلام\noffice");
        assertThat(page.words())
                .hasSize(3)
                .allSatisfy(word -> assertThat(word.x()).isCloseTo(100 / Lines.WIDTH, within(0.001f)));
        assertThat(page.words().getLast().width() * Lines.WIDTH).isCloseTo(24, within(1f));
    }

    /** Marks are often written before the letter under which they stand. */
    @Test
    void marks_follow_their_letters() throws IOException {
        Lines lines = new Lines()
                .glyph("\u05DD", 100, 600)
                .glyph("\u05D5", 106, 600)
                .glyph("\u05B9", 106, 600)
                .glyph("\u05DC", 112, 600)
                .glyph("\u05B8", 118, 600)
                .glyph("\u05E9", 118, 600);

        assertThat(page(lines).text()).isEqualTo("\u05E9\u05B8\u05DC\u05D5\u05B9\u05DD");
    }

    /** As programs write that say with a word of complex letters what it means. */
    @Test
    void what_a_file_says_that_glyphs_mean_is_believed() throws IOException {
        String word = "हिन्दी";
        String meaning = "FEFF" + hex(word);
        Lines lines = new Lines()
                .glyph("a", 88, 600)
                .glyph(" ", 94, 600)
                .raw("/Span << /ActualText <" + meaning + "> >> BDC")
                .glyph("x", 100, 600)
                .glyph("y", 106, 600)
                .glyph("z", 112, 600)
                .raw("EMC")
                .glyph(" ", 118, 600)
                .glyph("b", 124, 600);

        PageText page = page(lines);

        assertThat(page.text()).isEqualTo("a हिन्दी b");
        assertThat(page.words()).hasSize(3);
        assertThat(page.words().get(1).x() * Lines.WIDTH).isCloseTo(100, within(1f));
        assertThat(page.words().get(1).width() * Lines.WIDTH).isCloseTo(18, within(1f));
        assertThat(page.words().get(2).x() * Lines.WIDTH).isCloseTo(124, within(1f));
    }

    @Test
    void a_word_that_was_broken_at_the_end_of_a_line_is_one_word() throws IOException {
        PageText page = page(new Lines()
                .line("the specifi\u00ADcation", 100, 600, false, Writing.AS_SEEN)
                .line("of the ace\u00AD", 100, 580, false, Writing.AS_SEEN)
                .line("tone was met", 100, 560, false, Writing.AS_SEEN));

        assertThat(page.text()).isEqualTo("the specifi-cation\nof the acetone was met");
        List<Word> parts = page.words().stream()
                .filter(w -> w.start() >= page.text().indexOf("acetone")
                        && w.end() <= page.text().indexOf(" was"))
                .toList();
        assertThat(parts)
                .extracting(w -> page.text().substring(w.start(), w.end()))
                .containsExactly("ace", "tone");
        assertThat(parts.getLast().y()).isGreaterThan(parts.getFirst().y());
    }

    /** Written as they are seen, vowel signs stand before the consonants that they follow. */
    @ParameterizedTest
    @CsvSource({
        "िनिवदा, निविदा",
        "िवज्ञापन िदनांक, विज्ञापन दिनांक",
        "िस्थित, स्थिति",
        "निविदा, निविदा",
        "हिन्दी में निविदा, हिन्दी में निविदा",
        "ি, ি",
        "plain words, plain words"
    })
    void vowel_signs_are_read_behind_their_consonants(String written, String read) {
        assertThat(IndicOrder.asRead(written)).isEqualTo(read);
    }

    @Test
    void a_page_whose_signs_stand_where_they_are_seen_is_read_as_it_is_meant() throws IOException {
        Lines lines = new Lines();
        String[] seen = {"ि", "न", "ि", "व", "द", "ा"};
        for (int i = 0; i < seen.length; i++) {
            lines.glyph(seen[i], 100 + i * Lines.ADVANCE, 600);
        }

        assertThat(page(lines).text()).isEqualTo("निविदा");
    }

    /** Its letters stand from the left as they are read, by a program that knows no other way. */
    @Test
    void letters_that_were_laid_from_the_left_as_they_are_read_stay_so() {
        assertThat(TestReader.text(TestReader.shared("docs/paperless/tesseract/rtl-test.pdf")))
                .isEqualTo("وزارة لاداخل\u064Aة");
    }

    private PageText page(Lines lines) throws IOException {
        return TestReader.read(lines.save(folder.resolve("lines.pdf"))).pages().getFirst();
    }

    private static int letters(String text) {
        return (int) Pattern.compile("\\X").matcher(text).results().count();
    }

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }
}
