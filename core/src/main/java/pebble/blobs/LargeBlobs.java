package pebble.blobs;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Where bodies too large for a database row are kept: files on this machine, or an object store. */
public interface LargeBlobs {

    /** Returns only when every body is durable; putting what is already held changes nothing. */
    void put(Map<Sha256, byte[]> bodies);

    Optional<byte[]> find(Sha256 sha256);

    /** The beginning, so many bytes at most. */
    default Optional<byte[]> head(Sha256 sha256, int most) {
        return find(sha256).map(body -> body.length <= most ? body : Arrays.copyOf(body, most));
    }
}
