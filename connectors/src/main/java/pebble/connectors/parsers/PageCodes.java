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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pebble.connectors.sandbox.Limits;
import pebble.reading.Greymap;

/**
 * What the codes on a page say: QR codes, which are found however they lie, and bar codes (Code 128 and 39), of which a line must run through all bars: from both sides, and on
 * the page turned by a quarter. Bars are averaged along their length before, which takes away what a scanner added and most of the work. Where no QR code is seen at full size
 * it is looked for once more at half of it, for the same reason.
 */
final class PageCodes {
    /** Pixels of the longer edge: A4 at 200 dots an inch. */
    static final int EDGE = 2400;

    /** Pixels along a bar that become one: a tenth of the lowest that are printed, and so few that a page skewed by two degrees is not blurred. */
    private static final int ALONG = 10;

    private static final Map<DecodeHintType, ?> CAREFULLY = Map.of(
            DecodeHintType.TRY_HARDER,
            true,
            DecodeHintType.POSSIBLE_FORMATS,
            List.of(BarcodeFormat.CODE_128, BarcodeFormat.CODE_39));

    private PageCodes() {}

    static List<String> of(Greymap page) {
        Set<String> found = new LinkedHashSet<>(squares(page));
        found.addAll(bars(page));
        found.addAll(bars(Shades.turned(page)));
        if (found.isEmpty()) {
            found.addAll(squares(Shades.averaged(page, 2, 2)));
        }
        return found.stream()
                .filter(code -> !code.isEmpty() && code.length() <= Limits.NAME)
                .limit(Limits.CODES)
                .toList();
    }

    private static List<String> squares(Greymap page) {
        return read(new QRCodeMultiReader(), page);
    }

    private static List<String> bars(Greymap page) {
        return read(
                new GenericMultipleBarcodeReader(new MultiFormatOneDReader(CAREFULLY)),
                Shades.averaged(page, 1, ALONG));
    }

    private static List<String> read(MultipleBarcodeReader reader, Greymap page) {
        int width = page.width();
        int height = page.height();
        var source = new PlanarYUVLuminanceSource(page.pixels(), width, height, 0, 0, width, height, false);
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
}
