package pebble.app;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/** What processes of ours that were killed left in the system's folder for temporary files: uploads, copies of documents, pages. */
final class Leftovers {
    private static final Pattern OURS =
            Pattern.compile("pebble-(upload|document|page|part|searchable|import)\\d+(\\.\\w+)?");
    /** Nothing is at work on one file for so long, another process of ours included. */
    private static final Duration OLD = Duration.ofDays(1);

    private Leftovers() {}

    /** What cannot be removed is left to the next start. */
    static void clear(Path folder, Instant now) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "pebble-*")) {
            for (Path one : all) {
                if (OURS.matcher(one.getFileName().toString()).matches()) {
                    removeOld(one, now);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // Nothing depends on it.
        }
    }

    private static void removeOld(Path one, Instant now) {
        try {
            Instant written =
                    Files.getLastModifiedTime(one, LinkOption.NOFOLLOW_LINKS).toInstant();
            if (written.isBefore(now.minus(OLD))) {
                FileSystemUtils.deleteRecursively(one);
            }
        } catch (IOException notOurs) {
            // Of another user, say, or gone by now.
        }
    }
}
