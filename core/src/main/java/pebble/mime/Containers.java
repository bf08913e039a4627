package pebble.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the mails in what people hand over: a mail, an mbox, a zip file, a Maildir, a folder of all of these. Files are told by
 * their content, their names only help. Every file ends in exactly one of the calls of {@link Sink}; a container also yields
 * what it holds, at {@code path#1} in an mbox and {@code path!/entry} in a zip file.
 *
 * <p>The bytes of a mail are those of its file. From an mbox they are what was delivered: without the separator line, with the
 * quoting of {@code From } lines undone as mboxrd prescribes (right for mboxo too, save for lines that were {@code >From } from
 * the start), without the blank line before the next separator. A file that holds one mail below a separator line and is not
 * called mbox is that mail, verbatim.
 */
public final class Containers {

    /** Who takes what is found. Exceptions that it throws end the walk. */
    public interface Sink {
        void mail(String path, byte[] raw);

        /** @param kind {@code mbox}, {@code zip} or {@code maildir} */
        void container(String path, String kind);

        /** @param reason a sentence */
        void skipped(String path, String reason);
    }

    private Containers() {}

    /**
     * Walks a file or folder.
     *
     * @param name how the paths that the sink sees begin
     * @throws IOException when the file itself cannot be read; an unreadable file within a folder is skipped
     */
    public static void walk(Path file, String name, Sink sink) throws IOException {
        if (Files.isDirectory(file)) {
            new FolderWalk(sink).walk(file, name);
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            new FileWalk(sink, UnpackingBudget.of(Files.size(file))).walk(in, name, file);
        }
    }

    /** Walks a stream of any size; a zip file is kept in a temporary file while it is read. */
    public static void walk(InputStream in, String name, Sink sink) throws IOException {
        new FileWalk(sink, UnpackingBudget.forStream()).walk(in, name, null);
    }

    /** Takes the stream for an mbox, whatever it looks like: what stands before its first separator is a mail too. */
    public static void mbox(InputStream in, String name, Sink sink) throws IOException {
        new MboxSplitter(in, name, sink, true).split();
    }
}
