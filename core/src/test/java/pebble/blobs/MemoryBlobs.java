package pebble.blobs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Large blobs held in memory, for tests of core, which knows neither files nor object stores. */
public final class MemoryBlobs implements LargeBlobs {
    private final Map<Sha256, byte[]> held = new ConcurrentHashMap<>();

    @Override
    public void put(Map<Sha256, byte[]> bodies) {
        held.putAll(bodies);
    }

    @Override
    public void put(Sha256 sha256, Path body) throws IOException {
        held.put(sha256, Files.readAllBytes(body));
    }

    @Override
    public Optional<InputStream> open(Sha256 sha256, long from) {
        return find(sha256).map(body -> new ByteArrayInputStream(body, (int) from, body.length - (int) from));
    }

    @Override
    public Optional<byte[]> find(Sha256 sha256) {
        return Optional.ofNullable(held.get(sha256));
    }
}
