package pebble.mime;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of HTML as people read it: one line a block, cells apart, quoted replies marked with {@code >}, hidden things left out. */
public final class HtmlText implements NodeVisitor {
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
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
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tr",
            "ul");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "dl");
    private static final Set<String> UNSEEN =
            Set.of("head", "style", "script", "title", "template", "noscript", "select", "textarea");

    private static final int DEEPEST_QUOTE = 10;

    private final StringBuilder out = new StringBuilder();
    private int quotes;
    private int unseen;
    private int preformatted;
    private boolean space;
    /** Where the line begins, and where its words begin after the marks of quotation. */
    private int lineBegin;

    private int lineStart;
    private boolean marked;
    private int blankLines;

    private HtmlText() {}

    static String of(String html) {
        return of(MailHtml.parse(html));
    }

    public static String of(Document document) {
        var text = new HtmlText();
        document.traverse(text);
        return text.out.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            if (unseen == 0) {
                append(text.getWholeText());
            }
        } else if (node instanceof Element element) {
            begin(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        String name = element.normalName();
        if (isUnseen(element)) {
            unseen--;
        }
        if (name.equals("pre")) {
            preformatted--;
        }
        if (BLOCKS.contains(name)) {
            line();
        }
        if (isQuote(element)) {
            quotes--;
        }
        if (PARAGRAPHS.contains(name)) {
            blankLine();
        }
    }

    private void begin(Element element) {
        String name = element.normalName();
        if (isUnseen(element)) {
            unseen++;
        }
        if (BLOCKS.contains(name)) {
            line();
        }
        if (isQuote(element)) {
            quotes++;
        }
        switch (name) {
            case "br" -> newline();
            case "li" -> append("- ");
            case "td", "th" -> cell();
            case "pre" -> preformatted++;
            default -> {}
        }
    }

    private static boolean isUnseen(Element element) {
        if (UNSEEN.contains(element.normalName())) {
            return true;
        }
        String style = element.attr("style");
        return !style.isEmpty()
                && style.replace(" ", "").toLowerCase(Locale.ROOT).contains("display:none");
    }

    private static boolean isQuote(Element element) {
        return element.normalName().equals("blockquote")
                && (element.attr("type").equalsIgnoreCase("cite")
                        || element.className().toLowerCase(Locale.ROOT).contains("quote"));
    }

    private void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (preformatted > 0 && c == '\n') {
                newline();
            } else if (preformatted == 0 && (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f')) {
                space = true;
            } else if (c != '\r' && c != '\u200B' && c != '\u00AD') {
                startLine();
                if (space && !atLineStart()) {
                    out.append(' ');
                }
                space = false;
                out.append(c == '\u00A0' ? ' ' : c);
            }
        }
    }

    private void cell() {
        if (!atLineStart()) {
            out.append(' ');
            space = false;
        }
    }

    private boolean atLineStart() {
        return out.length() == lineStart;
    }

    private void startLine() {
        if (quotes > 0 && out.length() == lineStart && !marked) {
            out.append("> ".repeat(Math.min(quotes, DEEPEST_QUOTE)));
            lineStart = out.length();
            marked = true;
        }
    }

    private void line() {
        if (!atLineStart() || marked) {
            newline();
        }
        space = false;
    }

    private void blankLine() {
        line();
        newline();
    }

    /** Ends the line without the spaces at its end; never leaves more than one blank line. */
    private void newline() {
        startLine();
        int end = out.length();
        while (end > lineStart && (out.charAt(end - 1) == ' ' || out.charAt(end - 1) == '\t')) {
            end--;
        }
        out.setLength(end);
        boolean blank = end == lineStart;
        if (blank && marked) {
            out.setLength(lineStart - 1);
        }
        if (!blank || blankLines == 0) {
            out.append('\n');
        } else {
            out.setLength(lineBegin);
        }
        blankLines = blank ? blankLines + 1 : 0;
        lineBegin = out.length();
        lineStart = lineBegin;
        marked = false;
        space = false;
    }
}
