package pebble.connectors.parsers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.reading.Format;
import pebble.reading.Made;
import pebble.reading.PageText;
import pebble.reading.Word;
import pebble.shared.SharedData;

class SearchablePdfTest {
    private static final Format PDF = new Format("application/pdf", Format.Kind.PDF);

    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void target() throws IOException {
        target = Files.createFile(folder.resolve("target.pdf"));
    }

    /** The words are found where they were seen on the page upright, however that is stored, and nothing of them shows. */
    @ParameterizedTest
    @CsvSource({"0, 0", "90, 0", "180, 0", "270, 0", "0, 36", "90, 36", "270, 36"})
    void words_are_found_where_they_were_seen(int turned, int cropped) throws IOException {
        Path scan = scan(turned, cropped);
        PageText seen = page(
                1,
                turned % 180 == 0 ? 600 : 800,
                turned % 180 == 0 ? 800 : 600,
                "Certificate of\nanalysis",
                box(0.3f, 0.2f, 0.2f, 0.03f),
                box(0.52f, 0.2f, 0.04f, 0.03f),
                box(0.3f, 0.5f, 0.15f, 0.02f));

        assertThat(searchable(scan, null, seen)).isEqualTo(new Made.Written());

        assertFoundAt(seen);
        assertThat(text(target)).isEqualTo("Certificate of\nanalysis");
        assertThat(difference(drawn(scan, PDF, 1), drawn(target, PDF, 1))).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "हिन्दी में निविदा आमंत्रण सूचना",
                "ஒப்பந்தப்புள்ளி அறிவிப்பு",
                "招标 公告 第１号",
                "שלום עולם",
                "مرحبا بالعالم 2026",
                "Ελληνικά и русский",
                "e\u0301tude 𝒜𝒷 😀 naïve"
            })
    void words_of_every_script_are_copied_as_they_are_written(String line) throws IOException {
        List<float[]> boxes = new ArrayList<>();
        String[] words = line.split(" ");
        boolean fromTheRight = PlacedText.isRightToLeft(line);
        for (int i = 0; i < words.length; i++) {
            int place = fromTheRight ? words.length - 1 - i : i;
            boxes.add(box(0.1f + 0.16f * place, 0.3f, 0.14f, 0.02f));
        }
        PageText seen = page(1, 600, 800, line, boxes.toArray(float[][]::new));

        assertThat(searchable(scan(0, 0), null, seen)).isEqualTo(new Made.Written());

        assertThat(text(target)).isEqualTo(line);
        assertFoundAt(seen);
    }

    /** Of a sheet that lay on its side or upside down the words run that way too. */
    @ParameterizedTest
    @ValueSource(ints = {90, 180, 270})
    void words_of_a_sheet_that_lay_otherwise_run_its_way(int turned) throws IOException {
        PageText upright = page(
                1,
                800,
                800,
                "Bid of\nAcme",
                box(0.2f, 0.2f, 0.1f, 0.03f),
                box(0.32f, 0.2f, 0.06f, 0.03f),
                box(0.2f, 0.3f, 0.14f, 0.03f));
        List<float[]> lying = upright.words().stream()
                .map(w -> switch (turned) {
                    case 90 -> box(1 - w.y() - w.height(), w.x(), w.height(), w.width());
                    case 180 -> box(1 - w.x() - w.width(), 1 - w.y() - w.height(), w.width(), w.height());
                    default -> box(w.y(), 1 - w.x() - w.width(), w.height(), w.width());
                })
                .toList();
        PageText seen = page(1, 800, 800, upright.text(), lying.toArray(float[][]::new));

        assertThat(searchable(square(), null, seen)).isEqualTo(new Made.Written());

        assertFoundAt(seen);
        assertThat(TestReader.text(TestReader.read(target))).isEqualTo("Bid of\nAcme");
    }

    @Test
    void pages_that_no_eye_has_read_stay_as_they_are() throws IOException {
        Path file = SharedData.path("docs/paperless/tesseract/multi-page-mixed.pdf");
        int count = TestReader.read(file).pages().size();
        PageText scanned = TestReader.read(file).pages().stream()
                .filter(PageText::scanned)
                .findFirst()
                .orElseThrow();
        PageText seen =
                page(scanned.number(), scanned.width(), scanned.height(), "Layer", box(0.1f, 0.1f, 0.2f, 0.02f));

        assertThat(searchable(file, null, seen)).isEqualTo(new Made.Written());

        List<PageText> before = TestReader.read(file).pages();
        List<PageText> after = TestReader.read(target).pages();
        assertThat(after).hasSize(count);
        for (int i = 0; i < count; i++) {
            if (i == scanned.number() - 1) {
                assertThat(after.get(i).text()).contains("Layer");
            } else {
                assertThat(after.get(i)).isEqualTo(before.get(i));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/paperless/tesseract/multi-page-images.tiff",
                "docs/paperless/tesseract/multi-page-images-alpha.tiff",
                "docs/paperless/tesseract/simple.jpg",
                "docs/paperless/tesseract/simple-alpha.png",
                "docs/paperless/tesseract/simple.gif",
                "docs/paperless/tesseract/document.webp"
            })
    void of_an_image_each_page_is_a_page_that_looks_the_same(String name) throws IOException {
        Path file = SharedData.path(name);
        List<PageText> pages = TestReader.read(file).pages();
        List<PageText> seen = pages.stream()
                .map(p -> page(
                        p.number(),
                        p.width(),
                        p.height(),
                        "page " + p.number(),
                        box(0.1f, 0.1f, 0.1f, 0.02f),
                        box(0.25f, 0.1f, 0.05f, 0.02f)))
                .toList();

        assertThat(TestReader.READER.searchable(file, TestReader.format(file), null, seen, target))
                .isEqualTo(new Made.Written());

        List<PageText> made = TestReader.read(target).pages();
        assertThat(made).hasSameSizeAs(pages);
        for (int i = 0; i < made.size(); i++) {
            assertThat(made.get(i).text()).isEqualTo("page " + (i + 1));
            assertThat(made.get(i).width()).isCloseTo(pages.get(i).width(), within(0.5f));
            assertThat(difference(drawn(file, TestReader.format(file), i + 1), drawn(target, PDF, i + 1)))
                    .isLessThan(6);
        }
    }

    /** The upper left quarter of what is seen is black, whichever quarter of what is stored that is. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 1, 0", "3, 1, 1", "4, 0, 1", "5, 0, 0", "6, 0, 1", "7, 1, 1", "8, 1, 0"})
    void a_photograph_stands_as_the_camera_was_held(int exif, int right, int down) throws IOException {
        Path file = folder.resolve("held.jpg");
        Files.write(file, ImageFileTest.jpeg(exif, right, down));
        PageText page = TestReader.read(file).pages().getFirst();
        PageText seen = page(1, page.width(), page.height(), "black", box(0, 0, 0.5f, 0.5f));

        assertThat(searchable(file, null, seen)).isEqualTo(new Made.Written());

        assertThat(text(target)).isEqualTo("black");
        BufferedImage drawn = drawn(target, PDF, 1);
        int width = drawn.getWidth();
        int height = drawn.getHeight();
        assertThat(width > height).isEqualTo(page.width() > page.height());
        assertThat(drawn.getRGB(width / 4, height / 4) & 0xFF).isLessThan(0x40);
        assertThat(drawn.getRGB(width * 3 / 4, height / 4) & 0xFF).isGreaterThan(0xC0);
        assertThat(drawn.getRGB(width / 4, height * 3 / 4) & 0xFF).isGreaterThan(0xC0);
    }

    @Test
    void a_page_of_two_colours_stays_small_and_sharp() throws IOException {
        BufferedImage page = new BufferedImage(2480, 3508, BufferedImage.TYPE_BYTE_BINARY);
        Path file = folder.resolve("fax.tiff");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(page, null, null), null);
        }

        assertThat(searchable(file, null)).isEqualTo(new Made.Written());

        assertThat(Files.size(target)).isLessThan(20_000);
    }

    @Test
    void what_opens_by_a_password_opens_by_the_same() throws IOException {
        Path scan = scan(0, 0);
        Path locked = folder.resolve("locked.pdf");
        try (PDDocument document = Loader.loadPDF(scan.toFile())) {
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "sesame", new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            document.save(locked.toFile());
        }
        PageText seen = page(1, 600, 800, "secret", box(0.1f, 0.1f, 0.2f, 0.02f));

        assertThat(searchable(locked, null, seen)).isEqualTo(new Made.Refused("It has a password."));
        assertThat(searchable(locked, "sesame", seen)).isEqualTo(new Made.Written());

        assertThatThrownBy(() -> Loader.loadPDF(target.toFile()).close()).isInstanceOf(InvalidPasswordException.class);
        assertThat(TestReader.text(TestReader.read(target, "sesame"))).isEqualTo("secret");
    }

    @Test
    void of_what_is_damaged_or_has_no_pages_none_is_made() throws IOException {
        Path damaged = folder.resolve("damaged.pdf");
        Files.writeString(damaged, "%PDF-1.4\nnothing else");
        Path text = folder.resolve("words.txt");
        Files.writeString(text, "words");
        PageText seen = page(1, 600, 800, "words", box(0.1f, 0.1f, 0.2f, 0.02f));

        assertThat(searchable(damaged, null, seen)).isEqualTo(new Made.Refused(Refusal.DAMAGED));
        assertThat(searchable(text, null, seen)).isInstanceOf(Made.Refused.class);
    }

    /** Two pages that share what they draw with, a page without any, and words that make no sense. */
    @Test
    void odd_files_and_odd_words_do_no_harm() throws IOException {
        Path file = folder.resolve("odd.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage(new PDRectangle(600, 800)));
            document.addPage(new PDPage(new PDRectangle(600, 800)));
            document.save(file.toFile());
        }
        String zalgo = "a" + "\u0301".repeat(100);

        assertThat(searchable(
                        file,
                        null,
                        page(1, 600, 800, "flat", box(0.5f, 0.5f, 0, 0)),
                        page(2, 600, 800, zalgo, box(0, 0, 1, 1)),
                        page(9, 600, 800, "beyond", box(0, 0, 1, 1))))
                .isEqualTo(new Made.Written());

        assertThat(text(target)).contains("flat").doesNotContain("beyond");
        assertThat(text(target)).contains(zalgo);
    }

    /** As far as words are compared, those of the page come first. */
    private void assertFoundAt(PageText seen) {
        PageText found = TestReader.read(target).pages().get(seen.number() - 1);
        assertThat(found.words()).hasSameSizeAs(seen.words());
        for (Word wanted : seen.words()) {
            String word = seen.text().substring(wanted.start(), wanted.end());
            Word there = found.words().stream()
                    .filter(w -> found.text().substring(w.start(), w.end()).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(word + " is not in " + found.text()));
            assertThat(there.x() + there.width() / 2)
                    .as(word)
                    .isCloseTo(wanted.x() + wanted.width() / 2, within(0.02f));
            assertThat(there.y() + there.height() / 2)
                    .as(word)
                    .isCloseTo(wanted.y() + wanted.height() / 2, within(0.02f));
            assertThat(Math.max(there.width(), there.height()))
                    .as(word)
                    .isCloseTo(Math.max(wanted.width(), wanted.height()), within(0.02f));
        }
    }

    private Made searchable(Path file, String password, PageText... seen) {
        return TestReader.READER.searchable(file, TestReader.format(file), password, List.of(seen), target);
    }

    private static float[] box(float x, float y, float width, float height) {
        return new float[] {x, y, width, height};
    }

    /** A page with its words, one after the other, in these boxes. */
    private static PageText page(int number, float width, float height, String text, float[]... boxes) {
        List<Word> words = new ArrayList<>();
        List<PlacedText.Token> tokens = PlacedText.tokens(text);
        for (int i = 0; i < boxes.length; i++) {
            float[] box = boxes[i];
            words.add(new Word(tokens.get(i).start(), tokens.get(i).end(), box[0], box[1], box[2], box[3], 0.9f));
        }
        return new PageText(number, width, height, text, words, true);
    }

    /** A page that shows a picture and says nothing, and leaves its coordinates behind in disorder. */
    private Path scan(int turned, int cropped) throws IOException {
        PDPage page = new PDPage(new PDRectangle(600 + cropped, 800 + cropped));
        page.setCropBox(new PDRectangle(cropped, cropped, 600, 800));
        page.setRotation(turned);
        return saved(page);
    }

    private Path square() throws IOException {
        return saved(new PDPage(new PDRectangle(800, 800)));
    }

    private Path saved(PDPage page) throws IOException {
        Path file = folder.resolve("scan.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(page);
            BufferedImage grey = new BufferedImage(60, 80, BufferedImage.TYPE_INT_RGB);
            grey.setRGB(30, 20, 0xFFFFFF);
            try (var content = new PDPageContentStream(document, page)) {
                content.saveGraphicsState();
                content.drawImage(LosslessFactory.createFromImage(document, grey), 0, 0, 600, 800);
                content.appendRawCommands("0.1 0 0 0.1 77 77 cm\n");
            }
            document.save(file.toFile());
        }
        return file;
    }

    private static String text(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document).strip();
        }
    }

    private static BufferedImage drawn(Path file, Format format, int page) throws IOException {
        byte[] png = TestReader.READER.draw(file, format, null, page, 400).orElseThrow();
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    /** Of shades, on average. */
    static double difference(BufferedImage one, BufferedImage other) {
        int width = Math.min(one.getWidth(), other.getWidth());
        int height = Math.min(one.getHeight(), other.getHeight());
        assertThat(one.getWidth()).isCloseTo(other.getWidth(), within(2));
        assertThat(one.getHeight()).isCloseTo(other.getHeight(), within(2));
        long sum = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sum += Math.abs((one.getRGB(x, y) & 0xFF) - (other.getRGB(x, y) & 0xFF));
            }
        }
        return (double) sum / width / height;
    }
}
