package pebble.mime;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files that were put into plain text before MIME: {@code begin 644 name … end}. */
record UuencodedText(String text, List<Enclosure> files) {
    private static final Pattern BEGIN = Pattern.compile("^begin [0-7]{3,4} (\\S[^\\n]{0,254})$", Pattern.MULTILINE);

    /** Cuts the files out of the text. A block without end, or with a line that is none, stays text. */
    static UuencodedText of(String text) {
        if (!text.contains("begin ")) {
            return new UuencodedText(text, List.of());
        }
        List<Enclosure> files = new ArrayList<>();
        var rest = new StringBuilder();
        int done = 0;
        Matcher begin = BEGIN.matcher(text);
        while (begin.find()) {
            var bytes = new ByteArrayOutputStream();
            int end = begin.start() < done ? -1 : decode(text, begin.end(), bytes);
            if (end >= 0) {
                rest.append(text, done, begin.start());
                done = end;
                files.add(new Enclosure(
                        FileNames.bare(begin.group(1)), "application/octet-stream", bytes.toByteArray(), false, ""));
            }
        }
        return new UuencodedText(rest.append(text.substring(done)).toString(), List.copyOf(files));
    }

    /** Answers where the block ends, or -1 when it is none. */
    private static int decode(String text, int from, ByteArrayOutputStream out) {
        int at = nextLine(text, from);
        while (at < text.length()) {
            int next = nextLine(text, at);
            String line = text.substring(at, next).stripTrailing();
            if (line.equals("end")) {
                return next;
            }
            byte @Nullable [] bytes = line(line);
            if (bytes == null) {
                return -1;
            }
            out.writeBytes(bytes);
            at = next;
        }
        return -1;
    }

    private static byte @Nullable [] line(String line) {
        if (line.isEmpty() || line.equals("`")) {
            return new byte[0];
        }
        int count = value(line, 0);
        if (count < 0 || count > 45 || (count * 4 + 2) / 3 > line.length() + 3) {
            return null;
        }
        byte[] out = new byte[count];
        for (int i = 0; i < count; i++) {
            int at = 1 + i / 3 * 4 + i % 3;
            int high = value(line, at);
            int low = value(line, at + 1);
            if (high < 0 || low < 0) {
                return null;
            }
            int shift = 2 * (i % 3);
            out[i] = (byte) (high << (2 + shift) | low >> (4 - shift));
        }
        return out;
    }

    /** Trailing spaces are often lost: what is missing counts as space. */
    private static int value(String line, int at) {
        if (at >= line.length()) {
            return 0;
        }
        int c = line.charAt(at);
        return c < 0x20 || c > 0x60 ? -1 : (c - 0x20) & 0x3F;
    }

    private static int nextLine(String text, int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 ? text.length() : newline + 1;
    }
}
