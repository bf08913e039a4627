package pebble.connectors.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pebble.blobs.LargeBlobs;
import pebble.blobs.Sha256;

/**
 * Large blobs as files named by their SHA-256, two levels of folders deep. A body is written to a temporary file, synced,
 * renamed, and its folder synced, so that after a crash a name either leads to all of the bytes or does not exist.
 */
public final class FileBlobs implements LargeBlobs {
    private static final String OWNER = "owner";

    private final Path root;

    public FileBlobs(Path root) {
        this.root = root;
    }

    @Override
    public void put(Map<Sha256, byte[]> bodies) {
        try {
            Set<Path> folders = new HashSet<>();
            for (var body : bodies.entrySet()) {
                Path folder = folder(body.getKey());
                Path file = folder.resolve(body.getKey().toString());
                if (!Files.exists(file)) {
                    write(folder, file, body.getValue());
                    folders.addAll(List.of(folder, folder.resolve("..").normalize(), root));
                }
            }
            for (Path folder : folders) {
                sync(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(Sha256 sha256, Path body) throws IOException {
        Path folder = folder(sha256);
        Path file = folder.resolve(sha256.toString());
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(folder);
        whole(folder, file, to -> {
            try (FileChannel from = FileChannel.open(body, StandardOpenOption.READ)) {
                for (long done = 0; done < from.size(); ) {
                    done += from.transferTo(done, from.size() - done, to);
                }
            }
        });
        for (Path changed : List.of(folder, folder.resolve("..").normalize(), root)) {
            sync(changed);
        }
    }

    @Override
    public Optional<InputStream> open(Sha256 sha256, long from) throws IOException {
        try {
            FileChannel body = FileChannel.open(folder(sha256).resolve(sha256.toString()), StandardOpenOption.READ);
            return Optional.of(Channels.newInputStream(body.position(from)));
        } catch (NoSuchFileException notHeld) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> find(Sha256 sha256) {
        try {
            return Optional.of(Files.readAllBytes(folder(sha256).resolve(sha256.toString())));
        } catch (NoSuchFileException notHeld) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<byte[]> head(Sha256 sha256, int most) {
        try (InputStream body = Files.newInputStream(folder(sha256).resolve(sha256.toString()))) {
            return Optional.of(body.readNBytes(most));
        } catch (NoSuchFileException notHeld) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(Sha256 sha256) throws IOException {
        Files.deleteIfExists(folder(sha256).resolve(sha256.toString()));
    }

    @Override
    public List<Sha256> writtenBefore(Instant then, @Nullable Sha256 after, int most) throws IOException {
        return new OldFiles(then, after, most).in(root);
    }

    @Override
    public boolean claim(UUID owner) throws IOException {
        Files.createDirectories(root);
        Path file = root.resolve(OWNER);
        if (!Files.exists(file)) {
            Files.writeString(file, owner.toString());
        }
        return Files.readString(file).strip().equals(owner.toString());
    }

    private static void write(Path folder, Path file, byte[] body) throws IOException {
        Files.createDirectories(folder);
        whole(folder, file, to -> {
            ByteBuffer rest = ByteBuffer.wrap(body);
            while (rest.hasRemaining()) {
                to.write(rest);
            }
        });
    }

    private interface Writing {
        void to(FileChannel file) throws IOException;
    }

    /** All of it or nothing: what a full disk has no room for must not stay there as a part. */
    private static void whole(Path folder, Path file, Writing writing) throws IOException {
        Path temporary = folder.resolve(UUID.randomUUID() + ".part");
        try {
            try (FileChannel to =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                writing.to(to);
                to.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path folder(Sha256 sha256) {
        String name = sha256.toString();
        return root.resolve(name.substring(0, 2)).resolve(name.substring(2, 4));
    }
}
