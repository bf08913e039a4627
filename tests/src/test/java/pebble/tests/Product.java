package pebble.tests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pebble.Http;

/** The product as a process of its own, started by the launcher as its users start it, on a data folder and a free port. */
public final class Product implements AutoCloseable {
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    public static final String ADMIN_PASSWORD = "a password for the tests";

    private final Path home;
    private final Path data;
    private final int port;
    private final Map<String, String> settings;
    private final List<String> arguments;
    private Process process;

    private Product(Path home, Path data, int port, Map<String, String> settings, List<String> arguments)
            throws IOException {
        this.home = home;
        this.data = data;
        this.port = port;
        this.settings = settings;
        this.arguments = arguments;
        this.process = launch();
    }

    public static Product start(Path data) throws IOException {
        return start(data, Map.of());
    }

    /** Returns as soon as the process runs; {@link #ready} waits until it answers. */
    public static Product start(Path data, Map<String, String> settings) throws IOException {
        if (Files.notExists(data) && !settings.containsKey("DATABASE_URL")) {
            FirstStart.leavesIn(data);
        }
        return first(data, settings);
    }

    /** On a folder that holds only what earlier starts left there. */
    static Product first(Path data, Map<String, String> settings) throws IOException {
        return new Product(home(), data, freePort(), settings, List.of("serve"));
    }

    /** With the companies, people and mail of the demo, which come in after it is ready. */
    public static Product demo(Path data) throws IOException {
        return new Product(home(), data, freePort(), Map.of(), List.of("serve", "--demo"));
    }

    /** Below those that the system gives to outgoing connections, one of which could take it before the product does, or while it is down. */
    private static int freePort() throws IOException {
        for (int tries = 0; tries < 100; tries++) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException taken) {
                // Another one.
            }
        }
        throw new IOException("no free port");
    }

    /** Settings under which the lines that run are counted; empty unless the build asks for it. */
    public static Map<String, String> counted() {
        String agent = System.getProperty("product.agent", "");
        return agent.isEmpty() ? Map.of() : Map.of("PEBBLE_JAVA_OPTS", agent);
    }

    /** The checkout whose launcher is used: told by the build, else found above the working folder. */
    public static Path home() {
        String told = System.getProperty("pebble.home", "");
        Path folder = told.isEmpty() ? Path.of("").toAbsolutePath() : Path.of(told);
        while (!Files.isExecutable(folder.resolve("pebble"))) {
            folder = Optional.ofNullable(folder.getParent())
                    .orElseThrow(() -> new IllegalStateException("no launcher above the working folder"));
        }
        return folder;
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("pebble").toString()));
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
                        "PEBBLE_DATA",
                        data.toString(),
                        "PORT",
                        Integer.toString(port),
                        "BIND",
                        "127.0.0.1",
                        "PEBBLE_ADMIN_PASSWORD",
                        ADMIN_PASSWORD));
        builder.environment().putAll(settings);
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
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
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
        return Http.at(port).with("Authorization", bearer());
    }

    /** The value of the header {@code Authorization} for that. */
    public String bearer() {
        return "Bearer " + token().orElseThrow();
    }

    /** The same for the administrator as a person: a token got by signing in. */
    public String adminBearer() {
        Http.Answer signedIn = Http.at(port)
                .post("/api/v1/auth/login", Map.of("email", "admin@pebble.local", "password", ADMIN_PASSWORD));
        Http session = Http.at(port)
                .with("Cookie", signedIn.header("Set-Cookie").replaceFirst(";.*", ""))
                .with("X-CSRF-Token", signedIn.at("/csrf_token"));
        return "Bearer "
                + session.post("/api/v1/tokens", Map.of("name", "tests")).at("/token");
    }

    /** Memory of the server, its children and its PostgreSQL, pages shared by several processes counted in parts (PSS). */
    public long proportionalMegabytes() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("pg/postmaster.pid")).getFirst().strip());
        List<Long> pids = Stream.of(process.pid(), postmaster)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid)
                .distinct()
                .toList();
        long kilobytes = 0;
        for (long pid : pids) {
            kilobytes += proportionalKilobytes(pid);
        }
        return kilobytes / 1024;
    }

    /** Waits until the server has nothing in hand behind what it answers: merging its indexes, learning, reading. */
    public void untilQuiet() {
        AtomicReference<Duration> before = new AtomicReference<>(Duration.ZERO);
        await().atMost(Duration.ofMinutes(10)).pollInterval(A_WHILE).until(() -> {
            Duration now = process.toHandle().info().totalCpuDuration().orElseThrow();
            return now.minus(before.getAndSet(now)).compareTo(A_WHILE.dividedBy(10)) < 0;
        });
    }

    /** Nothing of a process that has ended meanwhile. */
    private static long proportionalKilobytes(long pid) throws IOException {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (NoSuchFileException ended) {
            return 0;
        }
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
            List<ProcessHandle> all =
                    Stream.concat(main.descendants(), Stream.of(main)).collect(Collectors.toList());
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
