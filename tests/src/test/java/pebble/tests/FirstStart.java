package pebble.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** What the first start of a product leaves in its data folder: a database with all tables, its secrets. Made once, copied to those who begin there. */
final class FirstStart {
    private static final Path LEFT = leave();

    private FirstStart() {}

    private static Path leave() {
        try {
            Path folder = Files.createTempDirectory("pebble-first-start");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            Path data = folder.resolve("data");
            Product.first(data, Map.of()).ready().close();
            return data;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Owners and links are kept: PostgreSQL refuses a folder that others may read. */
    static void leavesIn(Path data) throws IOException {
        Files.createDirectories(data.getParent());
        try {
            int ended = new ProcessBuilder("cp", "-a", LEFT.toString(), data.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (ended != 0) {
                throw new IOException("cp ended with " + ended);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
