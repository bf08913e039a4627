package pebble.blobs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The SHA-256 of some bytes: their name in the blob store. Equality is by value. */
public final class Sha256 implements Comparable<Sha256> {
    private final byte[] value;

    private Sha256(byte[] value) {
        this.value = value;
    }

    public static Sha256 of(byte[] content) {
        return new Sha256(digest().digest(content));
    }

    /** From the 32 bytes a database column holds. */
    public static Sha256 ofDigest(byte[] digest) {
        return new Sha256(digest.clone());
    }

    public static Optional<Sha256> parse(String hex) {
        if (hex.length() != 64) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Sha256(HexFormat.of().parseHex(hex)));
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    public byte[] bytes() {
        return value.clone();
    }

    @Override
    public int compareTo(Sha256 other) {
        return Arrays.compareUnsigned(value, other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256 that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** 64 lower-case hex digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(value);
    }
}
