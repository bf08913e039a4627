package pebble.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running postmaster to be stopped: ours at the end, or the one a killed product left on our cluster. */
record Postmaster(ProcessHandle process) {

    /** Who runs on this cluster by its {@code postmaster.pid}; empty when the file is stale and its number means another program. */
    static Optional<Postmaster> on(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return ProcessHandle.of(Long.parseLong(lines.getFirst().trim()))
                    .filter(process -> runsOn(process, cluster))
                    .map(Postmaster::new);
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** A postmaster works in its data directory; a process that got the same number later does not. */
    private static boolean runsOn(ProcessHandle process, Path cluster) {
        try {
            return Files.isSameFile(Path.of("/proc/" + process.pid() + "/cwd"), cluster);
        } catch (IOException noProc) {
            return process.info()
                    .commandLine()
                    .filter(line -> line.contains(cluster.toString()))
                    .isPresent();
        }
    }

    long pid() {
        return process.pid();
    }

    /** Fast shutdown; after ten seconds immediate shutdown, from which PostgreSQL recovers by its log; at last by force. */
    void stop() {
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            if (!process.isAlive()) {
                return;
            }
            try {
                new ProcessBuilder("kill", "-" + signal, String.valueOf(pid()))
                        .start()
                        .waitFor();
                process.onExit().get(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException goOn) {
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException | ExecutionException e) {
                process.destroyForcibly();
            }
        }
    }
}
