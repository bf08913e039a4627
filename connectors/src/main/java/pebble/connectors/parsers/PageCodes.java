package pebble.connectors.parsers;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;
import com.google.zxing.multi.MultipleBarcodeReader;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.oned.MultiFormatOneDReader;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pebble.connectors.sandbox.Limits;

/**
 * What the codes on a page say: QR codes, which are found however they lie, and bar codes (Code 128 and 39), of which a line must run through all bars: from both sides, and on
 * the page turned by a quarter. Where the page at its full size says nothing it is looked at once more at half of it, which smooths what a scanner added.
 */
final class PageCodes {
    /** Pixels of the longer edge: A4 at 200 dots an inch. */
    static final int EDGE = 2400;

    private static final Map<DecodeHintType, ?> CAREFULLY = Map.of(
            DecodeHintType.TRY_HARDER,
            true,
            DecodeHintType.POSSIBLE_FORMATS,
            List.of(BarcodeFormat.CODE_128, BarcodeFormat.CODE_39));

    private PageCodes() {}

    static List<String> of(BufferedImage page) {
        BufferedImage grey = grey(page, 1, false);
        Set<String> found = found(grey, grey(page, 1, true));
        if (found.isEmpty()) {
            found = found(grey(page, 2, false), grey(page, 2, true));
        }
        return found.stream()
                .filter(code -> !code.isEmpty() && code.length() <= Limits.NAME)
                .limit(Limits.CODES)
                .toList();
    }

    private static Set<String> found(BufferedImage upright, BufferedImage turned) {
        Set<String> found = new LinkedHashSet<>();
        MultipleBarcodeReader bars = new GenericMultipleBarcodeReader(new MultiFormatOneDReader(CAREFULLY));
        found.addAll(read(new QRCodeMultiReader(), upright));
        found.addAll(read(bars, upright));
        found.addAll(read(bars, turned));
        return found;
    }

    private static List<String> read(MultipleBarcodeReader reader, BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] shades = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        var source = new PlanarYUVLuminanceSource(shades, width, height, 0, 0, width, height, false);
        List<String> texts = new ArrayList<>();
        try {
            for (Result result : reader.decodeMultiple(new BinaryBitmap(new HybridBinarizer(source)), CAREFULLY)) {
                texts.add(result.getText().strip());
            }
        } catch (NotFoundException none) {
            // Most pages have none.
        }
        return texts;
    }

    private static BufferedImage grey(BufferedImage page, int smaller, boolean turned) {
        int width = Math.max(1, page.getWidth() / smaller);
        int height = Math.max(1, page.getHeight() / smaller);
        BufferedImage grey = turned
                ? new BufferedImage(height, width, BufferedImage.TYPE_BYTE_GRAY)
                : new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = grey.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        if (turned) {
            graphics.transform(new AffineTransform(0, 1, -1, 0, height, 0));
        }
        graphics.drawImage(page, 0, 0, width, height, null);
        graphics.dispose();
        return grey;
    }
}
