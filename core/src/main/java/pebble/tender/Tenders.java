package pebble.tender;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pebble.documents.Document;
import pebble.documents.DocumentId;
import pebble.fields.Field;
import pebble.fields.Fields;
import pebble.fields.FieldsRead;
import pebble.identity.Caller;

/** The papers of a tender, taken together. */
@Component
class Tenders {
    private final References references;
    private final Fields fields;

    Tenders(References references, Fields fields) {
        this.references = references;
        this.fields = fields;
    }

    @EventListener
    void on(FieldsRead read) {
        references.keep(read.document(), fields.of(read.document()));
    }

    /** Those of the documents that name a tender. */
    Set<DocumentId> naming(Set<DocumentId> papers) {
        return references.naming(papers);
    }

    /** Those that the caller may see, the oldest first, with what they state. */
    Map<Document, List<Field>> papers(Caller caller, Document document) {
        List<Document> together = references.together(caller, document);
        Map<DocumentId, List<Field>> stated =
                fields.of(together.stream().map(Document::id).toList());
        Map<Document, List<Field>> papers = new LinkedHashMap<>();
        together.forEach(paper -> papers.put(paper, stated.getOrDefault(paper.id(), List.of())));
        return papers;
    }
}
