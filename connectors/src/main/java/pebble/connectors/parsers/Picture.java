package pebble.connectors.parsers;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Makes of an image what is shown of it: upright, on white, not too large. */
final class Picture {
    private static final float FAST = 0.7f;

    private Picture() {}

    static byte[] png(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(FAST);
        var bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** By halves first, so that no pixel of fine print is passed over; never larger than it is. */
    static BufferedImage onWhite(BufferedImage image, int longest, Orientation orientation) {
        BufferedImage shown = image;
        while (Math.max(shown.getWidth(), shown.getHeight()) >= 2 * longest) {
            shown = scaled(shown, Math.max(1, shown.getWidth() / 2), Math.max(1, shown.getHeight() / 2));
        }
        double scale = Math.min(1, (double) longest / Math.max(shown.getWidth(), shown.getHeight()));
        int width = Math.max(1, (int) Math.round(shown.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(shown.getHeight() * scale));
        return turned(scaled(shown, width, height), orientation);
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        if (isPlain(image) && image.getWidth() == width && image.getHeight() == height) {
            return image;
        }
        BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = white(smaller);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return smaller;
    }

    /** Nothing shines through it, and whoever writes or reads it knows its colours. */
    private static boolean isPlain(BufferedImage image) {
        return switch (image.getType()) {
            case BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_RGB -> true;
            default -> false;
        };
    }

    private static BufferedImage turned(BufferedImage image, Orientation orientation) {
        if (orientation == Orientation.NORMAL) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        BufferedImage upright = orientation.isSideways()
                ? new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB)
                : new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = white(upright);
        AffineTransform turn = orientation.upright(width, height);
        graphics.drawImage(image, turn, null);
        graphics.dispose();
        return upright;
    }

    private static Graphics2D white(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        return graphics;
    }
}
