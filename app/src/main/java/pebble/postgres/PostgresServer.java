package pebble.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;
import pebble.ground.Refusal;

/** The programs of the embedded PostgreSQL ({@code initdb}, {@code postgres}, {@code pg_ctl}), unpacked once a version. */
final class PostgresServer {
    private static final String VERSION = "15.18.0";

    private final Path home;

    private PostgresServer(Path home) {
        this.home = home;
    }

    static PostgresServer unpacked(Path data) throws IOException {
        Path home = data.resolve("pg-server-" + VERSION);
        if (!Files.isDirectory(home)) {
            Path draft = data.resolve("pg-server.new");
            FileSystemUtils.deleteRecursively(draft);
            unpack(draft);
            Files.move(draft, home, ATOMIC_MOVE);
        }
        return new PostgresServer(home);
    }

    private static void unpack(Path target) throws IOException {
        String archive = "/postgres-" + system() + ".txz";
        try (InputStream packed = PostgresServer.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new Refusal(
                        "There is no embedded PostgreSQL for this kind of machine (" + system() + ").",
                        "Set DATABASE_URL to a PostgreSQL 15 or newer.");
            }
            var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static String system() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch");
        return os + "-" + (arch.equals("amd64") ? "x86_64" : arch.equals("aarch64") ? "arm_64" : arch);
    }

    /**
     * One of the programs, ready to start. It gets a session of its own, so that Ctrl-C in a terminal stops us first and lets us
     * stop it in order; and, where we are root, a user namespace, because PostgreSQL refuses to run as root.
     */
    ProcessBuilder program(String name, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (onPath("setsid")) {
            command.add("setsid");
        }
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(name).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TZ", "UTC");
        builder.environment().keySet().removeIf(key -> key.startsWith("PG"));
        return builder.redirectErrorStream(true);
    }

    private static boolean onPath(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /** Runs a program to its end; its output is told when it fails. */
    void run(String name, List<String> arguments) throws IOException, InterruptedException {
        Process process = program(name, arguments).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(name + ": " + output.strip());
        }
    }
}
