package pebble.connectors.tesseract;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import pebble.reading.Greymap;

/** A page in shades of grey, a byte a pixel. */
final class Grey {
    private static final int WHITE = 255;
    private static final int STRIPS = 16;
    /** Of a row of a strip one pixel in so many. */
    private static final int INK = 24;

    private static final int LOWEST_LINE = 6;
    private static final int HIGHEST_LINE = 120;

    private final int width;
    private final int height;
    private final byte[] pixels;

    private Grey(int width, int height, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /** @param step only every so many pixels of a row, and rows */
    static Grey of(Path page, int step) throws IOException {
        Greymap whole = Greymap.read(page);
        if (step == 1) {
            return new Grey(whole.width(), whole.height(), whole.pixels());
        }
        int width = (whole.width() + step - 1) / step;
        int height = (whole.height() + step - 1) / step;
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = whole.pixels()[y * step * whole.width() + x * step];
            }
        }
        return new Grey(width, height, pixels);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /**
     * How high most lines of text are, from the tops of capitals to the feet of letters that have some; 0 where there is none. Found in strips from top to bottom, so
     * narrow that a skewed line is still a line: rows with ink that follow each other.
     */
    int lineHeight() {
        int dark = darkness();
        List<Integer> heights = new ArrayList<>();
        for (int strip = 0; strip < STRIPS; strip++) {
            int left = strip * width / STRIPS;
            int right = (strip + 1) * width / STRIPS;
            int began = -1;
            for (int y = 0; y <= height; y++) {
                boolean inked = y < height && isInked(y, left, right, dark);
                if (inked && began < 0) {
                    began = y;
                } else if (!inked && began >= 0) {
                    if (y - began >= LOWEST_LINE && y - began <= HIGHEST_LINE) {
                        heights.add(y - began);
                    }
                    began = -1;
                }
            }
        }
        Collections.sort(heights);
        return heights.isEmpty() ? 0 : heights.get(heights.size() / 2);
    }

    private boolean isInked(int y, int left, int right, int dark) {
        int ink = 0;
        for (int x = left; x < right; x++) {
            ink += (pixels[y * width + x] & 255) < dark ? 1 : 0;
        }
        return ink * INK >= right - left;
    }

    /** Below it a pixel is ink: well under what the page is on average. */
    private int darkness() {
        long sum = 0;
        for (byte pixel : pixels) {
            sum += pixel & 255;
        }
        return (int) (sum / Math.max(1, pixels.length) * 3 / 4);
    }

    /** White where there was nothing; in between by the four neighbours. Graphics2D does the same in ten times the time. */
    Grey moved(AffineTransform way, int toWidth, int toHeight) {
        double[] back = new double[6];
        try {
            way.createInverse().getMatrix(back);
        } catch (NoninvertibleTransformException flat) {
            throw new IllegalArgumentException(flat);
        }
        byte[] to = new byte[toWidth * toHeight];
        for (int y = 0; y < toHeight; y++) {
            // Pixels are where their centres are.
            double fromX = back[0] * 0.5 + back[2] * (y + 0.5) + back[4] - 0.5;
            double fromY = back[1] * 0.5 + back[3] * (y + 0.5) + back[5] - 0.5;
            for (int x = 0; x < toWidth; x++) {
                to[y * toWidth + x] = (byte) between(fromX + back[0] * x, fromY + back[1] * x);
            }
        }
        return new Grey(toWidth, toHeight, to);
    }

    private int between(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        if (left < -1 || top < -1 || left >= width || top >= height) {
            return WHITE;
        }
        int right = (int) ((x - left) * 256);
        int below = (int) ((y - top) * 256);
        int upper = at(left, top) * (256 - right) + at(left + 1, top) * right;
        int lower = at(left, top + 1) * (256 - right) + at(left + 1, top + 1) * right;
        return (upper * (256 - below) + lower * below) >> 16;
    }

    /** The edge goes on a pixel beyond itself. */
    private int at(int x, int y) {
        int column = Math.clamp(x, 0, width - 1);
        int row = Math.clamp(y, 0, height - 1);
        return pixels[row * width + column] & 255;
    }

    /** Lines of it under each other, each with half its height above and below, and nothing of what stands beside it. */
    Grey bands(List<Tsv.Line> lines) {
        ByteArrayOutputStream bands = new ByteArrayOutputStream();
        for (Tsv.Line line : lines) {
            double half = line.height() / 2;
            int top = (int) Math.clamp((line.top() - half) * height, 0, height - 1);
            int end = (int) Math.clamp((line.top() + 3 * half) * height, top + 1, height);
            int left = (int) (line.left() * width);
            int right = (int) Math.clamp(Math.ceil(line.right() * width), left, width);
            byte[] row = new byte[width];
            Arrays.fill(row, (byte) WHITE);
            for (int y = top; y < end; y++) {
                System.arraycopy(pixels, y * width + left, row, left, right - left);
                bands.writeBytes(row);
            }
        }
        return new Grey(width, bands.size() / width, bands.toByteArray());
    }

    void write(Path to) throws IOException {
        Files.write(to, new Greymap(width, height, pixels).file());
    }
}
