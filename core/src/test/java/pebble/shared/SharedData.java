package pebble.shared;

import java.nio.file.Files;
import java.nio.file.Path;

/** The independent test data that lies beside the checkout. */
public final class SharedData {
    private SharedData() {}

    /** A file or folder of {@code shared/data}; fails when the data is not there, since a test without it proves nothing. */
    public static Path path(String relative) {
        String told = System.getProperty("shared.data", "");
        if (!told.isEmpty() && !told.startsWith("$")) {
            return existing(Path.of(told, relative));
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared/data");
            if (Files.isDirectory(data)) {
                return existing(data.resolve(relative));
            }
        }
        throw new IllegalStateException("No shared/data beside this checkout; set -Dshared.data=<folder>");
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalStateException("Test data is missing: " + path);
        }
        return path;
    }
}
