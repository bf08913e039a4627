package pebble.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the sender wrote in this mail, without the mails before it. Pure functions of the text, linear in its length; they know how
 * mail clients quote, not single mails.
 *
 * <p>Quoted are: lines with {@code >} (wherever they stand, so that answers between them stay), the line that introduces them
 * ("On … wrote:" in many languages, wrapped or not), and everything below "-----Original Message-----", a block of
 * From/Sent/To/Subject lines, or an introduction that is not followed by {@code >}. A forwarded mail is the message itself and
 * stays, unless it lies inside the history of a reply. When nothing but history would be left out, that is a forward too: the
 * result is empty only where every line is quoted.
 */
public final class Quotes {
    /** Stands for "from here on history" in lines made from HTML; no text of a mail holds a NUL. */
    static final String CUT = "\0";

    private static final Pattern COMPARISON = Pattern.compile("\\s*>\\s?=?\\s*\\d[^>]{0,60}");
    private static final Pattern INITIALS = Pattern.compile("\\s?([A-Z]{2,3})>+( .*)?");

    private Quotes() {}

    /** The text without quoted history. */
    public static String replyText(String text) {
        return cut(lines(text)).text();
    }

    /**
     * The text without quoted history, found by the structure of the HTML where the text shows none; from the HTML alone where the
     * mail has no text.
     */
    public static String replyText(String text, String html) {
        if (html.isBlank()) {
            return replyText(text);
        }
        if (text.isBlank()) {
            return cut(QuotedHtml.lines(html)).text();
        }
        var lines = lines(text);
        if (lines.stream().noneMatch(line -> line.startsWith(">")) && QuotedHtml.marksQuotes(html)) {
            var byStructure = cut(QuotedHtml.lines(html));
            if (byStructure.shortened()) {
                return byStructure.text();
            }
        }
        return cut(lines).text();
    }

    /** What the sender wrote in this mail; all of it where the subject says that the mail is a forward. */
    public static String replyText(Mail mail) {
        return Subjects.isForward(mail.subject()) ? mail.text().strip() : replyText(mail.text(), mail.html());
    }

    /** The newest text, given what {@link #replyText(Mail)} answered. */
    public static String withoutSignature(String reply) {
        return Signatures.without(reply);
    }

    /** {@link #replyText(Mail)} without signature, "Sent from my phone", and legal footer. */
    public static String newestText(Mail mail) {
        return Signatures.without(replyText(mail));
    }

    /** {@link #replyText(String)} without signature, "Sent from my phone", and legal footer; never empty where that is not. */
    public static String newestText(String text) {
        return Signatures.without(replyText(text));
    }

    /** {@link #replyText(String, String)} without signature, "Sent from my phone", and legal footer. */
    public static String newestText(String text, String html) {
        return Signatures.without(replyText(text, html));
    }

    static List<String> lines(String text) {
        return text.lines().toList();
    }

    private record Kept(String text, boolean shortened) {}

    private static Kept cut(List<String> lines) {
        var quoted = quoted(lines);
        OwnMarks.mark(lines, quoted);
        var introductions = new Introductions(lines, quoted).find();
        var gone = quoted.clone();
        int lastQuoted = quoted.length - 1;
        while (lastQuoted >= 0 && !quoted[lastQuoted]) {
            lastQuoted--;
        }
        boolean said = false;
        boolean spared = true;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (quoted[i] || line.isBlank()) {
                continue;
            }
            if (Separators.isForward(line)) {
                Arrays.fill(gone, i, gone.length, false);
                break;
            }
            int after = historyHead(lines, quoted, introductions, i);
            if (after < 0) {
                said = true;
                continue;
            }
            int next = nextWritten(lines, after);
            if (next < lines.size() && quoted[next] || next == lines.size() && said) {
                Arrays.fill(gone, i, after, true);
                spared &= introductions[i] > 0;
                i = after - 1;
            } else if (said) {
                Arrays.fill(gone, i, gone.length, true);
                break;
            } else if (introductions[i] > 0 && after <= lastQuoted) {
                Arrays.fill(gone, i, after, true);
                i = after - 1;
            } else {
                Arrays.fill(gone, false);
                break;
            }
        }
        var kept = kept(lines, gone);
        return kept.text().isEmpty() && !spared ? kept(lines, new boolean[gone.length]) : kept;
    }

    /** Where the lines that announce history at {@code i} end; -1 when this line announces none. */
    private static int historyHead(List<String> lines, boolean[] quoted, int[] introductions, int i) {
        var line = lines.get(i);
        if (line.equals(CUT)) {
            return i + 1;
        }
        if (Separators.isOriginal(line) || Separators.isRule(line)) {
            int next = nextWritten(lines, i + 1);
            int end = next < lines.size() && !quoted[next] ? HeaderBlocks.end(lines, quoted, next) : -1;
            return end > 0 ? end : Separators.isOriginal(line) ? i + 1 : -1;
        }
        if (introductions[i] > 0) {
            return introductions[i];
        }
        return HeaderBlocks.end(lines, quoted, i);
    }

    private static int nextWritten(List<String> lines, int from) {
        int i = from;
        while (i < lines.size() && (lines.get(i).isBlank() || lines.get(i).equals(CUT))) {
            i++;
        }
        return i;
    }

    private static Kept kept(List<String> lines, boolean[] gone) {
        var out = new ArrayList<String>();
        boolean shortened = false;
        boolean gap = false;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (gone[i]) {
                shortened |= !line.isBlank();
                gap = true;
            } else if (!line.equals(CUT) && !(gap && line.isBlank())) {
                if (gap) {
                    while (!out.isEmpty() && out.getLast().isBlank()) {
                        out.removeLast();
                    }
                    out.add("");
                }
                gap = false;
                out.add(line);
            }
        }
        return new Kept(String.join("\n", out).strip(), shortened);
    }

    /** Which lines carry a quote mark. */
    private static boolean[] quoted(List<String> lines) {
        int count = lines.size();
        var quoted = new boolean[count];
        var byInitials = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            var line = lines.get(i);
            int at = 0;
            while (at < line.length() && at < 8 && Character.isWhitespace(line.charAt(at))) {
                at++;
            }
            if (at < line.length() && line.charAt(at) == '>') {
                quoted[i] = !line.startsWith(">From ") || i > 0 && quoted[i - 1];
            } else if (at < line.length()
                    && Character.isUpperCase(line.charAt(at))
                    && line.indexOf('>', at) <= at + 4) {
                if (line.length() < 500 && INITIALS.matcher(line).matches()) {
                    byInitials.add(i);
                }
            }
        }
        if (byInitials.size() > 1) {
            byInitials.forEach(i -> quoted[i] = true);
        }
        for (int i = 0; i < count; i++) {
            boolean alone = quoted[i] && (i == 0 || !quoted[i - 1]) && (i + 1 == count || !quoted[i + 1]);
            if (quoted[i] && i > 0 && Introductions.closes(lines.get(i), lines.get(i - 1))) {
                quoted[i] = false;
            } else if (alone
                    && lines.get(i).length() < 80
                    && COMPARISON.matcher(lines.get(i)).matches()) {
                quoted[i] = false; // "> 99.5 %" is a specification
            }
        }
        return quoted;
    }
}
