package pebble.kinds;

import java.util.Map;
import org.springframework.stereotype.Component;
import pebble.documents.Document;
import pebble.documents.Documents;
import pebble.documents.Documents.Finding;
import pebble.facts.Language;
import pebble.processing.Step;

/** Finds out in which language a document is written. */
@Component
class LanguageStep implements Step {
    /** Of fewer letters of a paper, half are names. */
    private static final int FEWEST_LETTERS = 60;

    private final Documents documents;

    LanguageStep(Documents documents) {
        this.documents = documents;
    }

    @Override
    public String name() {
        return "language";
    }

    @Override
    public Done run(Document document) {
        String text = documents.text(document.id()).orElse("");
        String language = text.codePoints()
                                .filter(Character::isLetter)
                                .limit(FEWEST_LETTERS)
                                .count()
                        < FEWEST_LETTERS
                ? ""
                : Language.of("", text);
        if (language.isEmpty()) {
            return Done.of(Map.of(), () -> {});
        }
        return Done.of(
                Map.of("language", language), () -> documents.found(document.id(), Finding.language(language), null));
    }
}
