package pebble.processing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.documents.Document;
import pebble.documents.DocumentId;
import pebble.documents.DocumentStatus;
import pebble.documents.Documents;
import pebble.documents.Documents.Finding;
import pebble.documents.Pages;
import pebble.reading.ReadingUnavailable;
import pebble.shared.Problem;

/** Writes down how a step ended, has the next begin, and says how the document stands when none is left. */
@Component
class Ending {
    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration AWAY_PAUSE = Duration.ofSeconds(10);
    /** Below it a page that was read by eye is not to be trusted without looking. */
    private static final double LEGIBLE = 0.6;

    private final ProcessingJobs jobs;
    private final Documents documents;
    private final Pages pages;
    private final List<Step> steps;

    Ending(ProcessingJobs jobs, Documents documents, Pages pages, Steps steps) {
        this.jobs = jobs;
        this.documents = documents;
        this.pages = pages;
        this.steps = steps.inOrder();
    }

    /** What another process took over meanwhile is left to it. Returns the steps that begin now. */
    @Transactional
    List<String> done(ProcessingJob job, long worker, Step.Done done) {
        documents.hold(job.documentId());
        if (!jobs.end(job, worker, done)) {
            return List.of();
        }
        done.writing().run();
        return goOn(job.documentId());
    }

    /** For a document that is gone. */
    @Transactional
    void nothing(ProcessingJob job, long worker) {
        jobs.end(job, worker, Step.Done.of(Map.of(), () -> {}));
    }

    /** Returns the steps that begin now: all others go on when one is given up. */
    @Transactional
    List<String> failed(ProcessingJob job, long worker, Throwable failure) {
        documents.hold(job.documentId());
        boolean away = isAway(failure);
        boolean givenUp = !away && job.attempts() >= ATTEMPTS;
        Duration pause = away ? AWAY_PAUSE : FIRST_PAUSE.multipliedBy(1L << Math.min(2 * (job.attempts() - 1), 10));
        boolean ended = jobs.failed(job, worker, sentence(failure), givenUp ? null : pause, !away) && givenUp;
        return ended ? goOn(job.documentId()) : List.of();
    }

    /** Takes over from processes that are gone. Returns the steps that begin now, behind those that are given up for ending the process again and again. */
    @Transactional
    List<String> takenOver(long worker) {
        return jobs.releaseOrphans(worker, ATTEMPTS).stream()
                .flatMap(id -> goOn(id).stream())
                .toList();
    }

    /** What stores bytes is not there: no document is given up for that. */
    private static boolean isAway(Throwable failure) {
        return failure instanceof Problem problem && problem.code().status() == HttpStatus.SERVICE_UNAVAILABLE;
    }

    private List<String> goOn(DocumentId id) {
        ProcessingJobs.Standing standing = jobs.follow(id, steps);
        if (!standing.open()) {
            atTheEnd(id, standing.failed());
        }
        return standing.begun();
    }

    private void atTheEnd(DocumentId id, boolean failed) {
        Document document = documents.find(id).orElseThrow();
        if (document.status() != DocumentStatus.PROCESSING) {
            return;
        }
        if (failed) {
            documents.found(
                    id,
                    Finding.status(DocumentStatus.FAILED),
                    "A step gave up. What it said stands with it; have it done again.");
            return;
        }
        String doubt = doubt(document);
        documents.found(id, Finding.status(doubt == null ? DocumentStatus.READY : DocumentStatus.REVIEW), doubt);
    }

    /** Why a person is to look; null when nobody need. */
    private @Nullable String doubt(Document document) {
        List<String> doubts = new ArrayList<>();
        if (document.confidence() != null && document.confidence().doubleValue() < Document.SURE) {
            doubts.add("Pebble is only %s sure of what it is."
                    .formatted(percent(document.confidence().doubleValue())));
        }
        pages.leastSure(document.id())
                .filter(page -> page.confidence() < LEGIBLE)
                .ifPresent(page -> doubts.add("Page %d was hard to read: %s sure of its words."
                        .formatted(page.number(), percent(page.confidence()))));
        return doubts.isEmpty() ? null : String.join(" ", doubts);
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** All who see the document read it: what was not said for people is in the log alone. */
    private static String sentence(Throwable failure) {
        return switch (failure) {
            case Problem said -> String.valueOf(said.getMessage());
            case ReadingUnavailable said -> String.valueOf(said.getMessage());
            case StackOverflowError deep -> "It is nested too deeply.";
            default -> "Pebble failed at it; the server’s log says where.";
        };
    }
}
