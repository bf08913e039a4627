package pebble.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import pebble.blobs.Sha256;
import pebble.reading.Formats;

/**
 * A file that has come, in a temporary place until it is kept; closing it takes it away.
 *
 * @param filename as the sender calls it
 * @param declaredType as the sender declares it
 */
public record Upload(
        Path file, @Nullable String filename, @Nullable String declaredType, Sha256 sha256, String md5, long size)
        implements AutoCloseable {

    /** Reads the stream to its end, so many bytes at most. */
    public static Upload of(InputStream bytes, @Nullable String filename, @Nullable String declaredType, long most)
            throws IOException {
        Path file = Files.createTempFile("pebble-upload", null);
        try {
            MessageDigest sha256 = Sha256.digest();
            MessageDigest md5 = digest();
            long size = 0;
            try (OutputStream out =
                    new DigestOutputStream(new DigestOutputStream(Files.newOutputStream(file), md5), sha256)) {
                byte[] buffer = new byte[1 << 16];
                for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                    size += read;
                    if (size > most) {
                        throw DocumentError.tooLarge(filename, most);
                    }
                    out.write(buffer, 0, read);
                }
            }
            return new Upload(
                    file,
                    filename,
                    declaredType,
                    Sha256.ofDigest(sha256.digest()),
                    HexFormat.of().formatHex(md5.digest()),
                    size);
        } catch (IOException | RuntimeException broken) {
            Files.deleteIfExists(file);
            throw broken;
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Whether it is an archive, other than an office document. */
    public boolean isZip() throws IOException {
        return Formats.of(file, filename, declaredType) instanceof Formats.Told.Zip;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
