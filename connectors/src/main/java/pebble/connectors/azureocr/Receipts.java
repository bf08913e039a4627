package pebble.connectors.azureocr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where Azure keeps what it was asked to read, by the digest of the image. Asking again would be paid for again, so the place is written down before anything else
 * is done, and serves as long as Azure keeps the result: also the same page of another file, and a product that was started anew.
 */
final class Receipts {
    private static final Duration KEPT = Duration.ofHours(24);

    private final Path folder;
    private final Clock clock;

    Receipts(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    Optional<String> find(String digest) throws IOException {
        Path receipt = folder.resolve(digest);
        try {
            return isOld(receipt) ? Optional.empty() : Optional.of(Files.readString(receipt));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    void keep(String digest, String place) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve(UUID.randomUUID() + ".part");
        Files.writeString(part, place);
        Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
        Files.move(part, folder.resolve(digest), StandardCopyOption.ATOMIC_MOVE);
        removeOld();
    }

    void forget(String digest) throws IOException {
        Files.deleteIfExists(folder.resolve(digest));
    }

    private void removeOld() throws IOException {
        try (Stream<Path> receipts = Files.list(folder)) {
            for (Path receipt : receipts.toList()) {
                if (isOld(receipt)) {
                    Files.deleteIfExists(receipt);
                }
            }
        }
    }

    /** One that another process has just removed is not. */
    private boolean isOld(Path receipt) throws IOException {
        return Files.getLastModifiedTime(receipt).toInstant().plus(KEPT).isBefore(clock.instant());
    }
}
