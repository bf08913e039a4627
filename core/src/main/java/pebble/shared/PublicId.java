package pebble.shared;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** The public spelling of an id: a noun's prefix and an opaque token, {@code card_0197…} (32 lower-case hex digits). */
public final class PublicId {
    private static final SecureRandom RANDOM = new SecureRandom();

    private PublicId() {}

    /** A fresh UUID version 7 (RFC 9562): ordered by time, so that indexes stay compact. */
    public static UUID fresh(Instant now) {
        long random = RANDOM.nextLong();
        long high = (now.toEpochMilli() << 16) | 0x7000L | (random & 0x0FFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    public static String format(String prefix, UUID value) {
        HexFormat hex = HexFormat.of();
        return prefix + "_" + hex.toHexDigits(value.getMostSignificantBits())
                + hex.toHexDigits(value.getLeastSignificantBits());
    }

    /** Empty when the text is not an id of this noun. */
    public static Optional<UUID> parse(String prefix, String text) {
        int start = prefix.length() + 1;
        if (text.length() != start + 32 || !text.startsWith(prefix) || text.charAt(start - 1) != '_') {
            return Optional.empty();
        }
        try {
            return Optional.of(new UUID(
                    HexFormat.fromHexDigitsToLong(text, start, start + 16),
                    HexFormat.fromHexDigitsToLong(text, start + 16, start + 32)));
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }
}
