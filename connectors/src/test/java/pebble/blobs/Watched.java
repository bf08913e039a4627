package pebble.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A real store, of which a test looks on or disturbs what it overrides. */
class Watched implements LargeBlobs {
    private final LargeBlobs store;

    Watched(LargeBlobs store) {
        this.store = store;
    }

    @Override
    public void put(Map<Sha256, byte[]> bodies) {
        store.put(bodies);
    }

    @Override
    public void put(Sha256 sha256, Path body) throws IOException {
        store.put(sha256, body);
    }

    @Override
    public Optional<byte[]> find(Sha256 sha256) {
        return store.find(sha256);
    }

    @Override
    public Optional<InputStream> open(Sha256 sha256, long from) throws IOException {
        return store.open(sha256, from);
    }

    @Override
    public void remove(Sha256 sha256) throws IOException {
        store.remove(sha256);
    }

    @Override
    public List<Sha256> writtenBefore(Instant then, @Nullable Sha256 after, int most) throws IOException {
        return store.writtenBefore(then, after, most);
    }

    @Override
    public boolean claim(UUID owner) throws IOException {
        return store.claim(owner);
    }
}
