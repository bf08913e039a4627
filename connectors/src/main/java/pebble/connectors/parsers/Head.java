package pebble.connectors.parsers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The beginning of a file, which for most is all of it. */
record Head(byte[] bytes, boolean isCut) {

    static Head of(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most);
            return new Head(bytes, bytes.length == most && in.read() >= 0);
        }
    }

    boolean startsWith(byte... magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }
}
