package pebble.watched;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A name for a file that is laid beside others. */
final class FreeName {
    /** File systems take 255 bytes; what is hung on needs some. */
    private static final int LONGEST = 200;

    private FreeName() {}

    /** Whether nothing is called so yet. */
    @FunctionalInterface
    interface Free {
        boolean test(String name) throws IOException;
    }

    /** As the file was called, cut where that is too long, numbered where it is taken. */
    static String in(Free free, String path) throws IOException {
        String name = fitting(path.substring(path.lastIndexOf('/') + 1));
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        String candidate = name;
        for (int n = 2; !free.test(candidate); n++) {
            candidate = stem + " (" + n + ")" + ending;
        }
        return candidate;
    }

    private static String fitting(String name) {
        String kept = isPath(name) ? name : name.replaceAll("[^\\x20-\\x7e]", "_");
        while (kept.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            int dot = kept.lastIndexOf('.');
            int end = dot > 0 && kept.length() - dot <= 20 ? dot : kept.length();
            kept = kept.substring(0, end - Math.max(1, end / 8)) + kept.substring(end);
        }
        return kept.isBlank() ? "document" : kept;
    }

    /** In some locales a name that a file has cannot be written by Java. */
    private static boolean isPath(String name) {
        try {
            return !Path.of(name).toString().isEmpty() && name.indexOf('\uFFFD') < 0;
        } catch (InvalidPathException unwritable) {
            return false;
        }
    }
}
