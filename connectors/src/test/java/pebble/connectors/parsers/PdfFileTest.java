package pebble.connectors.parsers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.reading.Format;
import pebble.reading.Outcome;
import pebble.reading.PageText;
import pebble.reading.Word;
import pebble.shared.SharedData;

class PdfFileTest {
    private static final Format PDF = new Format("application/pdf", Format.Kind.PDF);

    @TempDir
    Path folder;

    @Test
    void the_text_of_every_page_is_read() {
        Outcome.Read read = TestReader.shared("docs/paperless/tesseract/multi-page-digital.pdf");

        assertThat(read.mediaType()).isEqualTo("application/pdf");
        assertThat(read.cut()).isFalse();
        assertThat(read.pages()).hasSize(3).allSatisfy(page -> {
            assertThat(page.text()).contains("This is a multi page document. Page " + page.number() + ".");
            assertThat(page.scanned()).isFalse();
        });
    }

    @Test
    void a_page_that_is_a_mere_image_wants_to_be_read_by_eye() {
        assertThat(TestReader.shared("docs/paperless/tesseract/multi-page-images.pdf")
                        .pages())
                .hasSize(3)
                .allMatch(PageText::scanned);
        assertThat(TestReader.shared("docs/paperless/tesseract/multi-page-mixed.pdf")
                        .pages())
                .extracting(PageText::scanned)
                .contains(true, false);
    }

