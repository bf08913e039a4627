package pebble.mime;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** UTF-7 (RFC 2152), which Java does not know and old Outlook liked. */
final class Utf7 {
    private Utf7() {}

    static String decode(byte[] bytes) {
        String in = new String(bytes, StandardCharsets.ISO_8859_1);
        var out = new StringBuilder(in.length());
        for (int i = 0; i < in.length(); i++) {
            char c = in.charAt(i);
            if (c != '+') {
                out.append(c);
                continue;
            }
            int end = i + 1;
            while (end < in.length() && isBase64(in.charAt(end))) {
                end++;
            }
            boolean closed = end < in.length() && in.charAt(end) == '-';
            out.append(end == i + 1 ? "+" : shifted(in.substring(i + 1, end)));
            i = closed ? end : end - 1;
        }
        return out.toString();
    }

    private static String shifted(String run) {
        // A single leftover character carries no whole byte; the decoder would refuse it.
        String whole = run.length() % 4 == 1 ? run.substring(0, run.length() - 1) : run;
        byte[] bytes = Base64.getDecoder().decode(whole);
        return new String(bytes, 0, bytes.length & ~1, StandardCharsets.UTF_16BE);
    }

    private static boolean isBase64(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '+' || c == '/');
    }
}
