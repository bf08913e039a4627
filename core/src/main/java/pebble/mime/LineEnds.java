package pebble.mime;

/** Line ends that the tokeniser understands: it knows LF and CRLF, old Macintosh files have CR alone. */
final class LineEnds {
    private LineEnds() {}

    /** The same bytes, or a copy with LF where the mail has carriage returns only. */
    static byte[] readable(byte[] raw) {
        boolean returns = false;
        for (byte b : raw) {
            if (b == '\n') {
                return raw;
            }
            returns |= b == '\r';
        }
        if (!returns) {
            return raw;
        }
        byte[] lines = raw.clone();
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\r') {
                lines[i] = '\n';
            }
        }
        return lines;
    }
}
