package pebble.connectors.parsers;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.connectors.sandbox.ReadingSettings;
import pebble.connectors.sandbox.SandboxedReader;
import pebble.reading.Format;
import pebble.reading.Made;
import pebble.reading.Outcome;
import pebble.reading.PageText;
import pebble.shared.SharedData;

class PdfPartTest {
    private static final Format PDF = new Format("application/pdf", Format.Kind.PDF);

    @TempDir
    Path folder;

    @Test
    void a_part_has_its_pages_and_nothing_of_the_others() throws IOException {
        Path file = bound("");

        Path part = part(file, 2, 3);

        assertThat(TestReader.read(part).pages())
                .extracting(PageText::text)
                .containsExactly("This is page 2", "This is page 3");
        try (PDDocument document = Loader.loadPDF(part.toFile())) {
            assertThat(document.getDocument().getXrefTable()).hasSizeLessThan(16);
            assertThat(document.getPage(0).getRotation()).isEqualTo(90);
            assertThat(document.getDocumentCatalog().getDocumentOutline()).isNull();
        }
        assertThat(Files.readString(part, StandardCharsets.ISO_8859_1)).doesNotContain("Outlines", "GoTo");
    }

    /** Also by another process, another day. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/paperless/tesseract/multi-page-images.pdf",
                "docs/paperless/tesseract/multi-page-images.tiff",
                "docs/paperless/tesseract/multi-page-images-alpha.tiff"
            })
    void the_same_pages_are_the_same_bytes_and_look_the_same(String name) throws IOException {
        Path file = SharedData.path(name);

        byte[] once = Files.readAllBytes(part(file, 2, 3));

        try (SandboxedReader another = new SandboxedReader(
                new ReadingSettings(Duration.ofSeconds(60), Duration.ofSeconds(20), 384, 1), ParserProcess.class)) {
            Path again = folder.resolve("again.pdf");
            assertThat(another.part(file, TestReader.format(file), null, 2, 3, again))
                    .isEqualTo(new Made.Written());
            assertThat(Files.readAllBytes(again)).isEqualTo(once);
        }
        assertThat(TestReader.read(folder.resolve("part.pdf")).pages())
                .hasSize(2)
                .allMatch(PageText::scanned);
        BufferedImage before = drawn(file, 3);
        BufferedImage after = drawn(folder.resolve("part.pdf"), 2);
        assertThat(SearchablePdfTest.difference(before, after)).isLessThan(6);
    }

    @Test
    void what_merely_forbids_things_is_split_and_what_is_damaged_is_not() throws IOException {
        assertThat(TestReader.text(TestReader.read(part(bound("owner"), 1, 1)))).isEqualTo("This is page 1");
        Path damaged = folder.resolve("damaged.pdf");
        Files.writeString(damaged, "%PDF-1.4\nnothing else");
        assertThat(TestReader.READER.part(damaged, PDF, null, 1, 1, folder.resolve("part.pdf")))
                .isInstanceOf(Made.Refused.class);
    }

    @Test
    void what_opens_by_a_password_is_split_into_what_opens_by_the_same() throws IOException {
        Path file = bound("owner", "sesame");
        Path part = folder.resolve("part.pdf");

        assertThat(TestReader.READER.part(file, PDF, null, 2, 3, part)).isInstanceOf(Made.Refused.class);
        assertThat(TestReader.READER.part(file, PDF, "sesame", 2, 3, part)).isEqualTo(new Made.Written());

        assertThat(TestReader.outcome(part, null)).isInstanceOf(Outcome.Locked.class);
        assertThat(TestReader.read(part, "sesame").pages())
                .extracting(PageText::text)
                .containsExactly("This is page 2", "This is page 3");
    }

    private Path part(Path file, int first, int last) {
        Path part = folder.resolve("part.pdf");
        assertThat(TestReader.READER.part(file, TestReader.format(file), null, first, last, part))
                .isEqualTo(new Made.Written());
        return part;
    }

    /** Five pages bound together by all that PDF has: a tree, an outline, and links from each page to the next. */
    private Path bound(String owner) throws IOException {
        return bound(owner, "");
    }

    private Path bound(String owner, String user) throws IOException {
        Path file = folder.resolve("bound.pdf");
        try (PDDocument document = new PDDocument()) {
            PDDocumentOutline outline = new PDDocumentOutline();
            for (int i = 1; i <= 5; i++) {
                PDPage page = new PDPage(new PDRectangle(600, 800));
                page.setRotation(90);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(FontName.HELVETICA), 24);
                    content.setTextMatrix(new Matrix(0, 1, -1, 0, 100, 100));
                    content.showText("This is page " + i);
                    content.endText();
                }
                PDOutlineItem item = new PDOutlineItem();
                item.setDestination(page);
                outline.addLast(item);
            }
            document.getDocumentCatalog().setDocumentOutline(outline);
            for (int i = 0; i < 5; i++) {
                PDPageFitDestination next = new PDPageFitDestination();
                next.setPage(document.getPage((i + 1) % 5));
                PDActionGoTo go = new PDActionGoTo();
                go.setDestination(next);
                PDAnnotationLink link = new PDAnnotationLink();
                link.setAction(go);
                link.setPage(document.getPage(i));
                document.getPage(i).setAnnotations(List.of(link));
            }
            if (!owner.isEmpty()) {
                document.protect(new StandardProtectionPolicy(owner, user, new AccessPermission()));
            }
            document.save(file.toFile());
        }
        return file;
    }

    private static BufferedImage drawn(Path file, int page) throws IOException {
        byte[] png = TestReader.READER
                .draw(file, TestReader.format(file), null, page, 400)
                .orElseThrow();
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
