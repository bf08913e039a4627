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
    private static final String MAIL = "message/rfc822";

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
        Kinds.Told byWords =
                Kinds.of(document.filename(), documents.text(document.id()).orElse(""));
        Kinds.Told told = document.mimeType().equals(MAIL) ? mailOf(byWords) : byWords;
        return Done.of(
                Map.of("type", told.name(), "category", told.category(), "confidence", told.confidence()),
                () -> documents.found(
                        document.id(), Finding.kind(told.name(), told.category(), told.confidence()), null));
    }

    /** One that surely is also of another kind, a tender's notice say, is work of the same part of the business. */
    private static Kinds.Told mailOf(Kinds.Told words) {
        return new Kinds.Told("mail", words.confidence() >= Document.SURE ? words.category() : "other", 1);
    }
}
