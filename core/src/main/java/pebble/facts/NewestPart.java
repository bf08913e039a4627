package pebble.facts;

import java.util.regex.Pattern;
import pebble.mime.Quotes;

/**
 * The newest part of a text, at its own places: what is quoted is overwritten with blanks, so that a place in the newest part is the
 * same place in the whole.
 */
public final class NewestPart {
    private static final Pattern FORWARD = Pattern.compile(
            "^[ \\t>]{0,6}(?:-{2,30} ?(?:forwarded message|original message|weitergeleitete nachricht|message transféré|mensaje reenviado"
                    + "|mensagem encaminhada|messaggio inoltrato)|begin forwarded message:)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.MULTILINE);

    private NewestPart() {}

    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }

    static String of(String whole, int longest) {
        String unquoted = withoutQuotes(cut(whole, longest));
        var forward = FORWARD.matcher(unquoted);
        if (forward.find() && !unquoted.substring(0, forward.start()).isBlank()) {
            var blank = new StringBuilder(unquoted);
            blank(blank, forward.start(), blank.length());
            return blank.toString();
        }
        return unquoted;
    }

    /** With what was forwarded, which is handed on to be read. */
    public static String withoutQuotes(String text) {
        var blank = new StringBuilder(text);
        var kept = Quotes.replyText(text).lines().toList();
        int next = 0;
        int at = 0;
        while (at < text.length()) {
            int end = endOfLine(text, at);
            if (next < kept.size()
                    && text.substring(at, end).strip().equals(kept.get(next).strip())) {
                next++;
            } else {
                blank(blank, at, end);
            }
            at = afterLine(text, end);
        }
        // Not found again line by line: rather read too much than nothing.
        return next < kept.size() ? text : blank.toString();
    }

    private static int endOfLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private static int afterLine(String text, int end) {
        return end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n' ? end + 2 : end + 1;
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                text.setCharAt(i, ' ');
            }
        }
    }
}
