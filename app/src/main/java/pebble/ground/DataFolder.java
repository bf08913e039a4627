package pebble.ground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything a person would miss. One process owns it at a time: whoever holds the lock on {@code lock}.
 * Where the database is a server's, workers may use the folder beside the owner. Data that a newer version has written is refused, for an older one cannot know what it would break.
 */
public final class DataFolder implements AutoCloseable {
    private static final long NEEDED_BYTES = 400L << 20;

    private final Path path;
    private final @Nullable FileChannel channel;

    private DataFolder(Path path, @Nullable FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Where the data lies, whether or not a product runs on it. */
    public static Path at(Variables variables) {
        return Path.of(variables.get("PEBBLE_DATA", "data")).toAbsolutePath().normalize();
    }

    public static DataFolder own(Path path, String version) {
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                lock(path, channel);
                refuseNewer(path, version);
                refuseFull(path);
                return new DataFolder(path, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Uses the folder beside the process that owns it, for blobs and keys. */
    public static DataFolder share(Path path, String version) {
        try {
            Files.createDirectories(path);
            refuseNewer(path, version);
            refuseFull(path);
            return new DataFolder(path, null);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static Refusal unusable(Path path, IOException failure) {
        return failure instanceof FileAlreadyExistsException || failure instanceof AccessDeniedException
                ? new Refusal(
                        "The data folder " + path + " cannot be written.",
                        "Give this user the right to write there, or set PEBBLE_DATA to another folder.")
                : new Refusal(
                        "The data folder " + path + " cannot be used: " + failure.getMessage(),
                        "Mend the folder, or set PEBBLE_DATA to another one.");
    }

    private static void lock(Path path, FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            lock = null;
        }
        if (lock == null) {
            String holder = Files.readString(path.resolve("lock")).trim();
            throw new Refusal(
                    "The data folder " + path + " is in use by another Pebble"
                            + (holder.isEmpty() ? "." : " (process " + holder + ")."),
                    "Stop that one first, or set PEBBLE_DATA to another folder and PORT to another port.");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
    }

    private static void refuseNewer(Path path, String version) throws IOException {
        Path stamp = path.resolve("version");
        String written = Files.exists(stamp) ? Files.readString(stamp).trim() : version;
        if (Arrays.compare(parts(written), parts(version)) > 0) {
            throw new Refusal(
                    "The data in " + path + " was written by Pebble " + written + ", which is newer than this one ("
                            + version + ").",
                    "Start Pebble " + written + " or newer, or set PEBBLE_DATA to another folder.");
        }
        Files.writeString(stamp, version + "\n");
    }

    private static int[] parts(String version) {
        return Arrays.stream(version.split("[^0-9]+"))
                .filter(part -> !part.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static void refuseFull(Path path) throws IOException {
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < NEEDED_BYTES) {
            throw new Refusal(
                    "The disk of " + path + " is full: " + (free >> 20) + " MB are free, Pebble needs "
                            + (NEEDED_BYTES >> 20) + " MB to start.",
                    "Free some space, or set PEBBLE_DATA to a folder on another disk.");
        }
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
