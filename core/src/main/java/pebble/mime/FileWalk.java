package pebble.mime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One file: recognised by its first bytes, then handed on as mail, opened as container or skipped. */
final class FileWalk {
    /** More than any server accepts; what is larger would not fit in memory beside others. */
    static final int LARGEST_MAIL = 256 * 1024 * 1024;

    static final String TOO_LARGE = "It is larger than 256 MB, which no mail is";
    private static final int HEAD = 64 * 1024;

    private final Containers.Sink sink;
    private final UnpackingBudget budget;

    FileWalk(Containers.Sink sink, UnpackingBudget budget) {
        this.sink = sink;
        this.budget = budget;
    }

    /** @param file where the stream comes from, if it is a file */
    void walk(InputStream stream, String name, @Nullable Path file) throws IOException {
        var in = new BufferedInputStream(stream, HEAD);
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        FileKind kind = FileKind.of(head, name);
        switch (kind.what()) {
            case MAIL -> mail(in, name);
            case OLE -> ole(in, name);
            case MBOX -> new MboxSplitter(in, name, sink, false).split();
            case ZIP -> zip(in, name, file);
            case OTHER -> sink.skipped(name, kind.reason());
        }
    }

    void mail(InputStream in, String name) throws IOException {
        byte[] raw = in.readNBytes(LARGEST_MAIL + 1);
        if (raw.length > LARGEST_MAIL) {
            sink.skipped(name, TOO_LARGE);
        } else {
            sink.mail(name, raw);
        }
    }

    /** Outlook's mails and Office's documents share one format; what they hold tells them apart. */
    private void ole(InputStream in, String name) throws IOException {
        byte[] raw = in.readNBytes(LARGEST_MAIL + 1);
        if (raw.length > LARGEST_MAIL) {
            sink.skipped(name, TOO_LARGE);
        } else if (FileKind.isNamedMail(name) || FileKind.holdsMessageProperties(raw)) {
            sink.mail(name, raw);
        } else {
            sink.skipped(name, "It is an Office document, not a mail");
        }
    }

    private void zip(InputStream in, String name, @Nullable Path file) throws IOException {
        if (file != null) {
            new ZipWalk(sink, budget).walk(file, name);
            return;
        }
        Path spooled = Files.createTempFile("pebble-import", ".zip");
        try {
            try (var out = Files.newOutputStream(spooled)) {
                in.transferTo(out);
            }
            new ZipWalk(sink, budget.grantedFor(Files.size(spooled))).walk(spooled, name);
        } finally {
            Files.deleteIfExists(spooled);
        }
    }

    static String unreadable(IOException failure) {
        String why = failure.getMessage();
        return why == null || why.isBlank() ? "It cannot be read" : "It cannot be read: " + CleanText.clean(why);
    }
}
