package pebble.connectors.tesseract;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import pebble.reading.Word;

/**
 * A page as it is laid before Tesseract: as it was handed in, or larger, straightened, the other way up.
 *
 * @param way from the pixels of the image to those of the sheet
 * @param width of the image in the pixels that {@code way} begins with
 * @param height as the width
 */
record Sheet(Path file, AffineTransform way, int width, int height) {
    /** Of the longer edge. Below it letters have few pixels, and Tesseract reads a larger copy better (docs/adr/061). */
    private static final int SMALL = 2000;

    private static final double LARGER = 1.5;

    /** More is not held in memory: every other pixel is left out, or more of them. A4 has it at 300 dots an inch. */
    private static final int MOST_PIXELS = 12_000_000;

    static Sheet of(Path image, Png size, Path folder) throws IOException {
        return isSmall(size)
                ? turned(image, size, 0, folder.resolve("larger.pgm"))
                : new Sheet(image, new AffineTransform(), size.width(), size.height());
    }

    /** @param turn clockwise, in radians */
    static Sheet turned(Path image, Png size, double turn, Path to) throws IOException {
        BufferedImage page = decoded(image, (int) Math.ceil(Math.sqrt((double) size.pixels() / MOST_PIXELS)));
        double scale = isSmall(size) ? LARGER : 1;
        AffineTransform way = AffineTransform.getRotateInstance(turn);
        way.scale(scale, scale);
        Rectangle2D bounds = way.createTransformedShape(new Rectangle(page.getWidth(), page.getHeight()))
                .getBounds2D();
        way.preConcatenate(AffineTransform.getTranslateInstance(-bounds.getX(), -bounds.getY()));
        BufferedImage sheet = new BufferedImage(
                (int) Math.round(bounds.getWidth()), (int) Math.round(bounds.getHeight()), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(page, way, null);
        pen.dispose();
        write(sheet, to);
        return new Sheet(to, way, page.getWidth(), page.getHeight());
    }

    private static boolean isSmall(Png size) {
        return Math.max(size.width(), size.height()) < SMALL;
    }

    private static BufferedImage decoded(Path image, int step) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(image.toFile())) {
            // What stands in it beside the pixels is passed over.
            reader.setInput(in, true, true);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    /** Grey and uncompressed. */
    private static void write(BufferedImage sheet, Path to) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16)) {
            out.write(("P5\n" + sheet.getWidth() + " " + sheet.getHeight() + "\n255\n")
                    .getBytes(StandardCharsets.US_ASCII));
            int[] row = new int[sheet.getWidth()];
            for (int y = 0; y < sheet.getHeight(); y++) {
                sheet.getRGB(0, y, row.length, 1, row, 0, row.length);
                for (int rgb : row) {
                    out.write(((rgb >> 16 & 255) * 299 + (rgb >> 8 & 255) * 587 + (rgb & 255) * 114) / 1000);
                }
            }
        }
    }

    /** The words where they stand on the image. */
    List<Word> onImage(Tsv tsv) {
        AffineTransform back;
        try {
            back = way.createInverse();
        } catch (NoninvertibleTransformException turnsAlwaysTurnBack) {
            throw new IllegalStateException(turnsAlwaysTurnBack);
        }
        return tsv.words().stream()
                .map(word -> {
                    Rectangle2D box = back.createTransformedShape(new Rectangle2D.Float(
                                    word.x() * tsv.width(),
                                    word.y() * tsv.height(),
                                    word.width() * tsv.width(),
                                    word.height() * tsv.height()))
                            .getBounds2D();
                    float x = (float) Math.clamp(box.getMinX() / width, 0, 1);
                    float y = (float) Math.clamp(box.getMinY() / height, 0, 1);
                    return new Word(
                            word.start(),
                            word.end(),
                            x,
                            y,
                            (float) Math.clamp(box.getMaxX() / width, 0, 1) - x,
                            (float) Math.clamp(box.getMaxY() / height, 0, 1) - y,
                            word.confidence());
                })
                .toList();
    }
}
