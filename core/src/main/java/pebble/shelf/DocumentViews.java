package pebble.shelf;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.attachments.Attachments;
import pebble.documents.Document;
import pebble.documents.DocumentId;
import pebble.documents.DocumentStatus;
import pebble.documents.Documents;
import pebble.documents.Splitting;
import pebble.documents.Tags;
import pebble.fields.FieldView;
import pebble.fields.Fields;
import pebble.identity.Caller;
import pebble.likeness.NearDuplicates;
import pebble.likeness.NearDuplicates.NearDuplicate;
import pebble.processing.ProcessingJob;
import pebble.processing.ProcessingJobs;
import pebble.shared.Page;

/** What is told of documents, gathered from all that know of them. */
@Component
class DocumentViews {
    private final Documents documents;
    private final ProcessingJobs jobs;
    private final NearDuplicates nearDuplicates;
    private final Tags tags;
    private final Attachments attachments;
    private final Splitting splitting;
    private final Fields fields;

    DocumentViews(
            Documents documents,
            ProcessingJobs jobs,
            NearDuplicates nearDuplicates,
            Tags tags,
            Attachments attachments,
            Splitting splitting,
            Fields fields) {
        this.documents = documents;
        this.jobs = jobs;
        this.nearDuplicates = nearDuplicates;
        this.tags = tags;
        this.attachments = attachments;
        this.splitting = splitting;
        this.fields = fields;
    }

    /**
     * A document with all that is known of it.
     *
     * @param versions of the same, the oldest first
     * @param mails that brought it, as far as the caller sees them
     * @param parts that separator sheets made of it
     * @param partOf the scan of which it is a part
     * @param fields what it states, of those kinds of documents of which that is read
     */
    record Whole(
            @JsonUnwrapped DocumentView document,
            @Nullable String extractedText,
            List<ProcessingJob> jobs,
            List<NearDuplicate> nearDuplicates,
            List<NearDuplicates.Version> versions,
            List<Tags.Given> tagDetails,
            List<Attachments.Mail> mails,
            List<Splitting.Part> parts,
            @Nullable DocumentId partOf,
            List<FieldView> fields) {}

    Whole whole(Caller caller, DocumentId id, boolean withText) {
        Document document = documents.get(caller, id);
        return new Whole(
                DocumentView.of(document),
                withText ? documents.text(id).orElse(null) : null,
                jobs.of(id),
                nearDuplicates.of(caller, id),
                nearDuplicates.versions(caller, id),
                tags.of(id),
                attachments.carrying(caller, id),
                splitting.parts(caller, id),
                splitting.origin(caller, id).orElse(null),
                fields.of(id).stream().map(FieldView::of).toList());
    }

    /** With what is done just now to those that are being read. */
    Page<DocumentView> page(Page<Document> page) {
        Map<DocumentId, String> steps = jobs.present(page.items().stream()
                .filter(document -> document.status() == DocumentStatus.PROCESSING)
                .map(Document::id)
                .toList());
        return page.map(document -> DocumentView.of(document, steps.get(document.id())));
    }
}
