package pebble.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pebble.documents.Document;
import pebble.documents.DocumentFiles;
import pebble.documents.DocumentId;
import pebble.documents.DocumentStatus;
import pebble.documents.Documents;
import pebble.documents.Documents.Finding;
import pebble.documents.Pages;
import pebble.mime.CleanText;
import pebble.reading.FileReader;
import pebble.reading.Formats;
import pebble.reading.Outcome;
import pebble.reading.PageText;

/** Reads the text that a file holds. Bytes that were read for another document are not read again. */
@Component
class TextStep implements Step {
    static final String NAME = "text";

    private final FileReader reader;
    private final DocumentFiles files;
    private final Documents documents;
    private final Pages pages;
    private final ProcessingJobs jobs;

    TextStep(FileReader reader, DocumentFiles files, Documents documents, Pages pages, ProcessingJobs jobs) {
        this.reader = reader;
        this.files = files;
        this.documents = documents;
        this.pages = pages;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> after() {
        return Set.of();
    }

    @Override
    public int width() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public Done run(Document document) {
        Optional<DocumentId> twin = documents.readTwin(document);
        Optional<Map<String, ?>> told = twin.flatMap(read -> jobs.result(read, NAME));
        if (twin.isPresent() && told.isPresent()) {
            boolean scanned = pages.isScanned(twin.get());
            // Told as if it had been read now: the twin may be a document that who asks must not know of.
            return new Done(
                    told.get(), behind(Formats.format(document.mimeType()).isDrawn(), scanned), false, () -> {
                        pages.copy(twin.get(), document.id());
                        String text = pages.text(document.id());
                        documents.found(
                                document.id(),
                                Finding.read(document.mimeType(), text, pages.count(document.id())),
                                null);
                    });
        }
        Tried tried = files.with(
                document,
                (file, password) ->
                        new Tried(reader.read(file, Formats.format(document.mimeType()), password), password != null));
        return switch (tried.outcome()) {
            case Outcome.Read read -> done(document, read);
            case Outcome.Locked() ->
                ended(
                        document,
                        DocumentStatus.LOCKED,
                        tried.withPassword()
                                ? "The password that was given does not open it. Give another."
                                : "It has a password. Give it, and the document is read.");
            case Outcome.Refused(String reason) -> ended(document, DocumentStatus.REJECTED, reason);
        };
    }

    private record Tried(Outcome outcome, boolean withPassword) {}

    private Done done(Document document, Outcome.Read read) {
        List<PageText> clean = read.pages().stream()
                .map(page -> new PageText(
                        page.number(),
                        page.width(),
                        page.height(),
                        CleanText.clean(page.text()),
                        page.words(),
                        page.scanned()))
                .toList();
        boolean scanned = clean.stream().anyMatch(PageText::scanned);
        return new Done(
                Map.of("pages", clean.size(), "scanned", scanned, "cut", read.cut()),
                behind(isMarked(document, clean), scanned),
                false,
                () -> {
                    pages.replace(document.id(), clean);
                    documents.found(
                            document.id(),
                            Finding.read(read.mediaType(), pages.text(document.id()), clean.size()),
                            null);
                });
    }

    private static boolean isMarked(Document document, List<PageText> pages) {
        return Formats.format(document.mimeType()).isDrawn() && pages.stream().anyMatch(Separators::mayStandOn);
    }

    /** What has nothing to do. */
    private static List<String> behind(boolean marked, boolean scanned) {
        List<String> behind = new ArrayList<>();
        if (!marked) {
            behind.add(SeparatorStep.NAME);
        }
        if (!scanned) {
            behind.add(EyeStep.NAME);
        }
        return behind;
    }

    private Done ended(Document document, DocumentStatus status, String reason) {
        return new Done(
                Map.of("outcome", status.key()),
                List.of(),
                true,
                () -> documents.found(document.id(), Finding.status(status), reason));
    }
}
