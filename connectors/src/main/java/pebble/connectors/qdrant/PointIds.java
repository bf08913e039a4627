package pebble.connectors.qdrant;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import pebble.indexes.ItemKey;

/** Qdrant takes UUIDs for ids: that of a passage is derived from its thing and its number (RFC 9562, version 5), so that what is written twice is there once. */
final class PointIds {
    private static final UUID SPACE = UUID.fromString("6b1f2f0e-6a2d-5d0c-9e55-0f3f1c6f7d21");

    /** The one point that is no passage: how far the index has come. */
    static final UUID STATE = of("state");

    private PointIds() {}

    static UUID of(ItemKey key, int passage) {
        return of(key + "/" + passage);
    }

    private static UUID of(String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(SPACE.getMostSignificantBits())
                    .putLong(SPACE.getLeastSignificantBits())
                    .array());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            long most = hash.getLong() & 0xffff_ffff_ffff_0fffL | 0x5000L;
            long least = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
            return new UUID(most, least);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
