package pebble.trade;

import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pebble.documents.Document;
import pebble.documents.DocumentFiles;
import pebble.fields.FieldReader;
import pebble.layout.Quotes;
import pebble.layout.XmlTree;

/** Reads invoices, credit notes and orders of the Universal Business Language exactly: what the format says is sure. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UblReader implements FieldReader {
    private static final long LARGEST = 32L << 20;

    private final DocumentFiles files;

    UblReader(DocumentFiles files) {
        this.files = files;
    }

    @Override
    public Optional<Reading> read(Document document, Pages pages) {
        if (!document.mimeType().equals("application/xml") || document.sizeBytes() > LARGEST) {
            return Optional.empty();
        }
        return files.with(document, (file, password) -> {
                    try (InputStream in = Files.newInputStream(file)) {
                        return XmlTree.read(in);
                    }
                })
                .flatMap(UblPaper::of)
                .map(paper -> new Reading(paper.fields(new Quotes(pages.all())), paper.kind()));
    }
}
