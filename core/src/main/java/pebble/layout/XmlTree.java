package pebble.layout;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A small XML document as a tree. A document type, whatever it declares, is refused, so that no entity can be defined and nothing outside is ever asked for; so is
 * what is deeper or larger than any notice. Prefixes say nothing: names are local, and the vocabulary of a notice has no two of the same.
 */
public final class XmlTree {
    private static final int DEEPEST = 60;
    /** Elements and attributes. */
    private static final int MOST_NODES = 400_000;

    private static final int MOST_CHARACTERS = 40_000_000;
    private static final XMLInputFactory FACTORY = factory();

    private XmlTree() {}

    /** An element; its text without that of its children. */
    public record Element(
            String namespace,
            String name,
            Map<String, String> attributes,
            List<Element> children,
            StringBuilder words) {
        public String text() {
            return words.toString().strip().replaceAll("\\s+", " ");
        }

        /** Those that lie at the end of the path, step by step through all that fit. */
        public Stream<Element> all(String... path) {
            Stream<Element> reached = Stream.of(this);
            for (String step : path) {
                reached = reached.flatMap(element ->
                        element.children().stream().filter(child -> child.name().equals(step)));
            }
            return reached;
        }

        public Optional<Element> first(String... path) {
            return all(path).findFirst();
        }

        /** The words at the end of the path; empty where there are none. */
        public String text(String... path) {
            return all(path)
                    .map(Element::text)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        public String attribute(String key) {
            return attributes.getOrDefault(key, "");
        }

        /** This one and all below it, in the order in which they are written. */
        public Stream<Element> within() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Element::within));
        }
    }

    /** @return nothing when it is no XML, or none that is read here */
    public static Optional<Element> read(InputStream in) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(in);
            try {
                return root(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Element> root(XMLStreamReader reader) throws XMLStreamException {
        List<Element> open = new ArrayList<>();
        Element root = null;
        int nodes = 0;
        int characters = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return Optional.empty();
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    nodes += 1 + reader.getAttributeCount();
                    if (nodes > MOST_NODES || open.size() >= DEEPEST) {
                        return Optional.empty();
                    }
                    Element element = element(reader);
                    if (open.isEmpty()) {
                        root = element;
                    } else {
                        open.getLast().children().add(element);
                    }
                    open.add(element);
                }
                case XMLStreamConstants.END_ELEMENT -> open.removeLast();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    characters += reader.getTextLength();
                    if (characters > MOST_CHARACTERS) {
                        return Optional.empty();
                    }
                    if (!open.isEmpty()) {
                        open.getLast()
                                .words()
                                .append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    }
                }
                default -> {}
            }
        }
        return Optional.ofNullable(root);
    }

    private static Element element(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        String namespace = reader.getNamespaceURI();
        return new Element(
                namespace == null ? "" : namespace,
                reader.getLocalName(),
                attributes,
                new ArrayList<>(),
                new StringBuilder());
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside is asked for");
        });
        return factory;
    }
}
