package pebble.kinds;

import java.util.Map;
import org.springframework.stereotype.Component;
import pebble.documents.Document;
import pebble.documents.Documents;
import pebble.documents.Tags;
import pebble.processing.Step;

/** Gives a document the tags of the closed list that its words earn. */
@Component
class TagStep implements Step {
    private final Documents documents;
    private final Tags tags;

    TagStep(Documents documents, Tags tags) {
        this.documents = documents;
        this.tags = tags;
    }

    @Override
    public String name() {
        return "tags";
    }

    @Override
    public Done run(Document document) {
        Map<String, Double> earned = ClosedTags.of(documents.text(document.id()).orElse(""));
        return Done.of(Map.of("tags", earned), () -> tags.give(document.id(), earned));
    }
}
