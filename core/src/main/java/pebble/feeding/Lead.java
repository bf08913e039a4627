package pebble.feeding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A right that one process of a database has at a time: an advisory lock over a connection of its own, which falls with the process, however that ends. */
public final class Lead implements AutoCloseable {
    private final DataSource database;
    private final String name;
    private @Nullable Connection connection;

    public Lead(DataSource database, String name) {
        this.database = database;
        this.name = name;
    }

    /** Whether it is this process's, which takes it when nobody has it, and takes it again when its connection was lost. */
    public synchronized boolean isMine() {
        try {
            Connection held = connection;
            if (held != null && held.isValid(2)) {
                return true;
            }
            close();
            connection = taken();
            return connection != null;
        } catch (SQLException away) {
            return false;
        }
    }

    private @Nullable Connection taken() throws SQLException {
        Connection fresh = database.getConnection();
        boolean taken = false;
        try (PreparedStatement lock = fresh.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, name);
            try (ResultSet row = lock.executeQuery()) {
                taken = row.next() && row.getBoolean(1);
            }
            return taken ? fresh : null;
        } finally {
            if (!taken) {
                fresh.close();
            }
        }
    }

    @Override
    public synchronized void close() {
        Connection held = connection;
        connection = null;
        if (held == null) {
            return;
        }
        try (held;
                PreparedStatement unlock = held.prepareStatement("select pg_advisory_unlock(hashtextextended(?, 0))")) {
            unlock.setString(1, name);
            unlock.execute();
        } catch (SQLException gone) {
            // The lock went with the connection.
            return;
        }
    }
}
