package pebble.kinds;

import java.util.Map;
import org.springframework.stereotype.Component;
import pebble.documents.Document;
import pebble.documents.Documents;
import pebble.documents.Documents.Finding;
import pebble.processing.Step;

/** Finds out what a document is. Where that is not sure, it waits for a person with the likeliest kind written down; what is like none of them is told to be another. */
@Component
class KindStep implements Step {
    private final Documents documents;

    KindStep(Documents documents) {
        this.documents = documents;
    }

    @Override
    public String name() {
        return "classify";
    }

    @Override
    public Done run(Document document) {
        Kinds.Told told = document.mimeType().equals("message/rfc822")
                ? new Kinds.Told("mail", "other", 1)
                : Kinds.of(document.filename(), documents.text(document.id()).orElse(""));
        return Done.of(
                Map.of("type", told.name(), "category", told.category(), "confidence", told.confidence()),
                () -> documents.found(
                        document.id(), Finding.kind(told.name(), told.category(), told.confidence()), null));
    }
}
