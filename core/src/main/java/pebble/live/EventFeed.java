package pebble.live;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import pebble.shared.CommonError;
import pebble.shared.Problem;

/** Listens for numbered events, once a process, and hands them to the browsers that are connected to it. */
@Component
class EventFeed extends Loop {
    private static final int BATCH = 500;
    private static final int FALLBACK_MILLIS = 1000;

    private final DataSource dataSource;
    private final EventNumbering numbering;
    private final Subscribers subscribers;
    private final Presence presence;
    private volatile CountDownLatch positioned = new CountDownLatch(1);

    EventFeed(DataSource dataSource, EventNumbering numbering, Subscribers subscribers, Presence presence) {
        super("event-feed");
        this.dataSource = dataSource;
        this.numbering = numbering;
        this.subscribers = subscribers;
        this.presence = presence;
    }

    /** A browser that connects while the process starts waits until there is something to be connected to. */
    void awaitStart() {
        try {
            if (positioned.await(5, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Problem(CommonError.UNAVAILABLE, "The event stream is just starting. Try again in a moment.");
    }

    /** Nobody is connected yet, so nobody is owed what happened before. */
    @Override
    public void start() {
        positioned = new CountDownLatch(1);
        super.start();
    }

    @Override
    void work() throws Exception {
        try (Connection connection = OwnConnection.open(dataSource);
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + EventNumbering.CHANNEL);
            EventLog log = new EventLog(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            if (positioned.getCount() > 0) {
                subscribers.startAt(log.span().last());
                positioned.countDown();
            }
            PGConnection listening = connection.unwrap(PGConnection.class);
            while (isRunning()) {
                deliver(log);
                hear(listening.getNotifications(FALLBACK_MILLIS));
            }
        }
    }

    private void deliver(EventLog log) {
        List<StoredEvent> events;
        do {
            events = log.after(subscribers.position(), Long.MAX_VALUE, BATCH);
            subscribers.deliver(events);
        } while (events.size() == BATCH);
    }

    private void hear(PGNotification[] notifications) {
        for (PGNotification notification : notifications) {
            String word = notification.getParameter();
            if (word.equals(EventNumbering.WRITTEN)) {
                numbering.wake();
            } else if (word.startsWith(Presence.WORD)) {
                presence.heard(word.substring(Presence.WORD.length()));
            }
        }
    }

    @Override
    public void stop() {
        super.stop();
        subscribers.closeAll();
    }
}
