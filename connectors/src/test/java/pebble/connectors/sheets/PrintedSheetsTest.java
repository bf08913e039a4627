package pebble.connectors.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pebble.connectors.parsers.ParserProcess;
import pebble.connectors.sandbox.ReadingSettings;
import pebble.connectors.sandbox.SandboxedReader;
import pebble.reading.Format;
import pebble.shared.SharedData;

/** What is printed is read again, as scanners hand it in. */
class PrintedSheetsTest {
    private static final SandboxedReader READER = new SandboxedReader(
            new ReadingSettings(Duration.ofSeconds(60), Duration.ofSeconds(20), 384, 1), ParserProcess.class);
    private static final Format PNG = new Format("image/png", Format.Kind.IMAGE);
    private static final int QR_BOTTOM = 370;

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        READER.close();
    }

    @Test
    void a_sheet_a_word_is_printed() throws IOException {
        byte[] pdf = new PrintedSheets().pdf(List.of("ASN00041", "ASN00042"));
        Path file = Files.write(folder.resolve("sheets.pdf"), pdf);
        Format format = new Format("application/pdf", Format.Kind.PDF);

        assertThat(READER.codes(file, format, null, 1)).containsOnly("ASN00041");
        assertThat(READER.codes(file, format, null, 2)).containsOnly("ASN00042");
        assertThat(READER.codes(file, format, null, 3)).isEmpty();
    }

    /** The QR code alone, and the bars alone: each is enough. */
    @ParameterizedTest
    @CsvSource({
        "150, 0, 0",
        "150, 2, 30",
        "150, -2, 30",
        "150, 90, 30",
        "150, 180, 30",
        "150, 270, 30",
        "200, 92, 30",
        "200, 182, 30",
        "300, 0, 40",
        "300, 2, 40",
        "100, 1, 20"
    })
    void a_sheet_is_read_however_it_was_scanned(int dpi, int turned, int noise) throws IOException {
        BufferedImage sheet = sheet(dpi);
        int cut = QR_BOTTOM * dpi / 72;

        assertThat(codes(scanned(sheet.getSubimage(0, 0, sheet.getWidth(), cut), turned, noise)))
                .containsOnly("PATCH-T");
        assertThat(codes(scanned(sheet.getSubimage(0, cut, sheet.getWidth(), sheet.getHeight() - cut), turned, noise)))
                .containsOnly("PATCH-T");
    }

    /** Code 39, in letters of a font and as a picture. */
    @Test
    void sheets_of_other_makes_are_read() {
        Path file = SharedData.path("docs/paperless/barcodes/split-by-asn-2.pdf");
        Format pdf = new Format("application/pdf", Format.Kind.PDF);

        assertThat(IntStream.rangeClosed(1, 12).mapToObj(page -> String.join(" ", READER.codes(file, pdf, null, page))))
                .containsExactly(
                        "ASN00123", "", "PATCHT", "", "ASN00124", "ASN00125", "", "", "ASN00126", "", "ASN00127", "");
    }

    @Test
    void a_page_without_codes_says_nothing() throws IOException {
        assertThat(codes(scanned(new BufferedImage(1240, 1754, BufferedImage.TYPE_BYTE_GRAY), 0, 40)))
                .isEmpty();
    }

    private static BufferedImage sheet(int dpi) throws IOException {
        try (PDDocument document = Loader.loadPDF(new PrintedSheets().pdf(List.of("PATCH-T")))) {
            return new PDFRenderer(document).renderImageWithDPI(0, dpi, ImageType.GRAY);
        }
    }

    /** On a larger grey field, so that nothing is cut off, with a shade added to or taken from each point. */
    private static BufferedImage scanned(BufferedImage sheet, int turned, int noise) {
        int edge = (int) Math.hypot(sheet.getWidth(), sheet.getHeight());
        BufferedImage scan = new BufferedImage(edge, edge, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = scan.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, edge, edge);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.rotate(Math.toRadians(turned), edge / 2.0, edge / 2.0);
        graphics.drawImage(sheet, (edge - sheet.getWidth()) / 2, (edge - sheet.getHeight()) / 2, null);
        graphics.dispose();
        Random random = new Random(7);
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                int shade = scan.getRaster().getSample(x, y, 0) + (int) (random.nextGaussian() * noise);
                scan.getRaster().setSample(x, y, 0, Math.clamp(shade, 0, 255));
            }
        }
        return scan;
    }

    private List<String> codes(BufferedImage scan) throws IOException {
        Path file = folder.resolve("scan.png");
        ImageIO.write(scan, "png", file.toFile());
        return READER.codes(file, PNG, null, 1);
    }
}
