package pebble.processing;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Shows that this process lives: an advisory lock of its number, held over a connection of its own. It falls with the process, however that ends, and others
 * see at once that what the process had in hand is nobody's.
 */
final class WorkerLock implements AutoCloseable {
    private final DataSource database;
    private final long number = new SecureRandom().nextLong();
    private @Nullable Connection connection;

    WorkerLock(DataSource database) {
        this.database = database;
    }

    long number() {
        return number;
    }

    /** Takes the lock, and takes it again when the connection was lost. */
    void hold() throws SQLException {
        Connection held = connection;
        if (held != null && held.isValid(2)) {
            return;
        }
        close();
        Connection fresh = database.getConnection();
        try (PreparedStatement lock = fresh.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, number);
            try (ResultSet row = lock.executeQuery()) {
                if (!row.next() || !row.getBoolean(1)) {
                    throw new SQLException("the database has not noticed yet that the last connection is gone");
                }
            }
            connection = fresh;
        } finally {
            if (connection == null) {
                fresh.close();
            }
        }
    }

    @Override
    public void close() {
        Connection held = connection;
        connection = null;
        if (held == null) {
            return;
        }
        try (held;
                PreparedStatement unlock = held.prepareStatement("select pg_advisory_unlock(?)")) {
            unlock.setLong(1, number);
            unlock.execute();
        } catch (SQLException gone) {
            // The lock went with the connection.
            return;
        }
    }
}
