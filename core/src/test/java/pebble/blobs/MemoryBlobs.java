package pebble.blobs;

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
    public Optional<byte[]> find(Sha256 sha256) {
        return Optional.ofNullable(held.get(sha256));
    }
}
