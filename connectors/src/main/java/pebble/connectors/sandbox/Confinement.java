package pebble.connectors.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a process is started that has nothing: no network where the system lets us take it away, no variables, no more memory than
 * told, no core dumps, an empty folder.
 */
final class Confinement {
    private static final Logger log = LoggerFactory.getLogger(Confinement.class);
    private static final long MEGABYTE = 1 << 20;
    /** Address space beside the heap: classes, compiled code, stacks, the JVM and its libraries. */
    private static final long BESIDE_HEAP = 1_200;

    private static final String APART = "unshare";
    /** A network of its own, in which there is none; by the user's own namespace where that is allowed. */
    private static final List<List<String>> WAYS = List.of(List.of(APART, "-rn"), List.of(APART, "-n"), List.of());

    private final Class<?> main;
    private final int memory;
    private @Nullable List<String> prefix;

    Confinement(Class<?> main, int memory) {
        this.main = main;
        this.memory = memory;
    }

    /** Whether the system itself keeps the processes off the network. */
    boolean isOffNetwork() {
        return prefix().contains(APART);
    }

    /** Tried out once, when it is first needed. */
    private synchronized List<String> prefix() {
        if (prefix == null) {
            prefix = prefix(memory);
            if (!prefix.contains(APART)) {
                log.info("The system starts no processes without network: where files are read, Java alone refuses it");
            }
        }
        return prefix;
    }

    Process start(Path folder) throws IOException {
        List<String> command = new ArrayList<>(prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm(folder));
        command.addAll(List.of("-cp", classPath(), main.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        // Names of files may have any letters; threads shall not each take memory of their own.
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder.start();
    }

    private List<String> jvm(Path folder) {
        return List.of(
                "-Xms16m",
                "-Xmx" + memory + "m",
                "-XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:MaxMetaspaceSize=160m",
                "-XX:CompressedClassSpaceSize=48m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-XX:-UsePerfData",
                // What is said on the standard output is the answer and nothing else.
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.timezone=UTC",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder,
                // There are no hosts, and nothing that is read may name another file.
                "-Djdk.net.hosts.file=" + folder.resolve("no-hosts"),
                "-Djavax.xml.accessExternalDTD=",
                "-Djavax.xml.accessExternalSchema=",
                "-Djavax.xml.accessExternalStylesheet=",
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog");
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> prefix(int memory) {
        List<String> limits =
                List.of("prlimit", "--core=0", "--fsize=" + Limits.FILE, "--as=" + (memory + BESIDE_HEAP) * MEGABYTE);
        for (List<String> apart : WAYS) {
            for (List<String> limited : List.of(limits, List.<String>of())) {
                List<String> prefix = new ArrayList<>(apart);
                prefix.addAll(limited);
                if (prefix.isEmpty() || works(prefix)) {
                    return List.copyOf(prefix);
                }
            }
        }
        return List.of();
    }

    private static boolean works(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(5, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
