package pebble.mime;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain text as HTML: escaped, with its lines, its links to be followed and its quoted history folded. */
final class PlainTextHtml {
    private static final Pattern LINK = Pattern.compile(
            "\\b(?:https?://|www\\.)[^\\s<>\"'`]{1,2000}|\\b[A-Za-z0-9._%+-]{1,64}+@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}\\b");
    private static final String TRAILING = ".,;:!?)]}*_";
    private static final Pattern FORWARDED = Pattern.compile(
            "^-{3,}\\s*(?:Original Message|Ursprüngliche Nachricht|Message d'origine)\\s*-{3,}\\s*$",
            Pattern.CASE_INSENSITIVE);

    private static final int LONG_QUOTE = 12;

    private PlainTextHtml() {}

    static String of(String text) {
        List<String> lines = text.lines().toList();
        var out = new StringBuilder(text.length() * 5 / 4 + 100).append("<div class=\"pebble-text\">");
        boolean anythingBefore = false;
        for (int i = 0; i < lines.size(); ) {
            int end = endOfQuote(lines, i);
            boolean foldable = anythingBefore && isHistory(lines, i, end);
            if (foldable) {
                out.append("<details><summary>Earlier messages</summary>");
            }
            int until = Math.max(end, i + 1);
            for (; i < until; i++) {
                anythingBefore |= !lines.get(i).isBlank();
                linked(lines.get(i), out);
                out.append('\n');
            }
            if (foldable) {
                out.append("</details>");
            }
        }
        return out.append("</div>").toString();
    }

    /** What is quoted between the lines of an answer stays open: only a long block, or the last thing in the mail, is folded. */
    private static boolean isHistory(List<String> lines, int from, int end) {
        boolean last = lines.subList(end, lines.size()).stream().allMatch(String::isBlank);
        return end - from >= LONG_QUOTE || last && end - from >= 2;
    }

    /** Where the quoted block that begins here ends; here itself when none begins. */
    private static int endOfQuote(List<String> lines, int from) {
        if (FORWARDED.matcher(lines.get(from)).matches()) {
            return lines.size();
        }
        int end = from;
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(">")) {
                end = i + 1;
            } else if (!line.isBlank() || i == from) {
                break;
            }
        }
        return end;
    }

    private static void linked(String line, StringBuilder out) {
        Matcher link = LINK.matcher(line);
        int done = 0;
        while (link.find()) {
            String target = withoutTrailing(link.group());
            if (target.length() < 5) {
                continue;
            }
            out.append(escaped(line.substring(done, link.start())));
            out.append("<a href=\"").append(escaped(href(target)));
            out.append("\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">");
            out.append(escaped(target)).append("</a>");
            done = link.start() + target.length();
        }
        out.append(escaped(line.substring(done)));
    }

    /** What ends a sentence does not belong to the link. */
    private static String withoutTrailing(String link) {
        int end = link.length();
        while (end > 0 && TRAILING.indexOf(link.charAt(end - 1)) >= 0) {
            end--;
        }
        return link.substring(0, end);
    }

    private static String href(String target) {
        if (target.contains("://")) {
            return target;
        }
        // A word with an @ may begin like an address of the web: www.anil@example.com is a mailbox.
        boolean web = target.regionMatches(true, 0, "www.", 0, 4) && target.indexOf('@') < 0;
        return web ? "http://" + target : "mailto:" + target;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
