package pebble.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.stream.Field;
import org.jspecify.annotations.Nullable;

/** From raw header lines to unfolded text. Raw 8-bit headers are in UTF-8, else in the charset of the body, else guessed together. */
final class HeaderText {
    private static final int LONGEST = 256 * 1024;
    private static final int MOST = 5_000;

    private static final Pattern WORD =
            Pattern.compile("(?i)=\\?(?!utf-8|us-ascii)([a-z0-9_-]{2,40})(?:\\*[^?]*)?\\?[bq]\\?");

    private HeaderText() {}

    static List<Header> of(List<Field> raw) {
        List<Field> fields = raw.subList(0, Math.min(raw.size(), MOST));
        String label = null;
        List<Header> headers = new ArrayList<>(fields.size());
        for (Field field : fields) {
            byte[] body = body(field);
            if (label == null && !Charsets.isAscii(body)) {
                label = labelFor(fields);
            }
            String text = Charsets.isAscii(body) ? Charsets.guess(body) : Charsets.decode(body, label);
            headers.add(new Header(CleanText.clean(field.getName().strip()), CleanText.clean(unfolded(text))));
        }
        return headers;
    }

    /** The charset that the headers are in where they are not ASCII: as labelled in an encoded word, or as it seems. */
    static @Nullable String charset(List<Field> fields) {
        for (Field field : fields) {
            Matcher word = WORD.matcher(new String(body(field), StandardCharsets.ISO_8859_1));
            if (word.find()) {
                return word.group(1);
            }
        }
        byte[] foreign = foreign(fields);
        return foreign.length == 0 ? null : Charsets.detectedName(foreign);
    }

    /** The value as shown: with its encoded words decoded. */
    static String decoded(String value) {
        return CleanText.clean(EncodedWords.decode(value));
    }

    private static String labelFor(List<Field> fields) {
        for (Field field : fields) {
            if ("content-type".equals(field.getNameLowerCase())) {
                String value = new String(body(field), StandardCharsets.ISO_8859_1).replaceAll("[\r\n]+", "");
                String charset = Parameters.of(value).get("charset");
                if (charset != null) {
                    return charset;
                }
            }
        }
        return Objects.requireNonNullElse(Charsets.detectedName(foreign(fields)), "");
    }

    private static byte[] foreign(List<Field> fields) {
        var foreign = new ByteArrayOutputStream(0);
        for (Field field : fields) {
            byte[] body = body(field);
            if (!Charsets.isAscii(body)) {
                foreign.writeBytes(body);
            }
        }
        return foreign.toByteArray();
    }

    private static byte[] body(Field field) {
        byte[] raw = field.getRaw().toByteArray();
        int from = 0;
        while (from < raw.length && raw[from] != ':') {
            from++;
        }
        int to = Math.min(raw.length, from + LONGEST);
        return Arrays.copyOfRange(raw, Math.min(raw.length, from + 1), to);
    }

    /** Line breaks go, the white space after them stays (RFC 5322 2.2.3); a break without white space becomes one space. */
    private static String unfolded(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return text.strip();
        }
        var out = new StringBuilder(text.length());
        boolean broken = false;
        String stripped = text.strip();
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (c == '\r' || c == '\n') {
                broken = true;
                continue;
            }
            if (broken && c != ' ' && c != '\t') {
                out.append(' ');
            }
            broken = false;
            out.append(c);
        }
        return out.toString();
    }
}
