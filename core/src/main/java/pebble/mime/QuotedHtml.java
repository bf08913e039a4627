package pebble.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * A mail's HTML as lines of text, with what its structure says about quoting written as plain-text mail writes it: {@code >} before
 * quoted lines, {@link Quotes#CUT} where everything below is history. So one set of rules serves both.
 */
final class QuotedHtml {
    private static final int LONGEST = 4_000_000;

    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "blockquote",
            "body",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tbody",
            "td",
            "tfoot",
            "thead",
            "tr",
            "ul");
    private static final Set<String> SILENT =
            Set.of("head", "style", "script", "title", "noscript", "template", "object", "xml");

    /** Containers whose whole content is the earlier mail, by the class or id their client gives them. */
    private static final Pattern QUOTE_NAME = Pattern.compile(
            "(?:^|[ _-])(?:x_)*(?:gmail_attr|yahoo_quoted\\S*|protonmail_quote"
                    + "|tutanota_quote|moz-cite-prefix|zmail_extra\\S*|olk_src_body_section|ms-outlook-mobile-reference-message"
                    + "|mail-editor-reference-message-container|reply-intro|ntes-mailmaster-quote|replyblockquote|mail-app-auto-quote"
                    + "|isreplycontent|mailcontentquote|bloop_original_html|wisestamp_quote|gmx_quote|mcntmcontentquote)(?:$| )");
    /** Elements from which on everything is the earlier mail. */
    private static final Set<String> CUT_IDS =
            Set.of("divrplyfwdmsg", "appendonsend", "stopspelling", "zwchr", "x_divrplyfwdmsg", "x_appendonsend");

    private static final Pattern OUTLOOK_RULE =
            Pattern.compile("border-top: ?(?:solid )?#?(?:b5c4df|e1e1e1|b5c4df 1\\.0pt solid|e1e1e1 1\\.0pt solid)");
    private static final Pattern MARKS = Pattern.compile(
            "<blockquote|gmail_attr|gmail_quote|divrplyfwdmsg|appendonsend|stopspelling"
                    + "|zwchr|yahoo_quoted|moz-cite-prefix|protonmail_quote|tutanota_quote|zmail_extra|olk_src_body|outlookmessageheader"
                    + "|reference-message|reply-intro|auto-quote|name=\"?quote|border-top:",
            Pattern.CASE_INSENSITIVE);

    private QuotedHtml() {}

    /** Whether it is worth parsing: the HTML holds something by which a client marks quotes. */
    static boolean marksQuotes(String html) {
        return html.length() <= LONGEST && MARKS.matcher(html).find();
    }

    static List<String> lines(String html) {
        var writer = new Writer();
        NodeTraversor.traverse(writer, Jsoup.parse(html.length() > LONGEST ? html.substring(0, LONGEST) : html));
        writer.newLine();
        return writer.lines;
    }

    private static final class Writer implements NodeVisitor {
        private final List<String> lines = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private int silent;
        private int quotes;
        private int verbatim;
        private final List<Element> open = new ArrayList<>();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                if (silent == 0) {
                    append(text.getWholeText());
                }
                return;
            }
            if (!(node instanceof Element element)) {
                return;
            }
            var name = element.normalName();
            if (SILENT.contains(name)) {
                silent++;
            }
            if (name.equals("br")) {
                newLine();
            } else if (BLOCKS.contains(name) && !line.isEmpty()) {
                newLine();
            }
            if (name.equals("pre")) {
                verbatim++;
            }
            if (silent == 0) {
                if (cuts(element)) {
                    newLine();
                    lines.add(quotes > 0 ? ">" : Quotes.CUT);
                } else if (quotes(element)) {
                    if (!line.isEmpty()) {
                        newLine();
                    }
                    quotes++;
                    open.add(element);
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            var name = element.normalName();
            if (SILENT.contains(name)) {
                silent--;
            }
            if (name.equals("pre")) {
                verbatim--;
            }
            boolean wasQuote = !open.isEmpty() && open.getLast() == element;
            if ((BLOCKS.contains(name) || wasQuote) && !line.isEmpty()) {
                newLine();
            }
            if (name.equals("p") || name.equals("table")) {
                lines.add(quotes > 0 ? ">" : "");
            }
            if (wasQuote) {
                open.removeLast();
                quotes--;
            }
        }

        private void append(String text) {
            if (verbatim > 0) {
                text.lines().forEach(each -> {
                    line.append(each);
                    newLine();
                });
                return;
            }
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (!Character.isWhitespace(c) && c != '\u00a0') {
                    line.append(c);
                } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            }
        }

        private void newLine() {
            var text = line.toString().stripTrailing();
            line.setLength(0);
            lines.add(quotes > 0 ? "> " + text : text);
        }

        private static boolean cuts(Element element) {
            return CUT_IDS.contains(element.id().toLowerCase(Locale.ROOT))
                    || element.className().contains("OutlookMessageHeader")
                    || element.normalName().equals("div")
                            && element.attr("style").contains("border-top")
                            && OUTLOOK_RULE
                                    .matcher(element.attr("style").toLowerCase(Locale.ROOT))
                                    .find()
                            && element.select("> p b, > p span b, > div p b, > p strong")
                                            .size()
                                    >= 3;
        }

        private boolean quotes(Element element) {
            var name = element.normalName();
            boolean marked = name.equals("blockquote")
                    ? element.attr("type").equalsIgnoreCase("cite")
                            || element.hasAttr("cite")
                            || element.className().toLowerCase(Locale.ROOT).contains("quote")
                            || introduced()
                    : element.attr("name").equals("quote") && name.equals("div");
            marked |= !element.className().isEmpty()
                    && QUOTE_NAME
                            .matcher(element.className().toLowerCase(Locale.ROOT))
                            .find();
            marked |= !element.id().isEmpty()
                    && QUOTE_NAME.matcher(element.id().toLowerCase(Locale.ROOT)).find();
            return marked && (quotes > 0 || !forwards(element));
        }

        /** A plain blockquote is a quote only below the sentence that introduces one; else people indent with it. */
        private boolean introduced() {
            int to = lines.size();
            while (to > 0 && lines.get(to - 1).isBlank()) {
                to--;
            }
            var above = new ArrayList<>(lines.subList(Math.max(0, to - 4), to));
            above.add(">");
            var quoted = new boolean[above.size()];
            quoted[above.size() - 1] = true;
            for (int end : new Introductions(above, quoted).find()) {
                if (end == above.size() - 1) {
                    return true;
                }
            }
            return quotes > 0;
        }

        /** A forwarded mail sits in the same containers as a quoted one; its first words tell. */
        private static boolean forwards(Element element) {
            var first = new StringBuilder();
            element.filter((node, depth) -> {
                if (node instanceof TextNode text && !text.isBlank()) {
                    first.append(text.text());
                }
                return first.isEmpty() && depth < 30 ? FilterResult.CONTINUE : FilterResult.STOP;
            });
            return Separators.isForward(first.toString());
        }
    }
}
