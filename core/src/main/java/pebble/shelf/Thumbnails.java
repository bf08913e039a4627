package pebble.shelf;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.documents.Document;
import pebble.documents.DocumentFiles;
import pebble.documents.DocumentId;
import pebble.reading.FileReader;
import pebble.reading.Format;
import pebble.reading.Formats;
import pebble.reading.ReadingUnavailable;

/**
 * First pages, small, as PNG. Lists ask for many of them: those asked for last are kept in memory, and they are drawn one after the other, so that who
 * opens a page waits for one of them at most.
 */
@Component
class Thumbnails {
    /** In pixels: a list shows them some 40 high, on fine screens with two or three to one. */
    private static final int LONGEST = 160;

    /** About three thousand. */
    private static final int MOST_BYTES = 32 << 20;

    private static final int WAIT_SECONDS = 30;

    private final DocumentFiles files;
    private final FileReader reader;
    private final Semaphore turn = new Semaphore(1, true);
    private final LinkedHashMap<DocumentId, byte[]> kept = new LinkedHashMap<>(256, 0.75f, true);
    private long bytes;

    Thumbnails(DocumentFiles files, FileReader reader) {
        this.files = files;
        this.reader = reader;
    }

    /** Nothing where there are no pages, or the first cannot be drawn. */
    Optional<byte[]> of(Document document) {
        Format format = Formats.format(document.mimeType());
        if (!format.isDrawn()) {
            return Optional.empty();
        }
        byte[] known = find(document.id());
        return known != null ? Optional.of(known) : inTurn(document, format);
    }

    private Optional<byte[]> inTurn(Document document, Format format) {
        await();
        try {
            byte[] meanwhile = find(document.id());
            if (meanwhile != null) {
                return Optional.of(meanwhile);
            }
            Optional<byte[]> drawn =
                    files.with(document, (file, password) -> reader.draw(file, format, password, 1, LONGEST));
            drawn.ifPresent(png -> keep(document.id(), png));
            return drawn;
        } finally {
            turn.release();
        }
    }

    private void await() {
        try {
            if (!turn.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new ReadingUnavailable("Too many thumbnails wait to be drawn");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReadingUnavailable("Interrupted before a thumbnail was drawn", e);
        }
    }

    private synchronized byte @Nullable [] find(DocumentId id) {
        return kept.get(id);
    }

    private synchronized void keep(DocumentId id, byte[] png) {
        byte[] before = kept.put(id, png);
        bytes += png.length - (before == null ? 0 : before.length);
        Iterator<byte[]> longestUnasked = kept.values().iterator();
        while (bytes > MOST_BYTES && longestUnasked.hasNext()) {
            bytes -= longestUnasked.next().length;
            longestUnasked.remove();
        }
    }
}
