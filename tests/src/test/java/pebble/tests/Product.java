package pebble.tests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pebble.Http;

/** The product as a process of its own, started by the launcher as its users start it, on a data folder and a free port. */
public final class Product implements AutoCloseable {
    static final String ADMIN_PASSWORD = "a password for the tests";

    private final Path home;
    private final Path data;
    private final int port;
    private final List<String> arguments;
    private Process process;

    private Product(Path home, Path data, int port, List<String> arguments) throws IOException {
        this.home = home;
        this.data = data;
        this.port = port;
        this.arguments = arguments;
        this.process = launch();
    }

    /** Returns as soon as the process runs; {@link #ready} waits until it answers. */
    public static Product start(Path data, String... arguments) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            free.close();
            return new Product(home(), data, port, List.of(arguments));
        }
    }

    /** The checkout whose launcher is used: told by the build, else found above the working folder. */
    static Path home() {
        String told = System.getProperty("pebble.home", "");
        Path folder = told.isEmpty() ? Path.of("").toAbsolutePath() : Path.of(told);
        while (!Files.isExecutable(folder.resolve("pebble"))) {
            folder = Optional.ofNullable(folder.getParent())
                    .orElseThrow(() -> new IllegalStateException("no launcher above the working folder"));
        }
        return folder;
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("pebble").toString(), "serve"));
        command.addAll(arguments);
        return launcher(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private ProcessBuilder launcher(List<String> command) throws IOException {
        Files.createDirectories(data);
        ProcessBuilder builder = new ProcessBuilder(command).directory(data.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PEBBLE_DATA", data.toString(),
                        "PORT", Integer.toString(port),
                        "BIND", "127.0.0.1",
                        "PEBBLE_ADMIN_PASSWORD", ADMIN_PASSWORD));
        return builder;
    }

    public Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public Path data() {
        return data;
    }

    public long pid() {
        return process.pid();
    }

    public Product ready() {
        await().atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(50)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the product ended:\n" + Files.readString(log()));
            }
            return answers();
        });
        return this;
    }

    private boolean answers() {
        try {
            return Http.at(port).get("/readyz").status() == 200 && token().isPresent();
        } catch (RuntimeException nobodyThere) {
            return false;
        }
    }

    /** As the command line of this machine: an administrator. */
    public Http http() {
        return Http.at(port).with("Authorization", "Bearer " + token().orElseThrow());
    }

    private Optional<String> token() {
        try {
            return Optional.of(Files.readString(data.resolve("cli.token")).strip());
        } catch (NoSuchFileException notYet) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Runs one command of the launcher against this product's data folder. */
    public Process command(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("pebble").toString()));
        command.addAll(List.of(words));
        return launcher(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling(data.getFileName() + ".command.log").toFile()))
                .start();
    }

    /** {@code kill -9} of the server; its PostgreSQL keeps running, as it does when that happens to a user. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }

    /** {@code kill -9} of its PostgreSQL, children included; the server keeps running. */
    public void killPostgres() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("pg/postmaster.pid")).getFirst().strip());
        ProcessHandle.of(postmaster).ifPresent(main -> {
            List<ProcessHandle> all = Stream.concat(main.descendants(), Stream.of(main)).collect(Collectors.toList());
            all.reversed().forEach(ProcessHandle::destroyForcibly);
        });
    }

    public void restart() throws IOException {
        process = launch();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
