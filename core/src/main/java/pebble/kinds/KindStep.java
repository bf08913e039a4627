package pebble.kinds;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pebble.documents.Document;
import pebble.documents.Documents;
import pebble.documents.Documents.Finding;
import pebble.processing.Step;

/** Finds out what a document is. Where that is not sure, it waits for a person with the likeliest kind written down. */
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
        Optional<Kinds.Told> told = document.mimeType().equals("message/rfc822")
                ? Optional.of(new Kinds.Told("mail", "other", 1))
                : Kinds.of(documents.text(document.id()).orElse(""));
        return told.map(kind -> Done.of(
                        Map.of("type", kind.name(), "category", kind.category(), "confidence", kind.confidence()),
                        () -> documents.found(
                                document.id(), Finding.kind(kind.name(), kind.category(), kind.confidence()), null)))
                .orElseGet(() -> Done.of(Map.of(), () -> {}));
    }
}
