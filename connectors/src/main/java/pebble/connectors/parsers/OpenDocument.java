package pebble.connectors.parsers;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import pebble.connectors.sandbox.Limits;

/** OpenDocument: text, sheets and slides. ISO/IEC 26300, as far as it is about words. */
final class OpenDocument extends DefaultHandler {
    private static final String PREFIX = "application/vnd.oasis.opendocument.";
    private static final int LONGEST_TYPE = 100;
    private static final String CONTENT = "content.xml";
    private static final Set<String> LINES = Set.of("p", "h", "table-row");
    /** Said once and struck out, or said of the document and not in it. */
    private static final Set<String> UNSAID = Set.of("tracked-changes", "forms", "settings");
    /** Formulas name a document type; it is not looked for. */
    private static final List<String> OUTSIDE = List.of(
            "http://xml.org/sax/features/external-general-entities",
            "http://xml.org/sax/features/external-parameter-entities",
            "http://apache.org/xml/features/nonvalidating/load-external-dtd");

    private static final int MOST_SPACES = 100;
    private static final int MOST_CELLS = 50;

    private final Pages pages;
    private final String pageElement;
    private final StringBuilder text = new StringBuilder();
    private int unsaid;
    private int cellCopies;
    private int cellStart;
    private boolean paged;

    private OpenDocument(Pages pages, String type) {
        this.pages = pages;
        this.pageElement = type.contains("spreadsheet") ? "table" : type.contains("presentation") ? "page" : "";
    }

    static boolean isOne(ZipFile zip) throws IOException {
        return type(zip) != null;
    }

    private static @Nullable String type(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry("mimetype");
        if (entry == null) {
            return null;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            String type = new String(in.readNBytes(LONGEST_TYPE), StandardCharsets.ISO_8859_1).strip();
            return type.startsWith(PREFIX) ? type : null;
        }
    }

    static String read(ZipFile zip, @Nullable String password, Pages pages) throws IOException, Locked, Refusal {
        String type = String.valueOf(type(zip));
        ZipEntry content = zip.getEntry(CONTENT);
        if (content == null) {
            // Newer programs can lock all of it in one part, by ways that are not in the standard yet.
            throw new Refusal(
                    zip.getEntry("encrypted-package") == null
                            ? Refusal.DAMAGED
                            : "It is encrypted in a way that Pebble does not know; save it without a password.");
        }
        OpenDocument document = new OpenDocument(pages, type);
        try (InputStream in = content(zip, content, password)) {
            parse(in, document);
        } catch (SAXException | IOException broken) {
            if (pages.count() == 0 && document.text.toString().isBlank()) {
                throw new Refusal(Refusal.DAMAGED);
            }
            // What stands before the damage, or before there was more than is read of one file, is kept.
            pages.cut();
        }
        if (pages.count() == 0 || !document.text.toString().isBlank()) {
            pages.add(PagedText.tidy(document.text));
        }
        return type;
    }

    private static InputStream content(ZipFile zip, ZipEntry content, @Nullable String password)
            throws IOException, Locked, Refusal {
        OpenDocumentLock lock = OpenDocumentLock.of(zip, CONTENT);
        InputStream in = zip.getInputStream(content);
        return lock == null ? in : lock.opened(in, password);
    }

    private static void parse(InputStream in, DefaultHandler handler) throws IOException, SAXException {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            for (String outside : OUTSIDE) {
                factory.setFeature(outside, false);
            }
            factory.newSAXParser().parse(in, handler);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) {
        return new InputSource(new StringReader(""));
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) throws SAXException {
        if (UNSAID.contains(local)) {
            unsaid++;
        } else if (local.equals(pageElement)) {
            page();
            append(String.valueOf(attributes.getValue(uri, "name")) + "\n", pageElement.equals("table"));
        }
        switch (local) {
            case "s" -> text.repeat(' ', number(attributes.getValue(uri, "c"), MOST_SPACES));
            case "tab" -> text.append('\t');
            case "line-break" -> text.append('\n');
            case "table-cell" -> {
                cellCopies = number(attributes.getValue(uri, "number-columns-repeated"), MOST_CELLS);
                cellStart = text.length();
            }
            default -> {}
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) throws SAXException {
        if (UNSAID.contains(local)) {
            unsaid--;
        } else if (local.equals("table-cell")) {
            endCell();
        } else if (LINES.contains(local) && !text.isEmpty()) {
            text.append('\n');
        }
        if (text.length() > Limits.TEXT) {
            throw new SAXException("There is more than is read of one file");
        }
    }

    /** A cell is a line of its own within, and one of a row without. */
    private void endCell() {
        if (cellStart > text.length()) {
            return;
        }
        String cell = text.substring(cellStart).strip().replace('\n', ' ');
        text.setLength(cellStart);
        for (int i = 0; i < (cell.isEmpty() ? 1 : cellCopies); i++) {
            text.append(cell).append('\t');
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (unsaid == 0) {
            text.append(chars, start, length);
        }
    }

    private void append(String said, boolean wanted) {
        if (wanted) {
            text.append(said);
        }
    }

    private void page() throws SAXException {
        try {
            if ((paged || !text.toString().isBlank()) && !pages.add(PagedText.tidy(text))) {
                throw new SAXException("There is more than is read of one file");
            }
        } catch (IOException e) {
            throw new SAXException(e);
        }
        text.setLength(0);
        paged = true;
    }

    private static int number(@Nullable String said, int most) {
        try {
            return said == null ? 1 : Math.clamp(Integer.parseInt(said.strip()), 1, most);
        } catch (NumberFormatException none) {
            return 1;
        }
    }
}
