package pebble.connectors.parsers;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.mime.Charsets;

/** Bytes to characters: by the mark at their beginning, by what they say of themselves, by what they look like. */
final class Decoding {
    private static final int DECLARED_WITHIN = 8192;
    private static final Pattern META =
            Pattern.compile("<meta[^>]{1,300}charset\\s*=\\s*[\"']?\\s*([\\w:.-]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern XML = Pattern.compile("^\\s*<\\?xml[^>]{1,200}encoding\\s*=\\s*[\"']([\\w:.-]{1,40})");

    private Decoding() {}

    static String plain(byte[] bytes) {
        return decoded(bytes, null);
    }

    static String html(byte[] bytes) {
        return decoded(bytes, declared(bytes, META));
    }

    static String xml(byte[] bytes) {
        return decoded(bytes, declared(bytes, XML));
    }

    private static String decoded(byte[] bytes, @Nullable String declared) {
        Charset marked = marked(bytes);
        String text = marked != null
                ? new String(bytes, marked)
                : declared != null ? Charsets.decode(bytes, declared) : Charsets.guess(bytes);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static @Nullable Charset marked(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return starts(bytes, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean starts(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String declared(byte[] bytes, Pattern where) {
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARED_WITHIN), StandardCharsets.ISO_8859_1);
        Matcher declared = where.matcher(head);
        if (!declared.find()) {
            return null;
        }
        String name = declared.group(1).toLowerCase(Locale.ROOT);
        // It could not be read here if it were true.
        return name.startsWith("utf-16") || name.startsWith("utf-32") ? null : name;
    }
}
