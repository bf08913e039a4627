package pebble.ground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * The folder that holds everything a person would miss. One process owns it at a time: whoever holds the lock on {@code lock}.
 * Where the database is a server's, workers may use the folder beside the owner. Data that a newer version has written is refused, for an older one cannot know what it would break.
 */
public final class DataFolder implements AutoCloseable {
    private static final long NEEDED_BYTES = 400L << 20;

    private final Path path;
    private final List<FileChannel> locks;

    private DataFolder(Path path, List<FileChannel> locks) {
        this.path = path;
        this.locks = locks;
    }

    /** Where the data lies, whether or not a product runs on it. */
    public static Path at(Variables variables) {
        return Path.of(variables.get("PEBBLE_DATA", "data")).toAbsolutePath().normalize();
    }

    public static DataFolder own(Path path, String version) {
        try {
            Files.createDirectories(path);
            FileChannel channel = open(path, "lock");
            try {
                lock(path, channel);
                refuseNewer(path, version);
                refuseFull(path);
                return new DataFolder(path, List.of(channel));
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
            FileChannel workers = open(path, "workers");
            if (!tryLock(workers, true)) {
                workers.close();
                throw new Refusal(
                        "The files of the data folder " + path + " are being moved.", "Start when that is done.");
            }
            return new DataFolder(path, List.of(workers));
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Has the folder for itself: nothing serves from it, no worker uses it, and neither starts meanwhile. */
    public static DataFolder alone(Path path) {
        if (!Files.isDirectory(path)) {
            throw new Refusal("There is no data folder " + path + ".", "PEBBLE_DATA names another one.");
        }
        try {
            FileChannel channel = open(path, "lock");
            FileChannel workers = open(path, "workers");
            try {
                lock(path, channel);
                if (!tryLock(workers, false)) {
                    throw new Refusal("A worker of Pebble uses the data folder " + path + ".", "Stop it first.");
                }
                return new DataFolder(path, List.of(channel, workers));
            } catch (IOException | RuntimeException e) {
                channel.close();
                workers.close();
                throw e;
            }
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static FileChannel open(Path path, String name) throws IOException {
        return FileChannel.open(
                path.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** A lock that this process holds already is shared among its parts. */
    private static boolean tryLock(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared) != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return shared;
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
        if (!tryLock(channel, false)) {
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
        try {
            for (FileChannel lock : locks) {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
