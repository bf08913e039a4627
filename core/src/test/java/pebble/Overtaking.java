package pebble;

import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two acts at one moment, for tests: the second begins while the transaction of the first is open, and has met it when that
 * ends.
 */
public final class Overtaking {
    private final TransactionTemplate transaction;
    private final JdbcClient sql;

    public Overtaking(PlatformTransactionManager transactions, JdbcClient sql) {
        transaction = new TransactionTemplate(transactions);
        this.sql = sql;
    }

    public Overtaking(DataSource database) {
        this(new JdbcTransactionManager(database), JdbcClient.create(database));
    }

    /** What the second comes to once the first is committed. */
    public <T> Future<T> of(Runnable first, Callable<T> second) {
        return of(first, second, () -> {});
    }

    /** @param then what the transaction of the first goes on with when the second has met it */
    public <T> Future<T> of(Runnable first, Callable<T> second, Runnable then) {
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            return transaction.execute(status -> {
                first.run();
                Future<T> running = others.submit(second);
                await().until(() -> running.isDone() || somebodyWaits());
                then.run();
                return running;
            });
        }
    }

    private boolean somebodyWaits() {
        return sql.sql("""
                        select exists (select from pg_locks waiting where not waiting.granted and waiting.pid in (
                            select pid from pg_locks
                            where database = (select oid from pg_database where datname = current_database())))
                        """).query(Boolean.class).single();
    }
}
