package pebble.connectors.tesseract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The size that a PNG image says it has. */
record Png(int width, int height) {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int HEADER = 0x49484452;

    /** Anything else must not reach Tesseract: it takes a text for a list of names of images, and would open them. */
    static Optional<Png> of(Path image) throws IOException {
        try (InputStream in = Files.newInputStream(image)) {
            byte[] head = in.readNBytes(24);
            if (head.length < 24) {
                return Optional.empty();
            }
            ByteBuffer numbers = ByteBuffer.wrap(head);
            boolean png = numbers.getLong() == SIGNATURE && numbers.getInt() >= 0 && numbers.getInt() == HEADER;
            Png size = new Png(numbers.getInt(), numbers.getInt());
            return png && size.width > 0 && size.height > 0 ? Optional.of(size) : Optional.empty();
        }
    }

    long pixels() {
        return (long) width * height;
    }
}
