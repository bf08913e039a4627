package pebble.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Encoded words in headers (RFC 2047, RFC 2231 language tags). Neighbours in one charset are joined as bytes before they are
 * decoded, because senders cut in the middle of a character; white space between neighbours is dropped.
 */
final class EncodedWords {
    private static final Pattern WORD =
            Pattern.compile("=\\?([^?*\\s]{1,60})(?:\\*[^?\\s]{0,40})?\\?([bBqQ])\\?([^?]{0,8000})\\?=");

    private EncodedWords() {}

    static String decode(String value) {
        if (!value.contains("=?")) {
            return value;
        }
        var out = new StringBuilder(value.length());
        var pending = new ByteArrayOutputStream();
        String charset = null;
        int done = 0;
        Matcher word = WORD.matcher(value);
        while (word.find()) {
            String between = value.substring(done, word.start());
            String next = word.group(1).toLowerCase(Locale.ROOT);
            boolean neighbour = charset != null && between.isBlank();
            if (!neighbour || !next.equals(charset)) {
                flush(pending, charset, out);
            }
            if (!neighbour) {
                out.append(between);
            }
            charset = next;
            boolean base64 = word.group(2).equalsIgnoreCase("b");
            pending.writeBytes(base64 ? base64(word.group(3)) : quoted(word.group(3)));
            done = word.end();
        }
        flush(pending, charset, out);
        return out.append(value, done, value.length()).toString();
    }

    private static void flush(ByteArrayOutputStream pending, @Nullable String charset, StringBuilder out) {
        if (pending.size() > 0) {
            out.append(Charsets.decode(pending.toByteArray(), charset));
            pending.reset();
        }
    }

    private static byte[] base64(String text) {
        return lenientBase64(text);
    }

    /** Decodes what can be decoded: foreign characters are skipped, a cut end is dropped. */
    static byte[] lenientBase64(String text) {
        var clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/')) {
                clean.append(c);
            }
        }
        if (clean.length() % 4 == 1) {
            clean.setLength(clean.length() - 1);
        }
        return Base64.getDecoder().decode(clean.toString());
    }

    private static byte[] quoted(String text) {
        var out = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '_') {
                out.write(' ');
            } else if (c == '=' && i + 2 < text.length() && hex(text, i + 1) >= 0 && hex(text, i + 2) >= 0) {
                out.write(hex(text, i + 1) << 4 | hex(text, i + 2));
                i += 2;
            } else {
                out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static int hex(String text, int at) {
        return Character.digit(text.charAt(at), 16);
    }
}
