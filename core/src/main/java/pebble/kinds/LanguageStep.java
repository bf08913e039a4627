package pebble.kinds;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import pebble.documents.Document;
import pebble.documents.Documents;
import pebble.documents.Documents.Finding;
import pebble.facts.Language;
import pebble.processing.Step;

/** Finds out in which language a document is written. */
@Component
class LanguageStep implements Step {
    private final Documents documents;

    LanguageStep(Documents documents) {
        this.documents = documents;
    }

    @Override
    public String name() {
        return "language";
    }

    @Override
    public Set<String> after() {
        return Set.of("text", "ocr");
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public Done run(Document document) {
        String text = documents.text(document.id()).orElse("");
        if (text.isBlank()) {
            return Done.of(Map.of(), () -> {});
        }
        String language = Language.of("", text);
        return Done.of(
                Map.of("language", language), () -> documents.found(document.id(), Finding.language(language), null));
    }
}
