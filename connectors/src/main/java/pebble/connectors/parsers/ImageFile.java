package pebble.connectors.parsers;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import pebble.connectors.sandbox.Limits;
import pebble.reading.Greymap;

/** Images: how large their pages are, and how they look. They have no text of their own. */
final class ImageFile implements AutoCloseable {
    /** Beyond is no scan, but an attempt on our memory. */
    private static final long MOST_PIXELS = 120_000_000;
    /** What may be unpacked at a time; of a larger image only every other pixel is. */
    private static final long UNPACKED = 40_000_000;

    private static final float POINTS = 72;
    private static final float MILLIMETRES = 25.4f;
    private static final float USUAL_DPI = 300;
    private static final float LEAST_DPI = 50;
    private static final float MOST_DPI = 2_400;

    static {
        ImageIO.setUseCache(false);
    }

    private final ImageInputStream in;
    private final ImageReader reader;
    private final boolean manyPages;

    private record Look(float dpi, Orientation orientation) {}

    /**
     * A page as it is stored.
     *
     * @param points of 1/72 inch that one of its own takes
     */
    record Shape(int width, int height, float points, Orientation orientation) {}

    private ImageFile(ImageInputStream in, ImageReader reader, boolean manyPages) {
        this.in = in;
        this.reader = reader;
        this.manyPages = manyPages;
    }

    static String read(Path file, String mediaType, Pages pages) throws IOException, Refusal {
        try (ImageFile image = open(file)) {
            int count = image.count();
            for (int i = 0; i < count; i++) {
                if (!image.add(i, pages)) {
                    break;
                }
            }
        }
        return mediaType;
    }

    static Optional<BufferedImage> shown(Path file, int page, int longest) throws IOException, Refusal {
        try (ImageFile image = open(file)) {
            return page > image.count() ? Optional.empty() : Optional.of(image.shown(page - 1, longest));
        }
    }

    static Optional<Greymap> grey(Path file, int page, int longest) throws IOException, Refusal {
        try (ImageFile image = open(file)) {
            return page > image.count() ? Optional.empty() : Optional.of(image.grey(page - 1, longest));
        }
    }

    static ImageFile open(Path file) throws IOException, Refusal {
        if (!Heic.isOne(file)) {
            return openStored(file);
        }
        Path png = Heic.converted(file, Heic.program());
        try {
            return openStored(png);
        } finally {
            Files.delete(png);
        }
    }

    private static ImageFile openStored(Path file) throws IOException, Refusal {
        ImageInputStream in = ImageIO.createImageInputStream(file.toFile());
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            in.close();
            throw new Refusal(
                    "No page of it can be shown: it is damaged, or of a kind that Pebble can keep but not open.");
        }
        ImageReader reader = readers.next();
        reader.setInput(in, false, false);
        return new ImageFile(
                in,
                reader,
                reader.getFormatName().equalsIgnoreCase("tif")
                        || reader.getFormatName().equalsIgnoreCase("tiff"));
    }

    /** The further images of other formats are frames of a film or smaller versions. */
    int count() throws IOException {
        return manyPages ? Math.min(reader.getNumImages(true), Limits.PAGES + 1) : 1;
    }

    private boolean add(int i, Pages pages) throws IOException, Refusal {
        check(i);
        Look look = look(i);
        float width = reader.getWidth(i) / look.dpi() * POINTS;
        float height = reader.getHeight(i) / look.dpi() * POINTS;
        return look.orientation().isSideways()
                ? pages.add(height, width, "", List.of(), true)
                : pages.add(width, height, "", List.of(), true);
    }

    /** Whether the file can be shown by whoever shows JPEG. */
    boolean isJpeg() throws IOException {
        return reader.getFormatName().equalsIgnoreCase("jpeg");
    }

    Shape shape(int i) throws IOException, Refusal {
        check(i);
        Look look = look(i);
        return new Shape(reader.getWidth(i), reader.getHeight(i), POINTS / look.dpi(), look.orientation());
    }

    private BufferedImage shown(int i, int longest) throws IOException, Refusal {
        return Picture.onWhite(stored(i), longest, look(i).orientation());
    }

    /** Of a JPEG in colours only the brightness is unpacked, which it holds by itself: that takes half of the time. */
    private Greymap grey(int i, int longest) throws IOException, Refusal {
        BufferedImage stored = stored(i, isJpeg() ? greyType(i) : null);
        return Shades.of(Picture.onWhite(stored, longest, look(i).orientation()));
    }

    /** None where a profile says what its colours mean: they would be converted to a grey that is not as bright as it looks. */
    private @Nullable ImageTypeSpecifier greyType(int i) throws IOException {
        ImageTypeSpecifier grey = null;
        Iterator<ImageTypeSpecifier> offered = reader.getImageTypes(i);
        while (offered.hasNext()) {
            ImageTypeSpecifier type = offered.next();
            ColorSpace colours = type.getColorModel().getColorSpace();
            if (!colours.isCS_sRGB() && colours.getType() != ColorSpace.TYPE_GRAY) {
                return null;
            }
            if (type.getBufferedImageType() == BufferedImage.TYPE_BYTE_GRAY) {
                grey = type;
            }
        }
        return grey;
    }

    /** A very large one without some of its points. */
    BufferedImage stored(int i) throws IOException, Refusal {
        return stored(i, null);
    }

    private BufferedImage stored(int i, @Nullable ImageTypeSpecifier type) throws IOException, Refusal {
        check(i);
        int width = reader.getWidth(i);
        int height = reader.getHeight(i);
        int every = 1;
        while ((long) width / every * (height / every) > UNPACKED) {
            every++;
        }
        ImageReadParam how = reader.getDefaultReadParam();
        how.setSourceSubsampling(every, every, 0, 0);
        how.setDestinationType(type);
        return reader.read(i, how);
    }

    private void check(int i) throws IOException, Refusal {
        if ((long) reader.getWidth(i) * reader.getHeight(i) > MOST_PIXELS) {
            throw new Refusal("A page of it has more than " + MOST_PIXELS / 1_000_000 + " megapixels.");
        }
    }

    private Look look(int i) {
        try {
            Element tree = (Element) reader.getImageMetadata(i).getAsTree("javax_imageio_1.0");
            String size = value(tree, "HorizontalPixelSize");
            String orientation = value(tree, "ImageOrientation");
            return new Look(
                    size == null ? USUAL_DPI : dpi(Float.parseFloat(size)),
                    orientation == null ? Orientation.NORMAL : Orientation.of(orientation));
        } catch (IOException | RuntimeException untold) {
            return new Look(USUAL_DPI, Orientation.NORMAL);
        }
    }

    private static float dpi(float pixelSize) {
        float dpi = MILLIMETRES / pixelSize;
        return dpi >= LEAST_DPI && dpi <= MOST_DPI ? dpi : USUAL_DPI;
    }

    private static @Nullable String value(Element tree, String name) {
        NodeList found = tree.getElementsByTagName(name);
        return found.getLength() == 0 ? null : ((Element) found.item(0)).getAttribute("value");
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        in.close();
    }
}
