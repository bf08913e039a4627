package pebble.connectors.parsers;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/** The text of the elements of XML, a line each. The parser knows neither document types nor entities that one could define. */
final class XmlText implements NodeVisitor {
    private final StringBuilder out = new StringBuilder();

    private XmlText() {}

    static String of(String xml) {
        Document document = Jsoup.parse(xml, "", Parser.xmlParser());
        return of(document);
    }

    /** The text within elements of one name alone. */
    static String within(String element, String xml) {
        StringBuilder found = new StringBuilder();
        for (Element part : Jsoup.parse(xml, "", Parser.xmlParser()).getElementsByTag(element)) {
            found.append(of(part)).append('\n');
        }
        return found.toString().strip();
    }

    private static String of(Element element) {
        XmlText text = new XmlText();
        element.traverse(text);
        return text.out.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text && !text.isBlank()) {
            out.append(text.text().strip()).append('\n');
        }
    }
}
