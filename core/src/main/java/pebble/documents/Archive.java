package pebble.documents;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import pebble.mime.UnpackingBudget;
import pebble.shared.Problem;

/**
 * The files in a zip file, and in zip files within it. Nothing is written under an entry's name and links are not followed. What unpacks to far more than its
 * size, holds too many entries or is nested too deep is told of, and the rest is taken.
 */
public final class Archive {
    private static final int DEEPEST = 3;
    /** "PK", 1, 2: how each record of the list begins. */
    private static final int RECORD = 0x504b0102;

    private static final int MOST_ENTRIES = 10_000;
    private static final long MOST_BYTES = 8L << 30;
    /** An archive that lists more is not opened: the list is held in memory. Those of files in it that are not packed count too. */
    private static final int MOST_LISTED = 10 * MOST_ENTRIES;

    /** What unpacks in little memory and by what is always there. */
    private static final Set<ZipMethod> METHODS = EnumSet.of(
            ZipMethod.STORED,
            ZipMethod.DEFLATED,
            ZipMethod.ENHANCED_DEFLATED,
            ZipMethod.BZIP2,
            ZipMethod.UNSHRINKING,
            ZipMethod.IMPLODING);

    private final Sink sink;
    private final Limits limits;
    private final UnpackingBudget budget;
    private int entries;

    private Archive(Sink sink, Limits limits, UnpackingBudget budget) {
        this.sink = sink;
        this.limits = limits;
        this.budget = budget;
    }

    /**
     * What is taken of one archive.
     *
     * @param largest bytes of one file
     * @param entries files, with those in archives within it
     * @param unpacked bytes of all that is unpacked, however large the archive
     */
    public record Limits(long largest, int entries, long unpacked) {
        public static Limits usual(long largest) {
            return new Limits(largest, MOST_ENTRIES, MOST_BYTES);
        }
    }

    /** Who takes what is found; every entry that is a file ends in exactly one of the calls. */
    public interface Sink {
        /** @param upload is taken away afterwards */
        void file(String path, Upload upload) throws IOException;

        /** @param reason a sentence */
        void skipped(String path, String reason);

        void refused(String path, Problem refusal);
    }

    /** @throws IOException when it cannot be opened */
    public static void walk(Path zip, Limits limits, Sink sink) throws IOException {
        new Archive(sink, limits, UnpackingBudget.of(Files.size(zip), limits.unpacked())).walk(zip, "", 1);
    }

    private void walk(Path file, String name, int depth) throws IOException {
        if (listed(file) > MOST_LISTED) {
            throw new IOException("It lists more than " + MOST_LISTED + " files");
        }
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

    /** At least as many as there are records in its list, each of which begins with these four bytes. */
    private static int listed(Path file) throws IOException {
        int listed = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            int last = 0;
            for (int next = in.read(); next >= 0 && listed <= MOST_LISTED; next = in.read()) {
                last = last << 8 | next;
                if (last == RECORD) {
                    listed++;
                }
            }
        }
        return listed;
    }

    private void entry(ZipFile zip, ZipArchiveEntry entry, String path, int depth) throws IOException {
        if (++entries > limits.entries()) {
            sink.skipped(path, "An archive may hold at most " + limits.entries() + " files.");
        } else if (entry.isUnixSymlink()) {
            sink.skipped(path, "It is a link, not a file.");
        } else if (entry.getGeneralPurposeBit().usesEncryption()) {
            sink.skipped(path, "It has a password. Unpack the archive and send the file.");
        } else if (!METHODS.contains(ZipMethod.getMethodByCode(entry.getMethod()))) {
            sink.skipped(path, "It is packed in a way that is not read here.");
        } else if (!path.startsWith("__MACOSX/")) {
            unpack(zip, entry, path, depth);
        }
    }

    private void unpack(ZipFile zip, ZipArchiveEntry entry, String path, int depth) {
        try (InputStream bytes = new Metered(zip.getInputStream(entry), budget);
                Upload upload = Upload.of(bytes, path, null, limits.largest())) {
            if (upload.isZip() && depth < DEEPEST) {
                walk(upload.file(), path + "!/", depth + 1);
            } else {
                sink.file(path, upload);
            }
        } catch (Problem refused) {
            sink.refused(path, refused);
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
