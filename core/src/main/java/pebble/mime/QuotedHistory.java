package pebble.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** Earlier mails quoted below a reply, folded away; a mail that is nothing but a quotation stays open. */
final class QuotedHistory {
    private static final String SUMMARY = "Earlier messages";
    private static final String MARKED =
            "blockquote[type=cite], .gmail_quote, .yahoo_quoted, .protonmail_quote, #isReplyContent, .zmail_extra";
    private static final String OUTLOOK = "#divRplyFwdMsg, #appendonsend, div[style*=border-top]";
    private static final Pattern OUTLOOK_HEADER = Pattern.compile(
            "^\\s*(?:from|von|de|da|van|от)\\s*:.{1,1000}?(?:sent|date|gesendet|datum|envoyé|enviado|inviato|verzonden)\\s*:.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private static final int MOST_CANDIDATES = 50;

    private QuotedHistory() {}

    static void fold(Document mail) {
        Element body = mail.body();
        Element first = firstMarked(body);
        if (first != null) {
            wrap(body, List.of(first));
            return;
        }
        Element header = outlookHeader(body);
        if (header != null) {
            List<Node> rest = new ArrayList<>();
            for (Node node = header; node != null; node = node.nextSibling()) {
                rest.add(node);
            }
            wrap(body, rest);
        }
    }

    private static @Nullable Element firstMarked(Element body) {
        for (Element marked :
                body.select(MARKED).stream().limit(MOST_CANDIDATES).toList()) {
            boolean outermost = marked.parents().stream().noneMatch(p -> p.is(MARKED));
            if (outermost && marked.hasText()) {
                return marked;
            }
        }
        return null;
    }

    /** Outlook marks the earlier mail by a line above its headers; what follows in the same block is that mail. */
    private static @Nullable Element outlookHeader(Element body) {
        for (Element candidate :
                body.select(OUTLOOK).stream().limit(MOST_CANDIDATES).toList()) {
            String text = candidate.text();
            boolean empty = candidate.id().equals("appendonsend");
            if (empty
                    || OUTLOOK_HEADER
                            .matcher(text.length() > 2_000 ? text.substring(0, 2_000) : text)
                            .matches()) {
                return outermostAlone(candidate, body);
            }
        }
        return null;
    }

    /** The header often stands alone in a block of its own: that block's siblings are the quoted text. */
    private static Element outermostAlone(Element header, Element body) {
        Element at = header;
        Element parent = at.parent();
        while (parent != null
                && parent != body
                && parent.text().toLowerCase(Locale.ROOT).equals(at.text().toLowerCase(Locale.ROOT))) {
            at = parent;
            parent = at.parent();
        }
        return at;
    }

    private static void wrap(Element body, List<Node> quoted) {
        var details = new Element("details");
        quoted.getFirst().before(details);
        details.appendElement("summary").text(SUMMARY);
        quoted.forEach(details::appendChild);
        if (isAlone(details, body)) {
            details.child(0).remove();
            details.unwrap();
        }
    }

    private static boolean isAlone(Element details, Element body) {
        String before = body.text();
        return before.strip().length() <= details.text().strip().length();
    }
}
