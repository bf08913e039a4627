package pebble.processing;

import java.util.List;
import java.util.Map;
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
    private final Steps steps;

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
        this.steps = steps;
    }

    @EventListener
    void on(DocumentReceived received) {
        jobs.begin(received.document().id(), steps.inOrder());
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
        jobs.begin(id, steps.inOrder());
        audit.record(
                caller,
                new Audit.Change("document.reprocessed", "document", id.toString(), before.entity(), null, null));
        events.publishEvent(new Lanes.Wanted());
        return documents.get(caller, id);
    }

    /** Tries a step again that was given up, and does again what came after it. */
    @Transactional
    public ProcessingJob retry(Caller caller, ProcessingJobId id) {
        ProcessingJob before = job(caller, id);
        documents.hold(before.documentId());
        if (!jobs.retry(before, steps.behind(before.jobType()))) {
            throw ProcessingError.JOB_NOT_FAILED.problem();
        }
        documents.found(before.documentId(), Finding.status(DocumentStatus.PROCESSING), null);
        Document document = documents.get(caller, before.documentId());
        audit.record(
                caller,
                new Audit.Change(
                        "document.step_retried",
                        "document",
                        document.id().toString(),
                        document.entity(),
                        Map.of("step", before.jobType(), "error", String.valueOf(before.error())),
                        null));
        events.publishEvent(new Lanes.Wanted());
        return job(caller, id);
    }

    private ProcessingJob job(Caller caller, ProcessingJobId id) {
        ProcessingJob job = jobs.find(id).orElseThrow(ProcessingError.JOB_NOT_FOUND::problem);
        if (documents.all(caller, List.of(job.documentId())).isEmpty()) {
            throw ProcessingError.JOB_NOT_FOUND.problem();
        }
        return job;
    }

    /** One step alone, when what it goes by has changed. While the document is on its journey, or the step was not reached, nothing is to be done. */
    @Transactional
    public void again(DocumentId id, String step) {
        if (jobs.beginAgain(id, step)) {
            events.publishEvent(new Lanes.Wanted());
        }
    }
}
