package pebble.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What may stand before the first header and is none: a byte order mark, blank lines, the separator line of an mbox. */
final class Prologue {
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] QUOTED_FROM = ">From ".getBytes(StandardCharsets.US_ASCII);

    private Prologue() {}

    static int end(byte[] mail) {
        int at = startsWith(mail, 0, BOM) ? BOM.length : 0;
        while (at < mail.length) {
            int next = nextLine(mail, at);
            if (!isBlank(mail, at, next) && !startsWith(mail, at, FROM) && !startsWith(mail, at, QUOTED_FROM)) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private static int nextLine(byte[] mail, int from) {
        int at = from;
        while (at < mail.length && mail[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, mail.length);
    }

    private static boolean isBlank(byte[] mail, int from, int to) {
        for (int i = from; i < to; i++) {
            if (mail[i] != ' ' && mail[i] != '\t' && mail[i] != '\r' && mail[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] mail, int at, byte[] start) {
        return mail.length - at >= start.length && Arrays.equals(mail, at, at + start.length, start, 0, start.length);
    }
}
