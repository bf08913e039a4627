package pebble.connectors.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pebble.blobs.Sha256;

/** Goes through the files of the store in the order of their names. What was never finished being written, and is as old, is taken away on the way. */
final class OldFiles {
    private final Instant then;
    private final String behind;
    private final int most;
    private final List<Sha256> found = new ArrayList<>();

    OldFiles(Instant then, @Nullable Sha256 after, int most) {
        this.then = then;
        this.behind = after == null ? "" : after.toString();
        this.most = most;
    }

    List<Sha256> in(Path root) throws IOException {
        for (Path first : within(root)) {
            String name = first.getFileName().toString();
            if (mayHold(name)) {
                for (Path second : within(first)) {
                    if (mayHold(name + second.getFileName())) {
                        look(second);
                    }
                    if (found.size() == most) {
                        return found;
                    }
                }
            }
        }
        return found;
    }

    /** Whether names that begin so come behind that one. */
    private boolean mayHold(String beginning) {
        return behind.isEmpty()
                || beginning.compareTo(behind.substring(0, Math.min(beginning.length(), behind.length()))) >= 0;
    }

    private void look(Path folder) throws IOException {
        for (Path file : within(folder)) {
            Optional<Sha256> name = Sha256.parse(file.getFileName().toString());
            if (found.size() == most || !isOlder(file)) {
                continue;
            }
            if (name.isEmpty()) {
                Files.deleteIfExists(file);
            } else if (name.get().toString().compareTo(behind) > 0) {
                found.add(name.get());
            }
        }
    }

    private boolean isOlder(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(then);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static List<Path> within(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        }
    }
}
