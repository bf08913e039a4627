package pebble.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Where bodies too large for a database row are kept: files on this machine, or an object store. */
public interface LargeBlobs {

    /** Returns only when every body is durable; putting what is already held changes nothing. */
    void put(Map<Sha256, byte[]> bodies);

    /** As {@link #put(Map)}, of one body that is too large to be held in memory. The file is left as it is. */
    void put(Sha256 sha256, Path body) throws IOException;

    Optional<byte[]> find(Sha256 sha256);

    /** The bytes from a place on; nothing when the body is not held. */
    Optional<InputStream> open(Sha256 sha256, long from) throws IOException;

    /** What is not held is removed already. */
    void remove(Sha256 sha256) throws IOException;

    /** The beginning, so many bytes at most. */
    default Optional<byte[]> head(Sha256 sha256, int most) {
        return find(sha256).map(body -> body.length <= most ? body : Arrays.copyOf(body, most));
    }
}
