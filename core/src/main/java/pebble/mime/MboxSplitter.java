package pebble.mime;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Cuts an mbox into its mails, one in memory at a time. A separator is a line {@code From someone … 10:05:00 2026} at the start or
 * after a blank line, followed by a header or a blank line: sentences that begin with "From" do not cut.
 */
final class MboxSplitter {
    private static final Pattern SEPARATOR =
            Pattern.compile("From \\S.*\\b\\d{1,2}:\\d{2}\\b.*\\b(?:19|20)\\d{2}\\b.*");
    private static final Pattern QUOTED = Pattern.compile(">+From ");
    private static final int LONGEST_SEPARATOR = 1_000;

    private final BufferedInputStream in;
    private final String path;
    private final Containers.Sink sink;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private ByteArrayOutputStream mail = new ByteArrayOutputStream(8 * 1024);
    private boolean separated;
    private boolean tooLarge;
    private boolean container;
    private int count;

    /** @param certain whether this is an mbox even if it holds no second separator */
    MboxSplitter(InputStream in, String path, Containers.Sink sink, boolean certain) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.path = path;
        this.sink = sink;
        if (certain || isNamedMbox(path)) {
            open();
        }
    }

    void split() throws IOException {
        boolean afterBlank = true;
        while (readLine()) {
            byte[] bytes = line.toByteArray();
            boolean separator = afterBlank && startsWithFrom(bytes) && isSeparator(text(bytes)) && isFollowedByHeader();
            if (separator) {
                if (separated || mail.size() > 0) {
                    open();
                    emit();
                }
                separated = true;
            }
            keep(bytes);
            afterBlank = isBlank(bytes);
        }
        finish();
    }

    static boolean isSeparator(String line) {
        return line.length() <= LONGEST_SEPARATOR
                && SEPARATOR.matcher(line.stripTrailing()).matches();
    }

    private static boolean isNamedMbox(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.startsWith("mbox") || name.endsWith(".mbox") || name.endsWith(".mbx") || name.endsWith("mbox");
    }

    private void open() {
        if (!container) {
            container = true;
            sink.container(path, "mbox");
        }
    }

    private void finish() {
        if (container) {
            if (separated || mail.size() > 0) {
                emit();
            }
        } else if (tooLarge) {
            sink.skipped(path, FileWalk.TOO_LARGE);
        } else {
            sink.mail(path, mail.toByteArray());
        }
    }

    private void emit() {
        count++;
        String place = path + "#" + count;
        if (tooLarge) {
            sink.skipped(place, FileWalk.TOO_LARGE);
        } else {
            byte[] delivered = delivered(mail.toByteArray(), separated);
            if (separated || !new String(delivered, StandardCharsets.ISO_8859_1).isBlank()) {
                sink.mail(place, delivered);
            } else {
                count--;
            }
        }
        mail = new ByteArrayOutputStream(8 * 1024);
        tooLarge = false;
    }

    private void keep(byte[] bytes) {
        if (mail.size() + bytes.length > FileWalk.LARGEST_MAIL) {
            tooLarge = true;
            mail = new ByteArrayOutputStream(0);
        }
        if (!tooLarge) {
            mail.writeBytes(bytes);
        }
    }

    /** What was delivered: without the separator line and the blank line at the end, with quoted lines as they were. */
    private static byte[] delivered(byte[] verbatim, boolean separated) {
        int start = separated ? lineEnd(verbatim, 0) : 0;
        int end = verbatim.length;
        if (endsWith(verbatim, start, end, "\r\n\r\n")) {
            end -= 2;
        } else if (endsWith(verbatim, start, end, "\n\n") || end - start == 1 && verbatim[start] == '\n') {
            end -= 1;
        }
        var out = new ByteArrayOutputStream(end - start);
        for (int at = start; at < end; ) {
            int next = Math.min(end, lineEnd(verbatim, at));
            int from = verbatim[at] == '>' && isQuoted(verbatim, at, next) ? at + 1 : at;
            out.write(verbatim, from, next - from);
            at = next;
        }
        return out.toByteArray();
    }

    private static boolean isQuoted(byte[] bytes, int from, int to) {
        String start = new String(bytes, from, Math.min(to - from, 64), StandardCharsets.ISO_8859_1);
        return QUOTED.matcher(start).lookingAt();
    }

    private static int lineEnd(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return Math.min(bytes.length, at + 1);
    }

    private static boolean endsWith(byte[] bytes, int start, int end, String what) {
        byte[] wanted = what.getBytes(StandardCharsets.US_ASCII);
        return end - wanted.length >= start && Arrays.equals(bytes, end - wanted.length, end, wanted, 0, wanted.length);
    }

    /** Looks at the next line without taking it. */
    private boolean isFollowedByHeader() throws IOException {
        in.mark(LONGEST_SEPARATOR);
        byte[] ahead = in.readNBytes(LONGEST_SEPARATOR);
        in.reset();
        String next = text(Arrays.copyOf(ahead, lineEnd(ahead, 0))).stripTrailing();
        return next.isEmpty() || next.startsWith(">From ") || next.matches("[\\x21-\\x39\\x3B-\\x7E]+[ \\t]*:.*");
    }

    /** Reads a line with its end; a line without end in sight is cut, so that memory stays bounded. */
    private boolean readLine() throws IOException {
        line.reset();
        int c;
        while ((c = in.read()) >= 0) {
            line.write(c);
            if (c == '\n' || line.size() >= 1024 * 1024) {
                return true;
            }
        }
        return line.size() > 0;
    }

    private static boolean startsWithFrom(byte[] bytes) {
        return bytes.length > 5
                && bytes[0] == 'F'
                && bytes[1] == 'r'
                && bytes[2] == 'o'
                && bytes[3] == 'm'
                && bytes[4] == ' ';
    }

    private static boolean isBlank(byte[] bytes) {
        return bytes.length == 1 && bytes[0] == '\n' || bytes.length == 2 && bytes[0] == '\r' && bytes[1] == '\n';
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
