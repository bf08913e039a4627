package pebble.mime;

import java.util.List;

/** Some people quote with marks of their own ({@code | }, {@code # }, {@code --]}): known by the introduction above them. */
final class OwnMarks {
    private static final String NEVER_A_MARK = "\"'([<{-*•–—_=.,>¿¡$€£@&+";

    private OwnMarks() {}

    /** Marks the lines that begin with such a mark as quoted. */
    static void mark(List<String> lines, boolean[] quoted) {
        var introductions = new Introductions(lines, quoted);
        int above = -1;
        for (int i = 0; i + 1 < lines.size(); i++) {
            var line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            var mark = quoted[i] || above < 0 || quoted[above] ? "" : markOf(line);
            if (!mark.isEmpty() && lines.get(i + 1).startsWith(mark) && introductions.introducesQuote(above)) {
                for (int each = 0; each < quoted.length; each++) {
                    quoted[each] |= lines.get(each).startsWith(mark);
                }
                return;
            }
            above = i;
        }
    }

    private static String markOf(String line) {
        int end = 0;
        while (end < line.length()
                && end < 4
                && !Character.isLetterOrDigit(line.charAt(end))
                && line.charAt(end) > ' ') {
            end++;
        }
        boolean bullet = end == 0 || end == 4 || end == 1 && NEVER_A_MARK.indexOf(line.charAt(0)) >= 0;
        return bullet || line.startsWith("--", 0) && end == 2 ? "" : line.substring(0, end);
    }
}
