package pebble.processing;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.documents.Document;
import pebble.documents.DocumentId;
import pebble.documents.DocumentStatus;
import pebble.documents.DocumentUnlocking;
import pebble.documents.Documents;
import pebble.documents.Documents.Finding;
import pebble.documents.Receiving.DocumentReceived;
import pebble.identity.Caller;

/** Sends documents on their journey: once when they come, and again when a person asks. */
@Component
public class Processing {
    private final ProcessingJobs jobs;
    private final Documents documents;
    private final DocumentUnlocking unlocking;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final List<Step> steps;

    Processing(
            ProcessingJobs jobs,
            Documents documents,
            DocumentUnlocking unlocking,
            Audit audit,
            ApplicationEventPublisher events,
            Steps steps) {
        this.jobs = jobs;
        this.documents = documents;
        this.unlocking = unlocking;
        this.audit = audit;
        this.events = events;
        this.steps = steps.inOrder();
    }

    @EventListener
    void on(DocumentReceived received) {
        jobs.begin(received.document().id(), steps);
        events.publishEvent(new Lanes.Wanted());
    }

    /** With the password that a person gave for a locked one. */
    @Transactional
    public Document unlock(Caller caller, DocumentId id, String password) {
        documents.get(caller, id);
        unlocking.keep(caller, id, password);
        return again(caller, id);
    }

    /** From the beginning. What people said of the document stays. */
    @Transactional
    public Document again(Caller caller, DocumentId id) {
        Document before = documents.get(caller, id);
        documents.hold(id);
        documents.found(id, Finding.status(DocumentStatus.PROCESSING), null);
        jobs.begin(id, steps);
        audit.record(
                caller,
                new Audit.Change("document.reprocessed", "document", id.toString(), before.entity(), null, null));
        events.publishEvent(new Lanes.Wanted());
        return documents.get(caller, id);
    }
}
