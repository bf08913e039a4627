package pebble.mime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What a mail contains, whatever way it took: types, file names and decoded bytes of the parts in their structure. What may be
 * text, that is without a NUL, counts without the style of its line ends and the number of the last ones, which servers and
 * mbox files change.
 */
final class ContentHash {
    private final MessageDigest digest = sha256();

    private ContentHash() {}

    static String of(Part root) {
        var hash = new ContentHash();
        hash.add(root);
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private void add(Part part) {
        line(part.type());
        line(part.filename());
        if (!part.parts().isEmpty()) {
            line("(");
            part.parts().forEach(this::add);
            line(")");
            return;
        }
        byte[] bytes = isText(part.bytes()) ? plainLines(part.bytes()) : part.bytes();
        line(Integer.toString(bytes.length));
        digest.update(bytes);
    }

    private void line(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] plainLines(byte[] bytes) {
        byte[] out = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\r') {
                out[length++] = bytes[i];
            } else if (i + 1 == bytes.length || bytes[i + 1] != '\n') {
                out[length++] = '\n';
            }
        }
        while (length > 0 && out[length - 1] == '\n') {
            length--;
        }
        return Arrays.copyOf(out, length);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
