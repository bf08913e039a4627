package pebble.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * The text of RTF bodies, and the HTML that Outlook hides in them (MS-OXRTFEX). Formatting is left out; a body without hidden HTML
 * has an empty {@link #html}.
 */
record RichText(String text, String html) {

    static RichText of(String rtf) {
        boolean fromHtml = rtf.contains("\\fromhtml1");
        String read = new Reader(rtf, fromHtml).read();
        return fromHtml ? new RichText(HtmlText.of(read), read) : new RichText(read.strip(), "");
    }

    /** One pass over the control words. */
    private static final class Reader {
        private static final int DEEPEST = 1_000;
        private static final Set<String> UNSHOWN = Set.of(
                "fonttbl",
                "colortbl",
                "stylesheet",
                "info",
                "pict",
                "object",
                "header",
                "footer",
                "themedata",
                "datastore");

        private final String rtf;
        private final boolean fromHtml;
        private final StringBuilder out = new StringBuilder();
        private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
        private final Deque<Boolean> outer = new ArrayDeque<>();
        private Charset charset = Charset.forName("windows-1252");
        private boolean hidden;
        private boolean duplicate;
        private int fallbackLength = 1;
        private int skip;
        private int at;

        Reader(String rtf, boolean fromHtml) {
            this.rtf = rtf;
            this.fromHtml = fromHtml;
        }

        String read() {
            while (at < rtf.length()) {
                char c = rtf.charAt(at++);
                switch (c) {
                    case '{' -> open();
                    case '}' -> close();
                    case '\\' -> control();
                    case '\r', '\n' -> {}
                    default -> text(c);
                }
            }
            flush();
            return out.toString();
        }

        private void close() {
            if (outer.isEmpty()) {
                return;
            }
            hidden = outer.pop();
            if (outer.isEmpty()) {
                // What follows the outermost group is padding.
                at = rtf.length();
            }
        }

        private void open() {
            if (outer.size() < DEEPEST) {
                outer.push(hidden);
            }
        }

        private void control() {
            if (at >= rtf.length()) {
                return;
            }
            char c = rtf.charAt(at);
            if (Character.isLetter(c)) {
                word();
                return;
            }
            at++;
            switch (c) {
                case '\'' -> hexByte();
                case '*' -> hidden = hidden || !rtf.startsWith("\\htmltag", at);
                case '~' -> text(' ');
                case '\\', '{', '}' -> text(c);
                case '\n', '\r' -> append("\n");
                default -> {}
            }
        }

        private void word() {
            int start = at;
            while (at < rtf.length() && Character.isLetter(rtf.charAt(at))) {
                at++;
            }
            String word = rtf.substring(start, at);
            int digits = at;
            while (at < rtf.length()
                    && at - digits < 8
                    && (Character.isDigit(rtf.charAt(at)) || at == digits && rtf.charAt(at) == '-')) {
                at++;
            }
            String number = rtf.substring(digits, at);
            if (at < rtf.length() && rtf.charAt(at) == ' ') {
                at++;
            }
            boolean none = number.isEmpty() || number.equals("-");
            act(word, none ? -1 : Integer.parseInt(number));
        }

        private void act(String word, int number) {
            switch (word) {
                case "par", "line", "row" -> append("\n");
                case "tab", "cell" -> append("\t");
                case "u" -> unicode(number);
                case "uc" -> fallbackLength = Math.max(0, number);
                case "ansicpg" -> charset = codePage(number);
                case "htmlrtf" -> duplicate = number != 0;
                case "lquote", "rquote" -> append("'");
                case "ldblquote", "rdblquote" -> append("\"");
                case "bullet" -> append("\u2022");
                case "endash" -> append("\u2013");
                case "emdash" -> append("\u2014");
                default -> hidden = hidden || UNSHOWN.contains(word);
            }
        }

        private void unicode(int number) {
            append(String.valueOf((char) number));
            skip = fallbackLength;
        }

        private static Charset codePage(int number) {
            String name = number == 65001 ? "utf-8" : "windows-" + number;
            return Charset.isSupported(name) ? Charset.forName(name) : Charset.forName("windows-1252");
        }

        private void hexByte() {
            int high = at + 1 < rtf.length() ? Character.digit(rtf.charAt(at), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(rtf.charAt(at + 1), 16);
            if (low < 0) {
                return;
            }
            at += 2;
            if (skip > 0) {
                skip--;
            } else if (!hidden && !isDuplicate()) {
                pending.write(high << 4 | low);
            }
        }

        private void text(char c) {
            if (skip > 0) {
                skip--;
            } else {
                append(String.valueOf(c));
            }
        }

        private void append(String text) {
            if (!hidden && !isDuplicate()) {
                flush();
                out.append(text);
            }
        }

        /** What Outlook wrote for RTF readers beside the HTML. */
        private boolean isDuplicate() {
            return fromHtml && duplicate;
        }

        private void flush() {
            if (pending.size() > 0) {
                out.append(new String(pending.toByteArray(), charset));
                pending.reset();
            }
        }
    }
}
