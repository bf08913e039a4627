package pebble.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /**
     * What was written before then, in the order of names.
     *
     * @param after the name behind which to begin, or null for the first
     * @param most so many of them
     */
    List<Sha256> writtenBefore(Instant then, @Nullable Sha256 after, int most) throws IOException;

    /** Marks a store that is nobody's yet as this owner's. Whether it is: one that two share belongs to the first. */
    boolean claim(UUID owner) throws IOException;

    /** The beginning, so many bytes at most. */
    default Optional<byte[]> head(Sha256 sha256, int most) {
        return find(sha256).map(body -> body.length <= most ? body : Arrays.copyOf(body, most));
    }
}
