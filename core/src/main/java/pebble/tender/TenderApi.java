package pebble.tender;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.documents.Document;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.fields.Field;
import pebble.fields.FieldName;
import pebble.fields.ValueView;
import pebble.identity.Allowed;
import pebble.identity.Caller;

/** How a tender stands, seen from one of its papers. */
@RestController
@RequestMapping("/api/v1/documents/{id}/tender")
class TenderApi {
    private final Documents documents;
    private final Tenders tenders;

    TenderApi(Documents documents, Tenders tenders) {
        this.documents = documents;
        this.tenders = tenders;
    }

    /**
     * @param deadline that holds after all corrigenda; null where none is told for sure
     * @param papers of the tender, this one included, the oldest first
     * @param corrections what corrigenda changed, in their order
     */
    record Tender(@Nullable Deadline deadline, List<Paper> papers, List<Correction> corrections) {}

    /** @param documentId the paper that states it */
    record Deadline(Instant at, FieldName name, ValueView moment, DocumentId documentId) {}

    record Paper(DocumentId id, String filename, @Nullable String docType, Instant createdAt) {}

    record Correction(DocumentId documentId, String filename, Instant createdAt, List<Change> changes) {}

    /** @param key of the field in the paper that changes it */
    record Change(String key, FieldName name, @Nullable ValueView before, ValueView after) {
        static Change of(Standing.Change change) {
            return new Change(
                    change.key(),
                    change.name(),
                    change.before() == null ? null : ValueView.of(change.before()),
                    ValueView.of(change.after()));
        }
    }

    @GetMapping
    @Allowed
    Tender get(Caller caller, @PathVariable DocumentId id) {
        Map<Document, List<Field>> papers = tenders.papers(caller, documents.get(caller, id));
        Standing standing = Standing.of(papers);
        return new Tender(
                standing.deadline()
                        .map(deadline -> new Deadline(
                                deadline.at(), deadline.name(), ValueView.of(deadline.moment()), deadline.document()))
                        .orElse(null),
                papers.keySet().stream()
                        .map(paper -> new Paper(paper.id(), paper.filename(), paper.docType(), paper.createdAt()))
                        .toList(),
                standing.corrections().stream()
                        .map(correction -> new Correction(
                                correction.document().id(),
                                correction.document().filename(),
                                correction.document().createdAt(),
                                correction.changes().stream().map(Change::of).toList()))
                        .toList());
    }
}
