package pebble.mail;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that a source brought, and where they lie there.
 *
 * @param path what the manifest calls it: a file name, {@code old.mbox#12}; empty for a server's mail
 * @param uid null unless a server numbers its mail
 */
public record Arrival(
        byte[] raw, String path, String folder, @Nullable Uid uid) {

    public static Arrival imported(byte[] raw, String path) {
        return new Arrival(raw, path, "", null);
    }

    /** RFC 3501: a UID means something only together with its folder's UIDVALIDITY. */
    public record Uid(long validity, long value) {}
}
