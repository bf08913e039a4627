package pebble.connectors.parsers;

import java.util.zip.ZipFile;

/** What a zipped file says that it unpacks to, before anything is unpacked. What it does not say runs into time and memory. */
final class Unpacked {
    private static final long MOST = 1L << 30;
    private static final int ENTRIES = 20_000;

    private Unpacked() {}

    static void check(ZipFile zip) throws Refusal {
        long size =
                zip.stream().mapToLong(entry -> Math.max(entry.getSize(), 0)).sum();
        if (size > MOST || size < 0 || zip.size() > ENTRIES) {
            throw new Refusal("It would unpack to far more than any honest document.");
        }
    }
}
