package pebble.documents;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import pebble.mime.UnpackingBudget;
import pebble.shared.Problem;

/**
 * The files in a zip file, and in zip files within it. Nothing is written under an entry's name and links are not followed. What unpacks to far more than its
 * size, holds too many entries or is nested too deep is told of, and the rest is taken.
 */
public final class Archive {
    private static final int DEEPEST = 3;
    private static final int MOST_ENTRIES = 10_000;
    /** Of all that is unpacked, however large the archive. */
    private static final long MOST_BYTES = 8L << 30;

    private final Sink sink;
    private final long largest;
    private final UnpackingBudget budget;
    private int entries;

    private Archive(Sink sink, long largest, UnpackingBudget budget) {
        this.sink = sink;
        this.largest = largest;
        this.budget = budget;
    }

    /** Who takes what is found; every entry that is a file ends in exactly one of the calls. */
    public interface Sink {
        /** @param upload is taken away afterwards */
        void file(String path, Upload upload) throws IOException;

        /** @param reason a sentence */
        void skipped(String path, String reason);

        void refused(String path, Problem refusal);
    }

    /** @param largest how large one file may be */
    public static void walk(Path zip, long largest, Sink sink) throws IOException {
        new Archive(sink, largest, UnpackingBudget.of(Files.size(zip), MOST_BYTES)).walk(zip, "", 1);
    }

    private void walk(Path file, String name, int depth) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            Enumeration<ZipArchiveEntry> all = zip.getEntries();
            while (all.hasMoreElements()) {
                ZipArchiveEntry entry = all.nextElement();
                if (!entry.isDirectory()) {
                    entry(zip, entry, name + entry.getName(), depth);
                }
            }
        }
    }

    private void entry(ZipFile zip, ZipArchiveEntry entry, String path, int depth) throws IOException {
        if (++entries > MOST_ENTRIES) {
            sink.skipped(path, "An archive may hold at most " + MOST_ENTRIES + " files.");
        } else if (entry.isUnixSymlink()) {
            sink.skipped(path, "It is a link, not a file.");
        } else if (entry.getGeneralPurposeBit().usesEncryption()) {
            sink.skipped(path, "It has a password. Unpack the archive and send the file.");
        } else if (!zip.canReadEntryData(entry)) {
            sink.skipped(path, "It is packed in a way that is not read here.");
        } else if (!path.startsWith("__MACOSX/")) {
            unpack(zip, entry, path, depth);
        }
    }

    private void unpack(ZipFile zip, ZipArchiveEntry entry, String path, int depth) {
        try (InputStream bytes = new Metered(zip.getInputStream(entry), budget);
                Upload upload = Upload.of(bytes, path, null, largest)) {
            if (upload.isZip() && depth < DEEPEST) {
                walk(upload.file(), path + "!/", depth + 1);
            } else {
                sink.file(path, upload);
            }
        } catch (Problem tooLarge) {
            sink.refused(path, tooLarge);
        } catch (Exhausted bomb) {
            sink.skipped(path, "It unpacks to far more than the archive's size, as a zip bomb does.");
        } catch (IOException | IllegalArgumentException damaged) {
            sink.skipped(path, "It is damaged inside the archive.");
        }
    }

    /** The budget has run out in the middle of an entry. */
    private static final class Exhausted extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Counts what is unpacked against the budget. */
    private static final class Metered extends FilterInputStream {
        private final UnpackingBudget budget;

        Metered(InputStream in, UnpackingBudget budget) {
            super(in);
            this.budget = budget;
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            spend(c < 0 ? 0 : 1);
            return c;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            spend(Math.max(read, 0));
            return read;
        }

        private void spend(int bytes) throws IOException {
            if (!budget.takes(bytes)) {
                throw new Exhausted();
            }
        }
    }
}
