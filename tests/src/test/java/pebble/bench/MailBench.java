package pebble.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pebble.Http;
import pebble.blobs.Sha256;
import pebble.mime.MailReader;
import pebble.tests.Product;

/** Mail in: how fast, beside a floor that reads, stores and commits each message and does nothing else. */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class MailBench {
    private static final int COUNT = Integer.getInteger("mails", 20_000);
    private static final int LATENCIES = 300;

    @TempDir
    Path folder;

    @Test
    void mail_in() throws Exception {
        Figures figures = new Figures("mail");
        double floor = floor();
        figures.row(
                "floor: read, store durably, commit each, one client",
                Figures.rate(floor),
                COUNT / 4 + " messages",
                "");
        Path data = folder.resolve("data");
        try (Product product = Product.start(data, Map.of("PEBBLE_ACCESS_REQUESTSPERSECOND", "100000"))
                .ready()) {
            String mailbox = mailbox(product, "sales@ours.example");
            double mbox = mbox(product, mailbox, new Mails(2), COUNT);
            figures.row(
                    "one mbox of " + COUNT + " messages → cards, durable and threaded",
                    Figures.rate(mbox),
                    "≥ 250/s, ≥ 0.2 of the floor",
                    Figures.ratio(mbox / floor));
            for (int inFlight : new int[] {1, 8}) {
                double http = http(product, mailbox, inFlight);
                figures.row(
                        "one HTTP client, a message a request, " + inFlight + " at a time → cards",
                        Figures.rate(http),
                        "≥ 250/s, ≥ 0.2 of the floor",
                        Figures.ratio(http / floor));
            }
            figures.latency("one new mail → seen on an open event stream", latencies(product, mailbox), "p99 < 150 ms");
            mbox(product, mailbox, new Mails(21), 2 * COUNT);
            product.untilQuiet();
            lists(product, mailbox, figures);
        }
        warmStart(figures, folder.resolve("warm"));
        figures.write();
    }

    private static double floor() throws IOException, SQLException {
        Mails mails = new Mails(1);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection
                    .createStatement()
                    .execute("create table raw (sha256 bytea primary key, subject text, body bytea)");
            connection.setAutoCommit(false);
            int count = COUNT / 4;
            long began = 0;
            try (PreparedStatement insert = connection.prepareStatement("insert into raw values (?, ?, ?)")) {
                for (int n = -500; n < count; n++) {
                    if (n == 0) {
                        began = System.nanoTime();
                    }
                    byte[] raw = mails.mail(n + 500);
                    insert.setBytes(1, Sha256.of(raw).bytes());
                    insert.setString(2, MailReader.read(raw).subject());
                    insert.setBytes(3, raw);
                    insert.executeUpdate();
                    connection.commit();
                }
            }
            return count / seconds(began);
        }
    }

    private double mbox(Product product, String mailbox, Mails mails, int count)
            throws IOException, InterruptedException {
        Path file = folder.resolve("all.mbox");
        mails.mbox(file, count);
        long began = System.nanoTime();
        mbox(product, mailbox, file);
        double rate = count / seconds(began);
        Files.delete(file);
        return rate;
    }

    /** Until the last mail of the file has its card. */
    static void mbox(Product product, String mailbox, Path file) throws IOException, InterruptedException {
        HttpRequest upload = HttpRequest.newBuilder(messages(product, mailbox))
                .header("Authorization", product.bearer())
                .header("Content-Type", "application/mbox")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(upload, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        settle(product, mailbox);
    }

    /** One client, which has so many requests under way at a time. */
    private static double http(Product product, String mailbox, int inFlight) throws Exception {
        Mails mails = new Mails(3 + inFlight);
        Http http = product.http().with("Content-Type", "message/rfc822");
        AtomicInteger next = new AtomicInteger();
        long began = System.nanoTime();
        try (ExecutorService requests = Executors.newFixedThreadPool(inFlight)) {
            List<Future<?>> running = new ArrayList<>();
            for (int r = 0; r < inFlight; r++) {
                running.add(requests.submit(() -> {
                    for (int n = next.getAndIncrement(); n < COUNT; n = next.getAndIncrement()) {
                        Http.Answer answer = http.post("/api/v1/mailboxes/" + mailbox + "/messages", mails.mail(n));
                        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
                    }
                }));
            }
            for (Future<?> request : running) {
                request.get();
            }
        }
        settle(product, mailbox);
        return COUNT / seconds(began);
    }

    private static long[] latencies(Product product, String mailbox) throws Exception {
        Http http = product.http().with("Content-Type", "message/rfc822");
        Mails mails = new Mails(20);
        long[] nanos = new long[LATENCIES];
        try (Events events = new Events(product, product.adminBearer())) {
            for (int n = -30; n < LATENCIES; n++) {
                int mail = (n + 30) * 5;
                long sent = System.nanoTime();
                http.post("/api/v1/mailboxes/" + mailbox + "/messages", mails.mail(mail));
                long told = events.whenTold("ref 20/" + mail + "\"");
                if (n >= 0) {
                    nanos[n] = told - sent;
                }
            }
        }
        return nanos;
    }

    private static void lists(Product product, String mailbox, Figures figures) {
        Http http = product.http();
        String held = String.format(Locale.ROOT, "p99 < 50 ms, at %,d messages", 5 * COUNT);
        figures.latency("messages, first page", times(http, n -> "/api/v1/messages?limit=50"), held);
        figures.latency(
                "messages of a mailbox, noise",
                times(http, n -> "/api/v1/messages?limit=50&disposition=noise&mailbox_id=" + mailbox),
                held);
        figures.latency("messages with words", times(http, n -> "/api/v1/messages?limit=50&q=ref+3/" + n * 40), held);
        figures.latency("cards, first page", times(http, n -> "/api/v1/cards?limit=50"), held);
        figures.latency("board, first page", times(http, n -> "/api/v1/boards/sales?column_limit=50"), held);
        figures.latency(
                "reconciliation: every message of the mailbox compared",
                times(http, n -> "/api/v1/mailboxes/" + mailbox + "/reconciliation"),
                "a comparison, not a list: < 1 s");
        List<String> cards = new ArrayList<>();
        http.get("/api/v1/cards?limit=200")
                .json()
                .get("items")
                .forEach(card -> cards.add(card.get("id").asString()));
        Random random = new Random(5);
        figures.latency(
                "a card with its conversation",
                times(http, n -> "/api/v1/cards/" + cards.get(random.nextInt(cards.size()))),
                held);
    }

    private interface Paths {
        String path(int n);
    }

    private static long[] times(Http http, Paths paths) {
        long[] nanos = new long[200];
        for (int n = -20; n < nanos.length; n++) {
            long began = System.nanoTime();
            Http.Answer answer = http.get(paths.path(n + 20));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            if (n >= 0) {
                nanos[n] = System.nanoTime() - began;
            }
        }
        return nanos;
    }

    private static void warmStart(Figures figures, Path data) throws Exception {
        Product.start(data).ready().close();
        long began = System.nanoTime();
        try (Product product = Product.start(data).ready()) {
            figures.row("warm start until ready", String.format(Locale.ROOT, "%.1f s", seconds(began)), "< 6 s", "");
            figures.row("idle, PostgreSQL included", product.proportionalMegabytes() + " MB PSS", "< 800 MB", "");
        }
    }

    /** Asks seldom, and the cheapest question, so that the asking is no load of its own. */
    static void settle(Product product, String mailbox) throws InterruptedException {
        String pending = "/api/v1/messages?disposition=pending&limit=1&mailbox_id=" + mailbox;
        while (!product.http().get(pending).json().get("items").isEmpty()) {
            Thread.sleep(100);
        }
    }

    static String mailbox(Product product, String address) {
        Http http = product.http();
        String entity = http.get("/api/v1/entities").at("/items/0/id");
        return http.post(
                        "/api/v1/mailboxes", Map.of("address", address, "entity_id", entity, "default_stream", "sales"))
                .at("/id");
    }

    private static URI messages(Product product, String mailbox) {
        return URI.create(product.address() + "/api/v1/mailboxes/" + mailbox + "/messages");
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
