package pebble.mime;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Parses the HTML of mails as browsers do, with a limit to nesting: what walks the tree takes time for every level. */
final class MailHtml {
    private static final int DEEPEST = 200;

    private MailHtml() {}

    static Document parse(String html) {
        Document read = Jsoup.parse(html, Parser.htmlParser().setMaxDepth(DEEPEST));
        read.outputSettings().prettyPrint(false);
        return read;
    }
}
