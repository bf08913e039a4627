package pebble.app;

import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import pebble.feeding.Lead;
import pebble.ground.Refusal;

/**
 * With an index in its data folder a process is the only one that serves from its database: another one would have an index of its own, rebuild it alone, and
 * hold half of what several nodes must share. The right is held as long as the process lives, and taken again when the database was away.
 */
final class SoleNode implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(SoleNode.class);
    /** One that was killed is still known for a moment. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofMillis(200);

    private final Lead lead;
    private Thread watch = new Thread();

    SoleNode(DataSource database) {
        lead = new Lead(database, "pebble.search.embedded");
    }

    synchronized void mustBe() {
        if (watch.isAlive()) {
            return;
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!lead.isMine()) {
            if (System.nanoTime() > end) {
                throw new Refusal(
                        "Another Pebble serves from this database with the search index in its data folder, which only one can.",
                        "Set MEILISEARCH_URL and QDRANT_URL on all nodes: then several share one index. Or stop the other one.");
            }
            if (!rested(AGAIN)) {
                throw new Refusal("Interrupted.", "Start again.");
            }
        }
        watch = Thread.ofVirtual().name("sole-node").start(this::hold);
    }

    private void hold() {
        boolean told = false;
        while (rested(LOOK)) {
            boolean mine = lead.isMine();
            if (!mine && !told) {
                log.warn(
                        "this process is not known to the database as the only one that serves: it is away, or another one came meanwhile");
            }
            told = !mine;
        }
    }

    /** Whether nobody wants it to end. */
    private static boolean rested(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void destroy() {
        watch.interrupt();
        lead.close();
    }
}
