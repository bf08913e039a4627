package pebble.connectors.tesseract;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import pebble.reading.Greymap;
import pebble.reading.Word;

/**
 * A page as it is laid before Tesseract: as it was handed in, or larger, straightened, the other way up.
 *
 * @param way from the pixels of the image to those of the sheet
 * @param width of the image in the pixels that {@code way} begins with
 * @param height as the width
 */
record Sheet(Path file, AffineTransform way, int width, int height) {
    /** Of the longer edge. Above it letters have pixels enough, and nobody looks. */
    private static final int SMALL = 2000;

    /** Lines that are lower have letters of few pixels: Tesseract reads a larger copy better, and a larger one of others only slower (docs/adr/061). */
    private static final int LOW = 16;

    private static final double LARGER = 1.5;
    /** Of a slip, which is read as one column, more than this gains nothing. */
    private static final double LARGER_SLIP = 1.25;

    /** More is not held in memory: every other pixel is left out, or more of them. A4 has it at 300 dots an inch. */
    private static final int MOST_PIXELS = 12_000_000;

    static Sheet of(Path image, Greymap.Size size, Path folder) throws IOException {
        if (isSmall(size)) {
            Grey page = Grey.of(image, 1);
            if (isLow(page)) {
                return turned(page, larger(size), 0, folder.resolve("larger.pgm"));
            }
        }
        return new Sheet(image, new AffineTransform(), size.width(), size.height());
    }

    /** @param turn clockwise, in radians */
    static Sheet turned(Path image, Greymap.Size size, double turn, Path to) throws IOException {
        Grey page = Grey.of(image, (int) Math.ceil(Math.sqrt((double) size.pixels() / MOST_PIXELS)));
        return turned(page, isSmall(size) && isLow(page) ? larger(size) : 1, turn, to);
    }

    private static Sheet turned(Grey page, double scale, double turn, Path to) throws IOException {
        AffineTransform way = AffineTransform.getRotateInstance(turn);
        way.scale(scale, scale);
        Rectangle2D bounds = way.createTransformedShape(new Rectangle(page.width(), page.height()))
                .getBounds2D();
        way.preConcatenate(AffineTransform.getTranslateInstance(-bounds.getX(), -bounds.getY()));
        page.moved(way, (int) Math.round(bounds.getWidth()), (int) Math.round(bounds.getHeight()))
                .write(to);
        return new Sheet(to, way, page.width(), page.height());
    }

    /** A long strip of one column, as tills print it. */
    static boolean isSlip(Greymap.Size size) {
        return size.height() > 1.6 * size.width();
    }

    private static double larger(Greymap.Size size) {
        return isSlip(size) ? LARGER_SLIP : LARGER;
    }

    private static boolean isSmall(Greymap.Size size) {
        return Math.max(size.width(), size.height()) < SMALL;
    }

    /** Where no lines are seen, for they may lie on their side, it may be. */
    private static boolean isLow(Grey page) {
        return page.lineHeight() < LOW;
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
