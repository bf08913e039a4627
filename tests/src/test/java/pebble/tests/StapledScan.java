package pebble.tests;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Papers that went through the scanner in one go, as TIFF, a separator sheet between two of them. */
final class StapledScan {
    private static final int WIDTH = 1240;
    private static final int HEIGHT = 900;
    private static final int CODE = 400;

    private StapledScan() {}

    /** @param papers what stands on each, one page a paper */
    static byte[] of(String... papers) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ByteArrayOutputStream tiff = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(tiff)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < papers.length; i++) {
                if (i > 0) {
                    writer.writeToSequence(new IIOImage(sheet(), null, null), null);
                }
                writer.writeToSequence(new IIOImage(paper(papers[i]), null, null), null);
            }
            writer.endWriteSequence();
        } catch (IOException | WriterException e) {
            throw new IllegalStateException(e);
        } finally {
            writer.dispose();
        }
        return tiff.toByteArray();
    }

    private static BufferedImage blank() {
        BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.dispose();
        return page;
    }

    private static BufferedImage paper(String words) {
        BufferedImage page = blank();
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 48));
        pen.drawString(words, 60, 200);
        pen.dispose();
        return page;
    }

    private static BufferedImage sheet() throws WriterException {
        BufferedImage page = blank();
        BitMatrix code = new QRCodeWriter().encode("PATCH-T", BarcodeFormat.QR_CODE, CODE, CODE);
        for (int x = 0; x < CODE; x++) {
            for (int y = 0; y < CODE; y++) {
                if (code.get(x, y)) {
                    page.setRGB((WIDTH - CODE) / 2 + x, (HEIGHT - CODE) / 2 + y, 0);
                }
            }
        }
        return page;
    }
}
