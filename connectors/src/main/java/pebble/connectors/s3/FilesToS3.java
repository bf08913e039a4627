package pebble.connectors.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import pebble.blobs.Sha256;

/**
 * Moves large blobs from files into the object store. A file goes only after its object was read back from the store and had the right
 * bytes, so that it may end anywhere: what is left is moved the next time, and what is there already is not sent again.
 */
public final class FilesToS3 {
    private static final int AT_ONCE = 4;

    private final Path root;
    private final S3Blobs store;
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final List<Path> damaged = new ArrayList<>();

    /** @param root the folder of {@link pebble.connectors.files.FileBlobs} */
    public FilesToS3(Path root, S3Blobs store) {
        this.root = root;
        this.store = store;
    }

    /** So many files, and so many bytes in them. */
    public record Amount(long files, long bytes) {}

    /** Is told, now and then and by any thread, how much is moved. */
    @FunctionalInterface
    public interface Progress {
        void moved(Amount moved);
    }

    /** @param damaged files that hold other bytes than their names say; they were left where they are */
    public record Moved(Amount amount, List<Path> damaged) {}

    /** Whether any blob lies in files. */
    public static boolean any(Path root) {
        try (Stream<Path> all = files(root)) {
            return all.findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What there is to move. */
    public Amount found() throws IOException {
        try (Stream<Path> all = files(root)) {
            return all.map(file -> new Amount(1, file.toFile().length()))
                    .reduce(new Amount(0, 0), (a, b) -> new Amount(a.files() + b.files(), a.bytes() + b.bytes()));
        }
    }

    /** Only while nothing else uses the folder. */
    public Moved move(Progress progress) throws IOException {
        try (ExecutorService movers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Path folder : folders(root)) {
                move(folder, movers, progress);
                folders(folder).forEach(FilesToS3::removeEmpty);
                removeEmpty(folder);
            }
        }
        return new Moved(new Amount(files.get(), bytes.get()), damaged);
    }

    private void move(Path folder, ExecutorService movers, Progress progress) throws IOException {
        List<Path> here;
        try (Stream<Path> all = files(folder)) {
            here = all.toList();
        }
        List<Future<?>> moving = new ArrayList<>();
        for (Path file : here) {
            moving.add(movers.submit(() -> {
                move(file);
                progress.moved(new Amount(files.get(), bytes.get()));
                return null;
            }));
        }
        try {
            for (Future<?> one : moving) {
                one.get();
            }
        } catch (ExecutionException failed) {
            movers.shutdownNow();
            switch (failed.getCause()) {
                case IOException unreadable -> throw unreadable;
                case RuntimeException refused -> throw refused;
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (InterruptedException stopping) {
            movers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void move(Path file) throws IOException {
        Sha256 name = name(file).orElseThrow();
        if (!hash(file).equals(name)) {
            synchronized (damaged) {
                damaged.add(file);
            }
            return;
        }
        if (!store.holdsExactly(name)) {
            store.write(name, file);
            if (!store.holdsExactly(name)) {
                throw Trouble.damaged();
            }
        }
        bytes.addAndGet(Files.size(file));
        files.incrementAndGet();
        Files.delete(file);
    }

    private static Sha256 hash(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.ofDigest(digest.digest());
    }

    private static Optional<Sha256> name(Path file) {
        return Sha256.parse(file.getFileName().toString());
    }

    /** What was never finished being written is no blob. */
    private static Stream<Path> files(Path folder) throws IOException {
        return Files.isDirectory(folder)
                ? Files.find(
                        folder,
                        3,
                        (file, attributes) ->
                                attributes.isRegularFile() && name(file).isPresent())
                : Stream.empty();
    }

    private static List<Path> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static void removeEmpty(Path folder) {
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException stillInUse) {
            // It holds what is damaged, or was never finished.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
