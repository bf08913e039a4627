package pebble.connectors.parsers;

import java.io.IOException;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import pebble.mime.HtmlText;

/** Words as they stand, and below the marks of HTML and XML. Nothing that is named in them is looked up. */
final class TextFile {
    private static final int MOST = 32 << 20;
    private static final int MOST_MARKED = 8 << 20;
    private static final int DEEPEST = 200;

    private TextFile() {}

    static String read(Path file, String mediaType, Pages pages) throws IOException {
        boolean html = mediaType.equals("text/html") || mediaType.equals("application/xhtml+xml");
        boolean xml = mediaType.endsWith("/xml") || mediaType.endsWith("+xml");
        Head head = Head.of(file, html || xml ? MOST_MARKED : MOST);
        if (head.isCut()) {
            pages.cut();
        }
        String text = html
                ? html(Decoding.html(head.bytes()))
                : xml ? XmlText.of(Decoding.xml(head.bytes())) : Decoding.plain(head.bytes());
        pages.add(text.replace("\r\n", "\n").replace('\r', '\n'));
        return mediaType;
    }

    private static String html(String marked) {
        Document document = Jsoup.parse(marked, Parser.htmlParser().setMaxDepth(DEEPEST));
        String title = document.title().strip();
        String text = HtmlText.of(document);
        return title.isEmpty() || text.startsWith(title) ? text : title + "\n\n" + text;
    }
}