    /** The word stands a third from the left and a quarter from the top of the page as it is seen, however that is stored. */
    @ParameterizedTest
    @CsvSource({"0, 0", "90, 0", "180, 0", "270, 0", "0, 36", "90, 36"})
    void a_word_is_where_people_see_it(int turned, int cropped) throws IOException {
        Path file = folder.resolve("turned.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(600 + cropped, 800 + cropped));
            page.setCropBox(new PDRectangle(cropped, cropped, 600, 800));
            page.setRotation(turned);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 24);
                content.setTextMatrix(standing(turned, cropped));
                content.showText("Certificate of analysis");
                content.endText();
            }
            document.save(file.toFile());
        }

        PageText page = TestReader.read(file).pages().getFirst();

        assertThat(page.width()).isEqualTo(turned % 180 == 0 ? 600 : 800);
        assertThat(page.height()).isEqualTo(turned % 180 == 0 ? 800 : 600);
        assertThat(page.text()).isEqualTo("Certificate of analysis");
        assertThat(page.words())
                .extracting(w -> page.text().substring(w.start(), w.end()))
                .containsExactly("Certificate", "of", "analysis");
        Word first = page.words().getFirst();
        assertThat(first.x()).isCloseTo(1 / 3f, within(0.01f));
        assertThat(first.y() + first.height()).isBetween(0.25f, 0.27f);
        assertThat(first.width() * page.width()).isBetween(105f, 125f);
        assertThat(first.height() * page.height()).isBetween(18f, 30f);
        assertThat(page.words().get(1).x()).isGreaterThan(first.x() + first.width());
    }

    private static Matrix standing(int turned, int cropped) {
        float third = 800 / 3f + cropped;
        return switch (turned) {
            case 90 -> new Matrix(0, 1, -1, 0, 150 + cropped, third);
            case 180 -> new Matrix(-1, 0, 0, -1, 400 + cropped, 200 + cropped);
            case 270 -> new Matrix(0, -1, 1, 0, 450 + cropped, 800 - 800 / 3f + cropped);
            default -> new Matrix(1, 0, 0, 1, 200 + cropped, 600 + cropped);
        };
    }

    @Test
    void text_that_stands_sideways_is_read_in_its_lines() throws IOException {
        Path file = folder.resolve("sideways.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(600, 800));
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.setFont(new PDType1Font(FontName.HELVETICA), 24);
                for (int line = 0; line < 2; line++) {
                    content.beginText();
                    content.setTextMatrix(new Matrix(0, 1, -1, 0, 100 + 40 * line, 100));
                    content.showText("Line " + (line + 1) + " of two");
                    content.endText();
                }
            }
            document.save(file.toFile());
        }

        PageText page = TestReader.read(file).pages().getFirst();

        assertThat(page.text()).isEqualTo("Line 1 of two\nLine 2 of two");
        assertThat(page.width()).isEqualTo(600);
        assertThat(page.words().getFirst().height() * 800)
                .isGreaterThan(page.words().getFirst().width() * 600);
    }

    @Test
    void letters_that_are_printed_twice_to_be_bold_are_read_once() throws IOException {
        Path file = folder.resolve("bold.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                for (int i = 0; i < 3; i++) {
                    content.beginText();
                    content.newLineAtOffset(100 + 0.3f * i, 700);
                    content.showText("All bills filled");
                    content.endText();
                }
            }
            document.save(file.toFile());
        }

        assertThat(TestReader.text(TestReader.read(file))).isEqualTo("All bills filled");
    }

    @Test
    void what_is_written_from_the_right_is_read_from_the_right() throws IOException {
        String greeting = "שלום עולם";
        Path file = folder.resolve("hebrew.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (var letters = PDDocument.class.getResourceAsStream(
                            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
                    var content = new PDPageContentStream(document, page)) {
                PDFont font = PDType0Font.load(document, letters);
                float x = 400;
                for (String letter : greeting.split("")) {
                    x -= font.getStringWidth(letter) / 1000 * 24;
                    content.beginText();
                    content.setFont(font, 24);
                    content.newLineAtOffset(x, 600);
                    content.showText(letter);
                    content.endText();
                }
            }
            document.save(file.toFile());
        }

        PageText page = TestReader.read(file).pages().getFirst();

        assertThat(page.text()).isEqualTo(greeting);
        Word first = page.words().getFirst();
        assertThat(page.text().substring(first.start(), first.end())).isEqualTo("שלום");
        assertThat(first.x()).isGreaterThan(page.words().getLast().x());
    }

    @Test
    void what_was_written_into_a_form_is_read_at_its_place() throws IOException {
        Path file = folder.resolve("form.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(600, 800));
            document.addPage(page);
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDResources resources = new PDResources();
            resources.put(COSName.HELV, new PDType1Font(FontName.HELVETICA));
            form.setDefaultResources(resources);
            form.setDefaultAppearance("/Helv 12 Tf 0 g");
            PDTextField field = new PDTextField(form);
            field.setPartialName("bidder");
            form.getFields().add(field);
            PDAnnotationWidget widget = field.getWidgets().getFirst();
            widget.setRectangle(new PDRectangle(300, 400, 150, 20));
            widget.setPage(page);
            page.getAnnotations().add(widget);
            field.setValue("Acme Chemicals");
            document.save(file.toFile());
        }

        PageText page = TestReader.read(file).pages().getFirst();

        assertThat(page.text()).isEqualTo("Acme Chemicals");
        assertThat(page.words()).hasSize(2).allSatisfy(word -> {
            assertThat(word.x()).isCloseTo(0.5f, within(0.01f));
            assertThat(word.y()).isCloseTo(380 / 800f, within(0.01f));
        });
    }

    @Test
    void a_password_is_asked_for_only_where_it_is_needed() throws IOException {
        Path file = folder.resolve("locked.pdf");
        protect(file, "open sesame");

        assertThat(TestReader.outcome(file, null)).isEqualTo(new Outcome.Locked());
        assertThat(TestReader.outcome(file, "wrong")).isEqualTo(new Outcome.Locked());
        assertThat(TestReader.text(TestReader.read(file, "open sesame"))).isEqualTo("secret");
        assertThat(TestReader.READER.draw(file, PDF, "open sesame", 1, 100)).isPresent();
        assertThat(TestReader.READER.draw(file, PDF, null, 1, 100)).isEmpty();

        Path open = folder.resolve("only-forbids.pdf");
        protect(open, "");
        assertThat(TestReader.text(TestReader.read(open))).isEqualTo("secret");
    }

    private static void protect(Path file, String password) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 24);
                content.newLineAtOffset(100, 700);
                content.showText("secret");
                content.endText();
            }
            AccessPermission nothing = new AccessPermission();
            nothing.setCanExtractContent(false);
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", password, nothing);
            policy.setEncryptionKeyLength(256);
            document.protect(policy);
            document.save(file.toFile());
        }
    }

    @Test
    void of_a_file_with_more_than_2000_pages_the_first_2000_are_read() throws IOException {
        Path file = folder.resolve("thick.pdf");
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < 2_003; i++) {
                document.addPage(new PDPage());
            }
            document.save(file.toFile());
        }

        Outcome.Read read = TestReader.read(file);

        assertThat(read.pages()).hasSize(2_000);
        assertThat(read.cut()).isTrue();
        assertThat(read.pages()).noneMatch(PageText::scanned);
    }

    @Test
    void a_page_is_drawn_upright_and_as_large_as_asked() throws IOException {
        Path file = folder.resolve("drawn.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(600, 800));
            page.setRotation(90);
            document.addPage(page);
            BufferedImage black = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB);
            try (var content = new PDPageContentStream(document, page)) {
                content.drawImage(LosslessFactory.createFromImage(document, black), 0, 0, 300, 400);
            }
            document.save(file.toFile());
        }

        BufferedImage drawn = drawn(file, 1, 400);

        assertThat(drawn.getWidth()).isEqualTo(400);
        assertThat(drawn.getHeight()).isEqualTo(300);
        assertThat(drawn.getRGB(20, 20) & 0xFFFFFF)
                .as("the lower left corner, turned up")
                .isZero();
        assertThat(drawn.getRGB(380, 280) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        assertThat(TestReader.READER.draw(file, PDF, null, 2, 400)).isEmpty();
        assertThat(drawn(file, 1, 1_000_000).getWidth()).isEqualTo(5_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"docs/tika/testPDF_JBIG2.pdf", "docs/tika/testPDF_rotated.pdf", "docs/paperless/simple.pdf"})
    void pages_of_many_makes_are_drawn(String name) throws IOException {
        BufferedImage drawn = drawn(SharedData.path(name), 1, 600);

        assertThat(Math.max(drawn.getWidth(), drawn.getHeight())).isBetween(599, 600);
        assertThat(isBlank(drawn)).isFalse();
    }

    private static BufferedImage drawn(Path file, int page, int longest) throws IOException {
        byte[] png = TestReader.READER.draw(file, PDF, null, page, longest).orElseThrow();
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static boolean isBlank(BufferedImage image) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xFF) < 0x80) {
                    return false;
                }
            }
        }
        return true;
    }
}
