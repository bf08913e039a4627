package pebble.mime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip file. Nothing is written under an entry's name and links are not followed: names are only told to the sink. */
final class ZipWalk {
    private static final int DEEPEST = 5;
    private static final int MOST_ENTRIES = 1_000_000;
    private static final int LONGEST_NAME = 500;
    private static final String BOMB = "It unpacks to far more than its size, as a zip bomb does";
    private static final String TOO_DEEP = "It is a zip file within " + DEEPEST + " others";

    /** Old programs name entries in the charset of DOS. Entries marked as UTF-8 are read as such anyway. */
    private static final Charset NAMES =
            Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;

    private final Containers.Sink sink;
    private final UnpackingBudget budget;

    ZipWalk(Containers.Sink sink, UnpackingBudget budget) {
        this.sink = sink;
        this.budget = budget;
    }

    void walk(Path file, String path) throws IOException {
        if (path.split("!/", -1).length > DEEPEST) {
            sink.skipped(path, TOO_DEEP);
            return;
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile(), NAMES);
        } catch (ZipException | IllegalArgumentException broken) {
            sink.skipped(path, "It is a zip file that cannot be opened: it is damaged or has a password");
            return;
        }
        try (zip) {
            sink.container(path, "zip");
            Enumeration<? extends ZipEntry> entries = zip.entries();
            for (int i = 0; entries.hasMoreElements() && i < MOST_ENTRIES; i++) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    entry(zip, entry, path + "!/" + shown(entry.getName()));
                }
            }
        }
    }

    private void entry(ZipFile zip, ZipEntry entry, String path) throws IOException {
        if (path.contains("/__MACOSX/")) {
            sink.skipped(path, "It holds only the attributes of a Macintosh file");
            return;
        }
        if (budget.isSpent()) {
            sink.skipped(path, BOMB);
            return;
        }
        var told = new Told(sink);
        try (InputStream in = new Metered(zip.getInputStream(entry), budget)) {
            new FileWalk(told, budget).walk(in, path, null);
        } catch (Exhausted bomb) {
            told.failed(path, BOMB);
        } catch (IOException damaged) {
            told.failed(path, "It is damaged inside the zip file");
        }
    }

    /** A name for people to read, never one to open. */
    private static String shown(String name) {
        String clean = CleanText.clean(name.replaceAll("\\p{Cntrl}", "")).replace("!/", "!");
        return clean.length() <= LONGEST_NAME ? clean : CleanText.clean(clean.substring(0, LONGEST_NAME)) + "…";
    }

    /** The budget has run out in the middle of an entry. */
    private static final class Exhausted extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** Remembers what an entry has yielded, so that a failure in its midst is told of the mail it hit. */
    private static final class Told implements Containers.Sink {
        private final Containers.Sink sink;
        private boolean container;
        private int mails;

        Told(Containers.Sink sink) {
            this.sink = sink;
        }

        @Override
        public void mail(String path, byte[] raw) {
            mails++;
            sink.mail(path, raw);
        }

        @Override
        public void container(String path, String kind) {
            container = true;
            sink.container(path, kind);
        }

        @Override
        public void skipped(String path, String reason) {
            mails++;
            sink.skipped(path, reason);
        }

        void failed(String path, String reason) {
            sink.skipped(container ? path + "#" + (mails + 1) : path, reason);
        }
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
            return c < 0 ? c : (int) counted(1, c);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            return read < 0 ? read : (int) counted(read, read);
        }

        private long counted(long bytes, long answer) throws IOException {
            if (!budget.takes(bytes)) {
                throw new Exhausted();
            }
            return answer;
        }
    }
}
