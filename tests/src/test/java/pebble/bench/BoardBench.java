package pebble.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.Http;
import pebble.tests.Product;

/** A board of 10,000 cards: its API, a move seen elsewhere, and a real browser showing it. */
class BoardBench {
    private static final int CARDS = Integer.getInteger("cards", 10_000);

    @TempDir
    Path folder;

    @Test
    void a_large_board() throws Exception {
        Figures figures = new Figures("board");
        try (Product product = Product.start(
                        folder.resolve("data"), Map.of("PEBBLE_ACCESS_REQUESTSPERSECOND", "100000"))
                .ready()) {
            fill(product);
            String bearer = product.adminBearer();
            Http http = Http.at(product.port()).with("Authorization", bearer);
            String size = String.format(Locale.ROOT, "at %,d cards", CARDS);
            figures.latency("board, first page " + size, boards(http), "p99 < 30 ms");
            figures.latency("a move seen on another open event stream", moves(product, http, bearer), "p99 < 100 ms");
            browser(product, figures, size);
        }
        figures.write();
    }

    private void fill(Product product) throws Exception {
        String mailbox = MailBench.mailbox(product, "sales@ours.example");
        Path file = folder.resolve("cards.mbox");
        Mails mails = new Mails(9);
        // Every mail begins a conversation: only the first of each five is one.
        try (var out = Files.newOutputStream(file)) {
            for (int n = 0; n < CARDS; n++) {
                out.write("From buyer@customer.example Mon Jan  5 04:30:00 2026\n".getBytes());
                out.write(mails.mail(n * 5));
                out.write('\n');
            }
        }
        var upload = HttpRequest.newBuilder(
                        URI.create(product.address() + "/api/v1/mailboxes/" + mailbox + "/messages"))
                .header("Authorization", product.bearer())
                .header("Content-Type", "application/mbox")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        var answer = HttpClient.newHttpClient().send(upload, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        MailBench.settle(product, mailbox);
    }

    private static long[] boards(Http http) {
        long[] nanos = new long[500];
        for (int n = -50; n < nanos.length; n++) {
            long began = System.nanoTime();
            Http.Answer answer = http.get("/api/v1/boards/sales?column_limit=50");
            assertThat(answer.status()).isEqualTo(200);
            if (n >= 0) {
                nanos[n] = System.nanoTime() - began;
            }
        }
        return nanos;
    }

    private static long[] moves(Product product, Http http, String bearer) throws Exception {
        List<String> cards = new ArrayList<>();
        http.get("/api/v1/cards?stream=sales&limit=400")
                .json()
                .get("items")
                .forEach(c -> cards.add(c.get("id").asString()));
        String column = http.get("/api/v1/streams")
                .json()
                .at("/items")
                .valueStream()
                .filter(stream -> stream.get("key").asString().equals("sales"))
                .findFirst()
                .orElseThrow()
                .at("/columns/1/key")
                .asString();
        long[] nanos = new long[300];
        Random random = new Random(3);
        try (Events events = new Events(product, bearer)) {
            for (int n = -30; n < nanos.length; n++) {
                String card = cards.get(random.nextInt(cards.size()));
                long sent = System.nanoTime();
                Http.Answer moved =
                        http.post("/api/v1/cards/" + card + "/move", Map.of("column", n % 2 == 0 ? column : "inbox"));
                assertThat(moved.status()).as(moved.text()).isEqualTo(200);
                long told = events.whenTold(moved.at("/activity_id"));
                if (n >= 0) {
                    nanos[n] = told - sent;
                }
            }
        }
        return nanos;
    }

    private static void browser(Product product, Figures figures, String size) {
        try (Playwright playwright = Playwright.create();
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--no-first-run",
                                        "--disable-background-networking")))) {
            Page page = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900))
                    .newPage();
            page.navigate(product.address() + "/login");
            page.getByLabel("E-mail address").fill("admin@pebble.local");
            page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
                    .fill(Product.ADMIN_PASSWORD);
            page.keyboard().press("Enter");
            page.waitForURL("**/boards/**");
            long began = System.nanoTime();
            page.navigate(product.address() + "/boards/sales");
            page.locator("[data-card]").first().waitFor();
            figures.row(
                    "first cards painted in Chromium " + size,
                    String.format(Locale.ROOT, "%.0f ms", (System.nanoTime() - began) / 1e6),
                    "< 1 s",
                    "");
            CDPSession devtools = page.context().newCDPSession(page);
            devtools.send("HeapProfiler.collectGarbage");
            double heap = ((Number) page.evaluate("performance.memory.usedJSHeapSize")).doubleValue() / 1e6;
            figures.row("browser heap " + size, String.format(Locale.ROOT, "%.0f MB", heap), "< 200 MB", "");
        }
    }
}
