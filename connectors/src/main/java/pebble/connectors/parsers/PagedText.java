package pebble.connectors.parsers;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import pebble.connectors.sandbox.Limits;

/** Gathers the text that a parser tells as XHTML: a line a block, cells apart by tabs, sheets and slides as pages. */
final class PagedText extends DefaultHandler {
    private static final Set<String> BLOCKS =
            Set.of("p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "table");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final int ROOM = 1 << 16;

    private final Pages pages;
    private final Metadata metadata;
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean paged;
    private boolean told;
    private boolean wholeSlides;
    private int head;

    PagedText(Pages pages, Metadata metadata) {
        this.pages = pages;
        this.metadata = metadata;
    }

    /** Whether anything was said so far. */
    boolean hasSome() {
        return told || !text.toString().isBlank();
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) throws SAXException {
        String name = name(local, qualified);
        if (name.equals("head")) {
            head++;
        }
        if (BLOCKS.contains(name)) {
            line();
        }
        if (name.equals("div")) {
            if (beginsPage(String.valueOf(attributes.getValue("class")))) {
                page();
            }
            depth++;
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        String name = name(local, qualified);
        if (name.equals("head")) {
            head--;
        } else if (name.equals("div")) {
            depth--;
        }
        if (CELLS.contains(name)) {
            text.append('\t');
        } else if (BLOCKS.contains(name)) {
            line();
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
        if (head == 0) {
            text.append(chars, start, length);
            if (text.length() > Limits.TEXT + ROOM) {
                page();
                throw new SAXException("There is more than is read of one file");
            }
        }
    }

    @Override
    public void ignorableWhitespace(char[] chars, int start, int length) {
        // It is the parser's own.
    }

    private boolean beginsPage(String kind) {
        String type = String.valueOf(metadata.get(Metadata.CONTENT_TYPE)).toLowerCase(Locale.ROOT);
        if (type.contains("excel") || type.contains("spreadsheet")) {
            return depth == 0;
        }
        if (kind.equals("slide")) {
            wholeSlides = true;
            return true;
        }
        return kind.equals("slide-content") && !wholeSlides;
    }

    private void page() throws SAXException {
        try {
            if (paged || !text.toString().isBlank()) {
                told |= !text.toString().isBlank();
                if (!pages.add(0, 0, tidy(text), List.of(), false)) {
                    throw new SAXException("There is more than is read of one file");
                }
            }
        } catch (IOException e) {
            throw new SAXException(e);
        } finally {
            text.setLength(0);
            paged = true;
        }
    }

    /** Tells the last page, or the only one. */
    void finish() throws IOException {
        if (pages.count() == 0 || !text.toString().isBlank()) {
            pages.add(tidy(text));
        }
    }

    /** Without blanks at ends of lines and without wide gaps. */
    static String tidy(StringBuilder text) {
        return text.toString()
                .replaceAll("[ \\t\\u00A0]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private void line() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private static String name(String local, String qualified) {
        return local.isEmpty() ? qualified : local;
    }
}
