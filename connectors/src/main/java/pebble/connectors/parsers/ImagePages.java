package pebble.connectors.parsers;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;
import pebble.connectors.sandbox.Limits;

/** The pages of an image as those of a PDF. A JPEG is taken over as it is; nothing else loses anything that is seen, unless it is large. */
final class ImagePages {
    /** The longest edge that readers of PDF allow, in points. */
    private static final float LONGEST_EDGE = 14_400;
    /** What takes more bytes without loss is laid down as JPEG. */
    private static final long LARGE = 4 << 20;

    private static final float QUALITY = 0.85f;

    private final PDDocument document;
    private final Path file;

    ImagePages(PDDocument document, Path file) {
        this.document = document;
        this.file = file;
    }

    /** @param last at most so many, counted from 1 */
    void add(int first, int last) throws IOException, Refusal {
        try (ImageFile image = ImageFile.open(file)) {
            int count = Math.min(image.count(), last);
            for (int i = first - 1; i < count; i++) {
                page(image, i);
            }
        }
    }

    private void page(ImageFile image, int i) throws IOException, Refusal {
        ImageFile.Shape shape = image.shape(i);
        AffineTransform upright = shape.orientation().upright(shape.width(), shape.height());
        boolean sideways = shape.orientation().isSideways();
        float width = (sideways ? shape.height() : shape.width()) * shape.points();
        float height = (sideways ? shape.width() : shape.height()) * shape.points();
        float fitting = Math.min(1, LONGEST_EDGE / Math.max(width, height));
        float points = shape.points() * fitting;

        PDPage page = new PDPage(new PDRectangle(width * fitting, height * fitting));
        document.addPage(page);
        // From the unit square that an image fills, by its own points and as it is held, to the page, whose origin is
        // below.
        AffineTransform place = new AffineTransform(points, 0, 0, -points, 0, height * fitting);
        place.concatenate(upright);
        place.concatenate(new AffineTransform(shape.width(), 0, 0, -shape.height(), 0, shape.height()));
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(picture(image, i), new Matrix(place));
        }
    }

    private PDImageXObject picture(ImageFile image, int i) throws IOException, Refusal {
        if (image.isJpeg() && Files.size(file) <= Limits.PICTURE) {
            return JPEGFactory.createFromByteArray(document, Files.readAllBytes(file));
        }
        BufferedImage stored = image.stored(i);
        if (isLineArt(stored)) {
            return LosslessFactory.createFromImage(document, stored);
        }
        BufferedImage shown = Picture.onWhite(stored, Limits.EDGE, Orientation.NORMAL);
        PDImageXObject lossless = LosslessFactory.createFromImage(document, shown);
        return lossless.getCOSObject().getLength() <= LARGE
                ? lossless
                : JPEGFactory.createFromImage(document, shown, QUALITY);
    }

    /** Of two colours: small however many points it has. */
    private static boolean isLineArt(BufferedImage image) {
        return image.getType() == BufferedImage.TYPE_BYTE_BINARY
                && image.getColorModel().getPixelSize() == 1
                && !image.getColorModel().hasAlpha();
    }
}
