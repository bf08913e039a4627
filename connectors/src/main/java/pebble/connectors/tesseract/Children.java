package pebble.connectors.tesseract;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import pebble.reading.ReadingUnavailable;

/**
 * Processes that can be ended: as many at once as there are processors, each with a limit of time, memory and disk that the system keeps too, so that none
 * outlives a product that was killed by much. They inherit no secrets.
 */
final class Children implements AutoCloseable {
    /** The program takes the place of the shell, with its arguments as they are. Where a limit cannot be set a lower one holds, or the system has none. */
    private static final String LIMITED =
            "{ ulimit -c 0; ulimit -v \"$1\"; ulimit -t \"$2\"; ulimit -f \"$3\"; } 2>/dev/null; shift 3; exec \"$@\"";

    /** In blocks of 512 bytes. A page full of words has a tenth of it. */
    private static final String MOST_WRITTEN = "65536";

    private static final int MOST_SAID = 4096;
    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TESSDATA_PREFIX", "LD_LIBRARY_PATH");

    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Something to do while one of the places is taken. */
    interface Work<T> {
        T done(Path folder) throws IOException, InterruptedException;
    }

    /** Waits for a place, and has the work done in a folder of its own that is gone afterwards. */
    <T> T inFolder(Work<T> work) {
        try {
            places.acquire();
            try {
                Path folder = Files.createTempDirectory("pebble-page");
                try {
                    return work.done(folder);
                } finally {
                    Folders.remove(folder);
                }
            } finally {
                places.release();
            }
        } catch (IOException broken) {
            throw new ReadingUnavailable("Tesseract could not be run: " + broken.getMessage(), broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ReadingUnavailable("The reading was interrupted.", stopping);
        }
    }

    /** @param folder in which it works, and which nobody else uses */
    Ending run(List<String> command, Path folder, Duration time, long memory) throws IOException, InterruptedException {
        File said = folder.resolve("said").toFile();
        List<String> limited = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                LIMITED,
                "sh",
                String.valueOf(memory >> 10),
                String.valueOf(time.toSeconds() + 1),
                MOST_WRITTEN));
        limited.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(limited)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(said);
        builder.environment().keySet().retainAll(INHERITED);
        // Threads of one page wait for each other more than they help, and each has its own page.
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        Process process = builder.start();
        running.add(process);
        try {
            if (closed) {
                throw new ReadingUnavailable("Pebble is stopping.");
            }
            boolean inTime = process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
            return new Ending(inTime, inTime ? process.exitValue() : -1, beginning(said.toPath()));
        } finally {
            end(process);
            running.remove(process);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static String beginning(Path said) throws IOException {
        try (var in = Files.newInputStream(said)) {
            return new String(in.readNBytes(MOST_SAID), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(Children::end);
    }
}
