package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pebble.tests.Killing.count;
import static pebble.tests.Killing.finish;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.Http;
import pebble.mail.Letters;
import pebble.shared.SharedData;

/**
 * Imports real mail while the product, its PostgreSQL or both are killed again and again, and compares what it then holds with
 * what an undisturbed import leaves: the same blobs, messages, threads, cards, manifest lines and events.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("kills", 3);
    private static final int POSTED = 240;
    private static final String ADDRESS = "sales@ours.example";

    @TempDir
    Path folder;

    @Test
    void an_import_that_is_killed_again_and_again_ends_as_one_that_was_left_alone() throws Exception {
        Holdings undisturbed;
        try (Product product = Product.start(folder.resolve("undisturbed")).ready()) {
            begin(product);
            finish(product);
            undisturbed = Holdings.of(product);

            // The same import again changes nothing but the list of imports.
            begin(product);
            finish(product);
            Holdings again = Holdings.of(product);
            for (String kind : Holdings.kinds()) {
                if (!kind.equals("manifest")) {
                    assertThat(again.lines(kind)).as("imported again: " + kind).isEqualTo(undisturbed.lines(kind));
                }
            }
        }

        Random random = new Random(Long.getLong("seed", System.nanoTime()));
        try (Product product = Product.start(folder.resolve("killed")).ready()) {
            Killing killing = new Killing(product, "select count(*) from import_item");
            begin(product);
            for (int kill = 1; kill <= KILLS; kill++) {
                killing.progressBeyond(random.nextInt(60, 260));
                killing.killAtWork();
            }
            finish(product);
            Holdings killed = Holdings.of(product);
            System.out.printf(
                    Locale.ROOT,
                    "FIGURE kill: %d kills, %d messages, %d events; work went on at most %.1f s after ready%n",
                    KILLS,
                    killed.lines("messages").size(),
                    killed.lines("events").size(),
                    killing.slowest().toMillis() / 1000.0);
            for (String kind : Holdings.kinds()) {
                assertThat(killed.lines(kind)).as(kind).isEqualTo(undisturbed.lines(kind));
            }
            assertThat(killed.lines("messages")).hasSizeGreaterThan(1_500);
            assertThat(product.command("admin", "verify-audit").waitFor()).isZero();
        }
    }

    /** As a mail server does: what was not answered is sent again. */
    @Test
    void mails_posted_one_by_one_while_the_product_is_killed_are_all_there_once() throws Exception {
        try (Product product = Product.start(folder.resolve("posted")).ready();
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            String mailbox = mailbox(product);
            Queue<Integer> left = new ConcurrentLinkedQueue<>(
                    IntStream.range(0, POSTED).boxed().toList());
            AtomicInteger answered = new AtomicInteger();
            for (int sender = 0; sender < 4; sender++) {
                senders.execute(() -> {
                    for (Integer n = left.poll(); n != null; n = left.poll()) {
                        byte[] raw = Letters.from("Buyer " + n + " <buyer" + n + "@customer.example>")
                                .id("posted" + n)
                                .subject("Drum " + n)
                                .raw();
                        await().atMost(Duration.ofMinutes(2))
                                .pollInterval(Duration.ofMillis(50))
                                .ignoreExceptions()
                                .until(() -> product.http()
                                                .with("Content-Type", "message/rfc822")
                                                .post("/api/v1/mailboxes/" + mailbox + "/messages", raw)
                                                .status()
                                        == 202);
                        answered.incrementAndGet();
                    }
                });
            }
            for (int kill = 1; kill <= 3; kill++) {
                int posted = kill * POSTED / 5;
                await().atMost(Duration.ofMinutes(2)).until(() -> answered.get() >= posted);
                if (kill == 2) {
                    product.killPostgres();
                } else {
                    product.kill();
                    product.restart();
                }
            }
            senders.shutdown();
            assertThat(senders.awaitTermination(4, TimeUnit.MINUTES)).isTrue();
            finish(product);

            for (String held : List.of("message", "placement", "card", "thread", "blob")) {
                assertThat(count(product, "select count(*) from " + held))
                        .as(held)
                        .isEqualTo(POSTED);
            }
            assertThat(count(product, "select count(*) from live_event where type = 'card.created'"))
                    .isEqualTo(POSTED);
            assertThat(product.command("admin", "verify-audit").waitFor()).isZero();
        }
    }

    private static String mailbox(Product product) {
        Http http = product.http();
        String entity = http.get("/api/v1/entities").at("/items/0/id");
        return http.post(
                        "/api/v1/mailboxes",
                        Map.of("address", ADDRESS, "entity_id", entity, "kind", "import", "default_stream", "sales"))
                .at("/id");
    }

    private static void begin(Product product) throws IOException {
        mailbox(product);
        Http.Answer begun = product.http()
                .post(
                        "/api/v1/imports",
                        Map.of(
                                "mailbox",
                                ADDRESS,
                                "path",
                                SharedData.path("mail").toString()));
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    }
}
