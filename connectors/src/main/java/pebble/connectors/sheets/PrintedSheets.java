package pebble.connectors.sheets;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.springframework.stereotype.Component;
import pebble.reading.SeparatorSheets;

/** A4, each sheet with one word three times: a QR code, which survives any way of lying, a bar code, and letters for people. */
@Component
class PrintedSheets implements SeparatorSheets {
    private static final float CODE = 200;
    private static final float BARS = 80;
    private static final float LETTERS = 28;

    @Override
    public byte[] pdf(List<String> words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDType1Font font = new PDType1Font(FontName.HELVETICA_BOLD);
            for (String word : words) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    sheet(content, word, font);
                }
            }
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (WriterException unwritable) {
            throw new IllegalArgumentException(unwritable);
        }
        return bytes.toByteArray();
    }

    private static void sheet(PDPageContentStream content, String word, PDType1Font font)
            throws IOException, WriterException {
        float middle = PDRectangle.A4.getWidth() / 2;
        BitMatrix code = new QRCodeWriter().encode(word, BarcodeFormat.QR_CODE, 0, 0);
        draw(content, code, middle - CODE / 2, 480, CODE, CODE);
        BitMatrix bars = new Code128Writer().encode(word, BarcodeFormat.CODE_128, 0, 1);
        float width = Math.min(2 * bars.getWidth(), PDRectangle.A4.getWidth() - 60);
        draw(content, bars, middle - width / 2, 320, width, BARS);
        content.beginText();
        content.setFont(font, LETTERS);
        content.newLineAtOffset(middle - font.getStringWidth(word) / 1000 * LETTERS / 2, 250);
        content.showText(word);
        content.endText();
    }

    private static void draw(PDPageContentStream content, BitMatrix dots, float x, float y, float width, float height)
            throws IOException {
        float across = width / dots.getWidth();
        float down = height / dots.getHeight();
        for (int row = 0; row < dots.getHeight(); row++) {
            int from = -1;
            for (int column = 0; column <= dots.getWidth(); column++) {
                boolean black = column < dots.getWidth() && dots.get(column, row);
                if (black && from < 0) {
                    from = column;
                } else if (!black && from >= 0) {
                    content.addRect(x + from * across, y + height - (row + 1) * down, (column - from) * across, down);
                    from = -1;
                }
            }
        }
        content.fill();
    }
}
