package pebble.watched;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.documents.Bringing;
import pebble.jobs.Jobs;

/** Looks into the folder again and again, in one process of those that work: the one that holds an advisory lock, which falls with it. */
@Component
class FolderWatching implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(FolderWatching.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final @Nullable WatchedFolder folder;
    private final Jobs jobs;
    private final DataSource database;
    private @Nullable Thread thread;
    private @Nullable Connection lock;
    private boolean told;

    FolderWatching(
            ObjectProvider<DropFolder> watched,
            Bringing bringing,
            Jobs jobs,
            JdbcClient sql,
            DataSource database,
            Clock clock) {
        DropFolder drop = watched.getIfAvailable();
        this.folder = drop == null ? null : new WatchedFolder(drop, bringing, sql, clock);
        this.jobs = jobs;
        this.database = database;
    }

    @Override
    public void start() {
        WatchedFolder watched = folder;
        if (watched != null && jobs.areDoneHere()) {
            thread = Thread.ofVirtual().name("watched-folder").start(() -> watch(watched));
        }
    }

    private void watch(WatchedFolder watched) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    if (isOurs()) {
                        watched.look();
                        told = false;
                    }
                } catch (IOException | SQLException | RuntimeException passing) {
                    tell(passing);
                }
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            letGo();
        }
    }

    /** Once until it goes well again. */
    private void tell(Exception failure) {
        if (!told && !Thread.currentThread().isInterrupted()) {
            log.warn("watched folder: nothing can be taken for the moment: {}", failure.getMessage());
        }
        told = true;
    }

    private boolean isOurs() throws SQLException {
        Connection held = lock;
        if (held != null && held.isValid(2)) {
            return true;
        }
        letGo();
        Connection fresh = database.getConnection();
        try (PreparedStatement ask = fresh.prepareStatement("select pg_try_advisory_lock(hashtext('pebble.watched'))");
                ResultSet answer = ask.executeQuery()) {
            if (answer.next() && answer.getBoolean(1)) {
                lock = fresh;
                return true;
            }
        } catch (SQLException broken) {
            fresh.close();
            throw broken;
        }
        fresh.close();
        return false;
    }

    private void letGo() {
        Connection held = lock;
        lock = null;
        if (held == null) {
            return;
        }
        try (held;
                PreparedStatement unlock =
                        held.prepareStatement("select pg_advisory_unlock(hashtext('pebble.watched'))")) {
            unlock.execute();
        } catch (SQLException gone) {
            // The lock went with the connection.
            return;
        }
    }

    @Override
    public void stop() {
        Thread watching = thread;
        thread = null;
        if (watching == null) {
            return;
        }
        watching.interrupt();
        try {
            watching.join(PATIENCE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
