package pebble.processing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pebble.documents.Document;
import pebble.documents.DocumentFiles;
import pebble.documents.Documents;
import pebble.documents.Documents.Finding;
import pebble.documents.Pages;
import pebble.mime.CleanText;
import pebble.reading.FileReader;
import pebble.reading.Format;
import pebble.reading.Formats;
import pebble.reading.PageReader;
import pebble.reading.PageReader.Seen;
import pebble.reading.PageTooSlow;
import pebble.reading.ReadingUnavailable;

/**
 * Reads by eye (OCR) the pages that show more than their text says, as many at once as there are processors. A page is written down when it was read: a long
 * scan that is cut goes on where it was.
 */
@Component
class EyeStep implements Step {
    static final String NAME = "ocr";
    /** The longer edge of A4 at 300 dots an inch, below which reading by eye fails more. */
    private static final int LONGEST_EDGE = 3508;

    /** Pages that took longer than they are given; a document that has so many has more of them, and others wait. */
    private static final int MOST_IN_VAIN = 10;

    private static final int AT_ONCE = Runtime.getRuntime().availableProcessors();

    private final FileReader reader;
    private final PageReader eye;
    private final DocumentFiles files;
    private final Documents documents;
    private final Pages pages;
    private final TransactionOperations transactions;

    EyeStep(
            FileReader reader,
            PageReader eye,
            DocumentFiles files,
            Documents documents,
            Pages pages,
            TransactionOperations transactions) {
        this.reader = reader;
        this.eye = eye;
        this.files = files;
        this.documents = documents;
        this.pages = pages;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> after() {
        return Set.of(TextStep.NAME, SeparatorStep.NAME);
    }

    @Override
    public int width() {
        return AT_ONCE;
    }

    @Override
    public Done run(Document document) {
        List<Integer> unseen = pages.unseen(document.id());
        if (!unseen.isEmpty()) {
            files.with(document, (file, password) -> {
                readAll(document, file, password, unseen);
                return unseen;
            });
        }
        // Told of all its pages, also of those that a document of the same bytes brought: that one may be unknown to
        // who asks.
        Pages.ByEye seen = pages.byEye(document.id());
        return Done.of(
                Map.of("pages", seen.pages(), "read", seen.read()),
                () -> documents.found(document.id(), Finding.text(pages.text(document.id())), null));
    }

    private void readAll(Document document, Path file, @Nullable String password, List<Integer> numbers) {
        Format format = Formats.format(document.mimeType());
        AtomicInteger inVain = new AtomicInteger();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<?>> readings = new ArrayList<>();
            for (int number : numbers) {
                readings.add(threads.submit(() -> {
                    read(document, file, format, password, number, inVain);
                    return number;
                }));
            }
            try {
                for (Future<?> reading : readings) {
                    reading.get();
                }
            } catch (ExecutionException failed) {
                threads.shutdownNow();
                throw failed.getCause() instanceof RuntimeException passing
                        ? passing
                        : new ReadingUnavailable("A page could not be read by eye.", failed);
            } catch (InterruptedException stopping) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new ReadingUnavailable("It was stopped.", stopping);
            }
        }
    }

    private void read(
            Document document, Path file, Format format, @Nullable String password, int number, AtomicInteger inVain)
            throws IOException {
        Seen seen = inVain.get() < MOST_IN_VAIN
                ? seen(file, format, password, number)
                : new Seen.Refused("Too many of its pages took too long to be read.");
        if (seen instanceof Seen.Refused refused && refused.slow()) {
            inVain.incrementAndGet();
        }
        Pages.Seen found = switch (seen) {
            case Seen.Text text ->
                new Pages.Seen(number, CleanText.clean(text.text()), text.words(), text.confidence(), text.engine());
            case Seen.Refused(String reason, boolean slow) -> Pages.Seen.nothing(number, reason);
        };
        transactions.executeWithoutResult(writing -> pages.see(document.id(), found));
    }

    private Seen seen(Path file, Format format, @Nullable String password, int number) throws IOException {
        try {
            Optional<byte[]> drawn = reader.scan(file, format, password, number, LONGEST_EDGE);
            return drawn.isPresent() ? seen(drawn.get()) : new Seen.Refused("The page cannot be drawn.");
        } catch (PageTooSlow slow) {
            return new Seen.Refused(String.valueOf(slow.getMessage()), true);
        }
    }

    private Seen seen(byte[] drawn) throws IOException {
        Path image = Files.createTempFile("pebble-page", ".pgm");
        try {
            Files.write(image, drawn);
            return eye.read(image);
        } finally {
            Files.delete(image);
        }
    }
}
