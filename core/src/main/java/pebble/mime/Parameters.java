package pebble.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of Content-Type and Content-Disposition, as they are written rather than as they should be: RFC 2231
 * continuations and charsets, RFC 2047 words where they are forbidden, unquoted values with spaces, missing quotes.
 */
final class Parameters {
    private final String header;
    private final Map<String, String> plain = new LinkedHashMap<>();
    private final Map<String, TreeMap<Integer, Section>> sections = new LinkedHashMap<>();
    private int at;
    private int equals = -1;

    private Parameters(String header) {
        this.header = header;
    }

    private static final Pattern NEXT_NAME = Pattern.compile("\\s[A-Za-z][A-Za-z0-9*_-]{0,40}=");
    private static final Pattern MAIN = Pattern.compile("^\\s*([^;\\s]*(?:\\s*/\\s*[^;\\s]+)?)");

    /** The value before the parameters, lower case and without white space. */
    static String main(String header) {
        Matcher main = MAIN.matcher(header);
        return main.find() ? main.group(1).replaceAll("\\s+", "").toLowerCase(Locale.ROOT) : "";
    }

    /** Parameters by lower-case name; the first of two equal names counts. */
    static Map<String, String> of(String header) {
        return new Parameters(header).read();
    }

    private record Section(String value, boolean encoded) {}

    private Map<String, String> read() {
        Matcher main = MAIN.matcher(header);
        at = main.find() ? main.end() : 0;
        while (at < header.length()) {
            one();
        }
        sections.forEach((name, pieces) -> plain.putIfAbsent(name, joined(pieces)));
        return plain;
    }

    private void one() {
        if (equals < at) {
            int next = header.indexOf('=', at);
            equals = next < 0 ? header.length() : next;
        }
        int semicolon = header.indexOf(';', at);
        if (equals == header.length() || semicolon >= 0 && semicolon < equals) {
            at = semicolon < 0 || equals == header.length() ? header.length() : semicolon + 1;
            return;
        }
        String name = header.substring(at, equals).strip().toLowerCase(Locale.ROOT);
        at = equals + 1;
        String value = value();
        int star = name.indexOf('*');
        if (star < 0) {
            if (!name.isEmpty()) {
                plain.putIfAbsent(name, EncodedWords.decode(value));
            }
            return;
        }
        String number = name.substring(star + 1).replace("*", "");
        int index = number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
        sections.computeIfAbsent(name.substring(0, star), n -> new TreeMap<>())
                .putIfAbsent(index, new Section(value, name.endsWith("*")));
    }

    private String value() {
        while (at < header.length() && Character.isWhitespace(header.charAt(at))) {
            at++;
        }
        if (at < header.length() && header.charAt(at) == '"') {
            return quoted();
        }
        int semicolon = header.indexOf(';', at);
        int end = semicolon < 0 ? header.length() : semicolon;
        // Where the semicolon is missing, the next name with its equals sign ends the value.
        Matcher next = NEXT_NAME.matcher(header).region(at, end);
        if (next.find()) {
            end = next.start();
        }
        String value = header.substring(at, end).strip();
        at = end;
        skipSeparator();
        return value;
    }

    private String quoted() {
        var value = new StringBuilder();
        for (at++; at < header.length() && header.charAt(at) != '"'; at++) {
            // A backslash escapes only what needs it, else Windows paths lose their separators.
            boolean escape =
                    header.charAt(at) == '\\' && at + 1 < header.length() && "\"\\".indexOf(header.charAt(at + 1)) >= 0;
            at += escape ? 1 : 0;
            value.append(header.charAt(at));
        }
        at = Math.min(header.length(), at + 1);
        skipSeparator();
        return value.toString();
    }

    private void skipSeparator() {
        while (at < header.length() && (header.charAt(at) == ';' || Character.isWhitespace(header.charAt(at)))) {
            at++;
        }
    }

    private static String joined(TreeMap<Integer, Section> pieces) {
        String charset = "";
        var bytes = new ByteArrayOutputStream();
        boolean first = true;
        for (Section piece : pieces.values()) {
            String value = piece.value();
            if (first && piece.encoded()) {
                String[] marks = value.split("'", 3);
                if (marks.length == 3) {
                    charset = marks[0];
                    value = marks[2];
                }
            }
            bytes.writeBytes(piece.encoded() ? percentDecoded(value) : value.getBytes(StandardCharsets.UTF_8));
            first = false;
        }
        return EncodedWords.decode(Charsets.decode(bytes.toByteArray(), charset));
    }

    private static byte[] percentDecoded(String value) {
        var out = new ByteArrayOutputStream(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '%' && i + 2 < value.length()) {
                int high = Character.digit(value.charAt(i + 1), 16);
                int low = Character.digit(value.charAt(i + 2), 16);
                if (high >= 0 && low >= 0) {
                    out.write(high << 4 | low);
                    i += 2;
                    continue;
                }
            }
            out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
