package pebble.reading;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in shades of grey, as a binary portable graymap (PGM): nothing is packed, since who reads it by eye would only have to unpack it again.
 *
 * @param pixels row by row from the top, 0 is black
 */
public record Greymap(int width, int height, byte[] pixels) {
    private static final Pattern HEAD = Pattern.compile("P5\n(\\d{1,6}) (\\d{1,6})\n255\n");
    private static final int LONGEST_HEAD = 32;

    /** @param head bytes of the file before the pixels */
    public record Size(int width, int height, int head) {
        public long pixels() {
            return (long) width * height;
        }
    }

    /** What a file says of itself; nothing when it is anything else, or holds more or less than it says. */
    public static Optional<Size> size(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Matcher head = HEAD.matcher(new String(in.readNBytes(LONGEST_HEAD), US_ASCII));
            if (!head.lookingAt()) {
                return Optional.empty();
            }
            Size size = new Size(Integer.parseInt(head.group(1)), Integer.parseInt(head.group(2)), head.end());
            return size.pixels() > 0 && Files.size(file) == size.head() + size.pixels()
                    ? Optional.of(size)
                    : Optional.empty();
        }
    }

    /** @throws IOException also when it is something else */
    public static Greymap read(Path file) throws IOException {
        Size size = size(file).orElseThrow(() -> new IOException(file.getFileName() + " is not a graymap"));
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(size.head());
            return new Greymap(size.width(), size.height(), in.readNBytes(Math.toIntExact(size.pixels())));
        }
    }

    public byte[] file() {
        byte[] head = ("P5\n" + width + " " + height + "\n255\n").getBytes(US_ASCII);
        return ByteBuffer.allocate(head.length + pixels.length)
                .put(head)
                .put(pixels)
                .array();
    }
}
