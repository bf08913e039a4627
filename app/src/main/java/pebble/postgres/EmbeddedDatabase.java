package pebble.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import pebble.ground.DataFolder;
import pebble.ground.Port;
import pebble.ground.PrivateFile;
import pebble.ground.Refusal;

/**
 * A PostgreSQL of our own, its cluster in {@code data/pg}. It is as durable as any (fsync and synchronous commit on), listens on
 * the loopback address only and asks for a password. One left behind by a killed product is stopped first; one that dies while
 * we run is started again on the same port, so that the connection pool recovers by itself.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String USER = "pebble";
    private static final Duration LAST_PAUSE = Duration.ofSeconds(10);
    private static final int STARTS = 60;
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("effective_cache_size", "1GB"),
            Map.entry("work_mem", "16MB"),
            Map.entry("maintenance_work_mem", "128MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("wal_compression", "on"),
            Map.entry("checkpoint_completion_target", "0.9"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            // Tables that an import fills in seconds are planned for as what they are by then.
            Map.entry("autovacuum_naptime", "5s"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("max_parallel_workers_per_gather", "0"));

    private final DataFolder data;
    private final Path cluster;
    private final int port = Port.free();
    private final CompletableFuture<DatabaseUrl> url;
    private @Nullable PostgresServer server;
    private @Nullable Process postmaster;
    private long launchedAt;
    private long pauseMillis = 100;
    private boolean closed;

    private EmbeddedDatabase(DataFolder data) {
        this.data = data;
        this.cluster = data.resolve("pg");
        this.url = new CompletableFuture<>();
    }

    /** Returns at once; {@link #url} waits until it answers. */
    public static EmbeddedDatabase starting(DataFolder data) {
        EmbeddedDatabase database = new EmbeddedDatabase(data);
        Thread.ofVirtual().name("postgres-start").start(() -> {
            try {
                database.url.complete(database.start());
            } catch (Throwable failure) {
                // An Error too: whoever waits for the address would wait for ever.
                database.url.completeExceptionally(failure);
            }
        });
        return database;
    }

    public DatabaseUrl url() {
        try {
            return url.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new Refusal(
                    "The embedded PostgreSQL does not start: "
                            + (failure.getCause() == null ? failure : failure.getCause()).getMessage(),
                    "Read " + logFile() + ", or set DATABASE_URL to another PostgreSQL.");
        }
    }

    private synchronized DatabaseUrl start() throws IOException, InterruptedException {
        String password = PrivateFile.readOrCreate(data.resolve("pg.password"));
        PostgresServer programs = PostgresServer.unpacked(data.path());
        server = programs;
        if (!Files.exists(cluster)) {
            create(programs);
        }
        Postmaster.on(cluster).ifPresent(orphan -> {
            log.info("stopping the PostgreSQL that a killed Pebble left behind pid={}", orphan.pid());
            orphan.stop();
        });
        launch(programs);
        DatabaseUrl own = new DatabaseUrl("jdbc:postgresql://127.0.0.1:" + port + "/pebble", USER, password);
        createDatabase(programs, password);
        return own;
    }

    /** The cluster appears by a rename, so that a kill in the middle leaves nothing half made. */
    private void create(PostgresServer programs) throws IOException, InterruptedException {
        Path draft = data.resolve("pg.new");
        FileSystemUtils.deleteRecursively(draft);
        List<String> arguments = new ArrayList<>(List.of(
                "-D",
                draft.toString(),
                "-U",
                USER,
                "--pwfile=" + data.resolve("pg.password"),
                "--auth=scram-sha-256",
                "--encoding=UTF8"));
        try {
            programs.run("initdb", with(arguments, "--lc-collate=C", "--lc-ctype=C.UTF-8", "--lc-messages=C"));
        } catch (IOException localeMissing) {
            log.debug("initdb without C.UTF-8", localeMissing);
            FileSystemUtils.deleteRecursively(draft);
            programs.run("initdb", with(arguments, "--locale=C"));
        }
        Files.move(draft, cluster, ATOMIC_MOVE);
    }

    private static List<String> with(List<String> arguments, String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return all;
    }

    private void launch(PostgresServer programs) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-D", cluster.toString(), "-p", String.valueOf(port)));
        SETTINGS.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        Process process = programs.program("postgres", arguments)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile()))
                .start();
        postmaster = process;
        launchedAt = System.nanoTime();
        var unused = process.onExit()
                .thenAcceptAsync(
                        this::ended,
                        task -> Thread.ofVirtual().name("postgres-watch").start(task));
    }

    /** The watchdog: PostgreSQL ended and nobody asked it to. Its pause grows while it keeps ending. */
    private synchronized void ended(Process process) {
        PostgresServer programs = server;
        if (closed || process != postmaster || programs == null || !url.isDone() || url.isCompletedExceptionally()) {
            return;
        }
        log.warn("PostgreSQL ended unexpectedly (exit {}); starting it again", process.exitValue());
        boolean livedLong = System.nanoTime() - launchedAt > LAST_PAUSE.toNanos();
        pauseMillis = livedLong ? 100 : Math.min(2 * pauseMillis, LAST_PAUSE.toMillis());
        try {
            wait(pauseMillis);
            if (!closed) {
                launch(programs);
            }
        } catch (IOException e) {
            log.error("PostgreSQL cannot be started again", e);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void createDatabase(PostgresServer programs, String password) throws IOException, InterruptedException {
        try (Connection connection = connected(programs, password);
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = 'pebble'")) {
            if (!found.next()) {
                statement.execute("create database pebble");
            }
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * Waits as long as PostgreSQL lives: recovery after a crash takes what it takes. One that ends at once is started again, for
     * the children of a killed one hold the shared memory until they notice.
     */
    private Connection connected(PostgresServer programs, String password) throws IOException, InterruptedException {
        int starts = 1;
        while (true) {
            try {
                return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password);
            } catch (SQLException notYet) {
                if ("28P01".equals(notYet.getSQLState())) {
                    throw new IOException("its password is not the one in pg.password", notYet);
                }
                Process process = postmaster;
                if (process == null || !process.isAlive()) {
                    if (starts++ == STARTS) {
                        throw new IOException("it ends while starting", notYet);
                    }
                    wait(500);
                    launch(programs);
                }
                wait(20);
            }
        }
    }

    private File logFile() {
        return data.resolve("pg.log").toFile();
    }

    /** Leaves it running and looks after it no longer, as a process that is killed does. */
    synchronized void forget() {
        closed = true;
    }

    /** Stops it in order: sessions end, everything is on disk. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Process process = postmaster;
        if (process != null && process.isAlive()) {
            new Postmaster(process.toHandle()).stop();
        }
    }
}
