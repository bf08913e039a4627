package pebble.live;

import java.sql.Connection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives committed events their numbers, without gaps and never backwards. One process of all does it, the one that holds the
 * advisory lock; the others wait to take over.
 */
@Component
class EventNumbering extends Loop {
    /** On which processes tell each other of events. */
    static final String CHANNEL = "pebble_live";

    static final String WRITTEN = "written";
    static final String NUMBERED = "numbered";

    private static final long LOCK = 0x70656262_6c697665L;
    private static final int BATCH = 2000;

    private final DataSource dataSource;
    private final Semaphore wake = new Semaphore(0);
    private volatile boolean writtenHere;

    EventNumbering(DataSource dataSource) {
        super("event-numbering");
        this.dataSource = dataSource;
    }

    /** Events of this process have committed. */
    void written() {
        writtenHere = true;
        wake.release();
    }

    /** Events of another process have committed. */
    void wake() {
        wake.release();
    }

    /** Not by an interrupt, which could break a commit under way. */
    @Override
    void rouse(Thread working) {
        wake.release();
    }

    @Override
    void work() throws Exception {
        try (Connection connection = OwnConnection.open(dataSource)) {
            SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
            JdbcClient sql = JdbcClient.create(single);
            EventLog log = new EventLog(sql);
            TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(single));
            boolean leading = false;
            while (isRunning()) {
                leading = leading || lock(sql);
                if (leading) {
                    number(sql, log, transaction);
                } else if (writtenHere) {
                    writtenHere = false;
                    tell(sql, WRITTEN);
                }
                // Woken by a commit; once a second in case a word was lost, or the leader.
                wake.tryAcquire(1, TimeUnit.SECONDS);
                wake.drainPermits();
            }
        }
    }

    private void number(JdbcClient sql, EventLog log, TransactionTemplate transaction) {
        int numbered;
        do {
            Integer count = transaction.execute(status -> {
                int done = log.number(BATCH);
                if (done > 0) {
                    tell(sql, NUMBERED);
                }
                return done;
            });
            numbered = count == null ? 0 : count;
        } while (numbered == BATCH && isRunning());
    }

    private static boolean lock(JdbcClient sql) {
        return sql.sql("select pg_try_advisory_lock(:key)")
                .param("key", LOCK)
                .query(Boolean.class)
                .single();
    }

    private static void tell(JdbcClient sql, String word) {
        sql.sql("select pg_notify(:channel, :word)")
                .param("channel", CHANNEL)
                .param("word", word)
                .query((row, number) -> word)
                .list();
    }
}
