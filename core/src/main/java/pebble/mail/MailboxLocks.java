package pebble.mail;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Keeps several processes from reading one mailbox at once. PostgreSQL holds the lock as long as a connection lives, so a
 * process that dies gives it back.
 */
@Component
public class MailboxLocks {
    private static final Duration ASK_EVERY = Duration.ofMillis(100);

    private final DataSource database;

    MailboxLocks(DataSource database) {
        this.database = database;
    }

    /** Held until closed. Keeps one connection for itself. */
    public final class Lock implements AutoCloseable {
        private final Connection connection;
        private final String name;

        private Lock(Connection connection, String name) {
            this.connection = connection;
            this.name = name;
        }

        /** False once the database has taken it back, because it lost the connection. */
        public boolean stillHeld() {
            try {
                return connection.isValid(5);
            } catch (SQLException broken) {
                return false;
            }
        }

        @Override
        public void close() {
            try (connection) {
                ask(connection, "select pg_advisory_unlock(hashtextextended(?, 11))", name);
            } catch (SQLException broken) {
                // With the connection the lock went too.
            }
        }
    }

    /** Empty when somebody else holds it. */
    public Optional<Lock> tryLock(MailboxId mailbox) {
        return tryLock(mailbox.toString());
    }

    /** Waits for whoever holds it; empty when that takes longer than the caller's patience. */
    Optional<Lock> lock(MailboxId mailbox, Duration patience) {
        long giveUp = System.nanoTime() + patience.toNanos();
        Optional<Lock> lock = tryLock(mailbox);
        while (lock.isEmpty()
                && System.nanoTime() < giveUp
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(ASK_EVERY.toNanos());
            lock = tryLock(mailbox);
        }
        return lock;
    }

    /** For what only one process may do to all mailboxes, such as watching them. */
    public Optional<Lock> tryLock(String name) {
        try {
            Connection connection = database.getConnection();
            try {
                if (ask(connection, "select pg_try_advisory_lock(hashtextextended(?, 11))", name)) {
                    return Optional.of(new Lock(connection, name));
                }
            } catch (SQLException failed) {
                connection.close();
                throw failed;
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException failed) {
            throw new DataAccessResourceFailureException("The database did not answer.", failed);
        }
    }

    private static boolean ask(Connection connection, String question, String name) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
