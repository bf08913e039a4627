package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pebble.tests.Killing.finish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.Http;
import tools.jackson.databind.JsonNode;

/**
 * Imports mail whose place only the model knows, and sorts some of it by hand, while the product is killed at both: it ends with the same cards
 * and the same lessons as one that was left alone.
 */
class ModelKillTest {
    private static final int MAILS = 240;
    private static final int TAUGHT = 16;

    @TempDir
    Path folder;

    @Test
    void mail_that_the_model_places_and_people_sort_ends_alike_though_the_product_is_killed_at_both() throws Exception {
        List<WrittenMail> mails = WrittenMail.all();
        Path box = Files.createDirectory(folder.resolve("box"));
        WrittenMail.mbox(box.resolve("mails.mbox"), mails, "killed", MAILS);
        Holdings undisturbed;
        try (Product product = Product.start(folder.resolve("undisturbed")).ready()) {
            begin(product, box);
            finish(product);
            for (String card : wronglySorted(product)) {
                move(product, card);
            }
            afterwards(product, mails);
            undisturbed = Holdings.of(product);
        }

        Random random = new Random(Long.getLong("seed", System.nanoTime()));
        try (Product product = Product.start(folder.resolve("killed")).ready();
                ExecutorService person = Executors.newVirtualThreadPerTaskExecutor()) {
            Killing killing = new Killing(product, "select count(*) from filing where disposition <> 'pending'");
            begin(product, box);
            for (int kill = 1; kill <= 2; kill++) {
                killing.progressBeyond(random.nextInt(10, 90));
                killing.killAtWork();
            }
            finish(product);

            AtomicInteger moved = new AtomicInteger();
            List<String> cards = wronglySorted(product);
            person.execute(() -> cards.forEach(card -> {
                move(product, card);
                moved.incrementAndGet();
            }));
            for (int kill = 1; kill <= 2; kill++) {
                int enough = kill * TAUGHT / 3;
                await().atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> moved.get() >= enough);
                killing.kill();
            }
            person.shutdown();
            assertThat(person.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            afterwards(product, mails);

            Holdings killed = Holdings.of(product);
            System.out.printf(
                    Locale.ROOT,
                    "FIGURE kill: 4 kills amid %d mails placed by the model and %d taught; work went on at most %.1f s after ready%n",
                    killed.lines("messages").size(),
                    killed.lines("lessons").size(),
                    killing.slowest().toMillis() / 1000.0);
            for (String kind : Holdings.kinds()) {
                assertThat(killed.lines(kind)).as(kind).isEqualTo(undisturbed.lines(kind));
            }
            assertThat(killed.lines("lessons")).hasSize(TAUGHT).doesNotHaveDuplicates();
            assertThat(killed.lines("cards"))
                    .anySatisfy(line -> assertThat(line).contains("| tender/"));
            assertThat(product.command("admin", "verify-audit").waitFor()).isZero();
        }
    }

    private static void begin(Product product, Path box) {
        Http http = product.http();
        String entity = http.get("/api/v1/entities").at("/items/0/id");
        http.post("/api/v1/mailboxes", Map.of("address", "info@ours.example", "entity_id", entity));
        Http.Answer begun =
                http.post("/api/v1/imports", Map.of("mailbox", "info@ours.example", "path", box.toString()));
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
    }

    /** Cards of one board, by their subjects, which a person is going to say belong on another. */
    private static List<String> wronglySorted(Product product) {
        return StreamSupport.stream(
                        product.http()
                                .get("/api/v1/cards?stream=sales&limit=500")
                                .json()
                                .at("/items")
                                .spliterator(),
                        false)
                .sorted((one, other) -> subject(one).compareTo(subject(other)))
                .limit(TAUGHT)
                .map(card -> card.at("/id").asString())
                .toList();
    }

    private static String subject(JsonNode card) {
        return card.at("/subject").asString();
    }

    /** What was not answered is done again. */
    private static void move(Product product, String card) {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> product.http()
                                .post("/api/v1/cards/" + card + "/move", Map.of("stream", "quality", "column", "inbox"))
                                .status()
                        == 200);
    }

    /** The same mails once more: those like what was taught follow it. */
    private static void afterwards(Product product, List<WrittenMail> mails) throws IOException {
        Http http = product.http();
        String mailbox = http.get("/api/v1/mailboxes").at("/items/0/id");
        for (int n = 0; n < 12; n++) {
            assertThat(http.with("Content-Type", "message/rfc822")
                            .post(
                                    "/api/v1/mailboxes/" + mailbox + "/messages",
                                    mails.get(n).raw("again", n))
                            .status())
                    .isEqualTo(202);
            finish(product);
        }
    }
}
