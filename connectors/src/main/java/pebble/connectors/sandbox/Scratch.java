package pebble.connectors.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The empty folders in which processes may leave things. Those of a product that was killed are cleared away by the next. */
final class Scratch {
    private static final Path ROOT = Path.of(System.getProperty("java.io.tmpdir"));
    private static final Pattern NAME = Pattern.compile("pebble-reading-(\\d+)-.*");

    private Scratch() {}

    static Path folder() throws IOException {
        return Files.createTempDirectory(
                ROOT, "pebble-reading-" + ProcessHandle.current().pid() + "-");
    }

    static void clearAbandoned() {
        for (Path folder : list(ROOT)) {
            Matcher name = NAME.matcher(folder.getFileName().toString());
            if (name.matches()
                    && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                delete(folder);
            }
        }
    }

    /** What cannot be deleted is left for the next start. */
    static void delete(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException left) {
            // Nothing depends on it.
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
