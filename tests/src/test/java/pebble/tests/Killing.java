package pebble.tests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** Kills a product, its PostgreSQL or both, and looks at how its work gets on. */
final class Killing {
    private final Product product;
    private final String progress;
    private int kills;
    private Duration slowest = Duration.ZERO;

    /** @param progress a query that counts what is done; it grows while there is work */
    Killing(Product product, String progress) {
        this.product = product;
        this.progress = progress;
    }

    /** One way after the other: the server, it and its PostgreSQL, PostgreSQL alone. Back when the product answers again. */
    void kill() throws IOException, InterruptedException {
        kills++;
        if (kills % 3 == 0) {
            product.killPostgres();
        } else {
            product.kill();
            if (kills % 3 == 2) {
                product.killPostgres();
            }
            product.restart();
        }
        product.ready();
    }

    /** The same, and waits until more is done than before. */
    void killAtWork() throws IOException, InterruptedException {
        kill();
        long began = System.nanoTime();
        progressBeyond(1);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }

    /** The longest that work took to go on after a kill, once the product answered. */
    Duration slowest() {
        return slowest;
    }

    /** Lets the work get on by so much, unless it is done. */
    void progressBeyond(int more) {
        long from = count(product, progress);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .ignoreExceptions()
                .until(() -> count(product, progress) >= from + more || isDone(product));
    }

    /** Until everything that was imported is judged and told, and what hangs on it is taken. */
    static void finish(Product product) {
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> isDone(product)
                        && count(
                                        product,
                                        "select count(*) from scheduled_tasks where task_name in ('take-attachments', 'tender-in-mail')")
                                == 0
                        && count(product, "select count(*) from live_event where number is null and type like 'card.%'")
                                == 0);
    }

    private static boolean isDone(Product product) {
        return count(product, "select count(*) from import_run where state = 'running'") == 0
                && count(product, "select count(*) from filing where disposition = 'pending'") == 0;
    }

    static long count(Product product, String query) {
        try (var connection = Holdings.connect(product);
                var result = connection.createStatement().executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (IOException | SQLException away) {
            throw new IllegalStateException(away);
        }
    }
}
