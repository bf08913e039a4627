package pebble.blobs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pebble.shared.Problem;

/** Large blobs held in memory, for tests of core, which knows neither files nor object stores. */
public class MemoryBlobs implements LargeBlobs {
    private final Map<Sha256, byte[]> held = new ConcurrentHashMap<>();
    /** Whether it is away, as an object store may be. */
    public volatile boolean away;

    @Override
    public void put(Map<Sha256, byte[]> bodies) {
        mustBeThere();
        held.putAll(bodies);
    }

    @Override
    public void put(Sha256 sha256, Path body) throws IOException {
        mustBeThere();
        held.put(sha256, Files.readAllBytes(body));
    }

    @Override
    public List<Sha256> writtenBefore(Instant then, @Nullable Sha256 after, int most) {
        mustBeThere();
        return then.isBefore(Instant.now())
                ? List.of()
                : held.keySet().stream()
                        .filter(name -> after == null || name.compareTo(after) > 0)
                        .sorted()
                        .limit(most)
                        .toList();
    }

    @Override
    public boolean claim(UUID owner) {
        return true;
    }

    @Override
    public void remove(Sha256 sha256) throws IOException {
        mustBeThere();
        held.remove(sha256);
    }

    @Override
    public Optional<InputStream> open(Sha256 sha256, long from) {
        return find(sha256).map(body -> new ByteArrayInputStream(body, (int) from, body.length - (int) from));
    }

    @Override
    public Optional<byte[]> find(Sha256 sha256) {
        mustBeThere();
        return Optional.ofNullable(held.get(sha256));
    }

    private void mustBeThere() {
        if (away) {
            throw new Problem(BlobError.STORE_UNAVAILABLE, "The store for large files does not answer just now.");
        }
    }
}
