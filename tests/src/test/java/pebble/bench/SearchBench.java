package pebble.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import pebble.Http;
import pebble.connectors.encoders.MiniLm;
import pebble.finding.Holding;
import pebble.finding.SearchCorpora;
import pebble.finding.SearchQuality;
import pebble.tests.Browsers;
import pebble.tests.Product;
import pebble.tests.WrittenMail;

/**
 * Search over so many documents, asked over HTTP. Their texts are sentences of mails that people wrote, mixed; what they mean is what one of these mails means, moved a
 * little at random.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class SearchBench {
    private static final int ITEMS = Integer.getInteger("items", 100_000);
    private static final String KEPT = System.getProperty("kept", "");
    private static final int QUERIES = Integer.getInteger("queries", 600);
    /** Until the JVM has compiled what a search does; a server runs for weeks. */
    private static final int WARM = 3_000;

    private static final int BATCH = 1_000;
    private static final double APART = 0.03;
    /** A question or two whose first answers change places. */
    private static final double A_LITTLE = 0.005;

    @TempDir
    Path folder;

    private final Random random = new Random(11);
    private final List<WrittenMail> mails = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private List<float[]> meanings = List.of();

    @Test
    void search() throws Exception {
        Figures figures = new Figures("search");
        good(figures);
        typed(figures);
        read();
        fast(figures);
        figures.write();
    }

    private void good(Figures figures) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                Product product = product(folder.resolve("corpora"), postgres);
                Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.setAutoCommit(false);
            SearchQuality quality = new SearchQuality(connection, http(product));
            for (SearchCorpora corpus : Stream.concat(SearchCorpora.all().stream(), SearchCorpora.heldOut().stream())
                    .toList()) {
                SearchQuality.Gains gains = quality.measure(corpus);
                figures.row(
                        gains.what(),
                        gains.figure(),
                        "hybrid not below either",
                        Figures.ratio(gains.hybrid() / gains.better()));
                assertThat(gains.hybrid()).as(gains.what()).isGreaterThanOrEqualTo(gains.better() - A_LITTLE);
            }
        }
    }

    /** As somebody types into the palette: from a letter to the frame that shows what was found for what stands there now. */
    private void typed(Figures figures) throws Exception {
        try (Product product = Product.demo(folder.resolve("demo")).ready();
                Browsers browsers = new Browsers();
                BrowserContext browser = browsers.open(product, 1440, 900)) {
            Http http = product.http();
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> http.get("/api/v1/cards?limit=1")
                                    .json()
                                    .get("items")
                                    .size()
                            > 0);
            settle(http, "messages?disposition=pending");
            settle(http, "documents?status=processing");
            product.untilQuiet();
            Browsers.signIn(browser, "admin@pebble.local", Product.ADMIN_PASSWORD);
            Page page = browser.newPage();
            page.navigate("/");
            page.getByRole(AriaRole.HEADING).first().waitFor();
            page.evaluate(WATCH);
            type(page, WARMING);
            page.evaluate("() => (window.shown = [])");
            type(page, TYPED);
            long[] shown = ((List<?>) page.evaluate("() => window.shown"))
                    .stream()
                            .mapToLong(millis -> (long) (((Number) millis).doubleValue() * 1e6))
                            .toArray();
            assertThat(shown).hasSize(TYPED.stream().mapToInt(String::length).sum());
            figures.latency(
                    "a letter typed into the palette → what is found, in Chromium, on the demo", shown, "< 100 ms");
        }
    }

    private static void type(Page page, List<String> questions) {
        for (String words : questions) {
            page.keyboard().press("Control+k");
            page.getByRole(AriaRole.DIALOG).waitFor();
            page.keyboard().type(words, new Keyboard.TypeOptions().setDelay(150));
            page.waitForTimeout(1_000);
            page.keyboard().press("Escape");
        }
    }

    private static void settle(Http http, String list) {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> http.get("/api/v1/" + list + "&limit=1")
                        .json()
                        .get("items")
                        .isEmpty());
    }

    private static final List<String> WARMING = List.of("price of toluene", "delivery", "quotation", "methanol drums");
    private static final List<String> TYPED =
            List.of("isopropyl alcohol", "drums", "purchase order", "tender", "acetone quotation", "certificate");

    /**
     * Each letter waits until what is found for it, or for a later one, is there; two frames later that is on the screen. What asks nothing, because it was asked a
     * moment ago or is the same but for a blank at its end, is on the screen two frames after the letter.
     */
    private static final String WATCH = """
            () => {
                window.shown = [];
                const known = new Set();
                let waiting = [];
                const seen = (then) => requestAnimationFrame(() => requestAnimationFrame(() => then(performance.now())));
                addEventListener('input', ({ target }) => {
                    const typed = performance.now();
                    if (known.has(target.value.trim())) seen((now) => window.shown.push(now - typed));
                    else waiting.push(typed);
                }, true);
                const ask = window.fetch;
                window.fetch = async (...request) => {
                    const asked = performance.now();
                    const [url, about] = request;
                    const words = url.endsWith('/api/v1/search') ? JSON.parse(about.body).query : undefined;
                    const answer = await ask(...request);
                    if (words !== undefined) {
                        known.add(words);
                        answer.clone().text().then(() => seen((now) => {
                            window.shown.push(...waiting.filter((typed) => typed <= asked).map((typed) => now - typed));
                            waiting = waiting.filter((typed) => typed > asked);
                        }));
                    }
                    return answer;
                };
            }""";

    /** In a folder that is kept the data set is made once. */
    private void fast(Figures figures) throws Exception {
        Path home = KEPT.isEmpty() ? folder.resolve("many") : Path.of(KEPT, "search-" + ITEMS);
        Path built = home.resolve("built");
        Files.createDirectories(home);
        boolean fresh = !Files.exists(built);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(home.resolve("pg"))
                        .setCleanDataDirectory(false)
                        .start();
                Product product = product(home.resolve("data"), postgres)) {
            Http http = http(product);
            if (fresh) {
                build(postgres, http, built);
            }
            figures.row(
                    String.format(Locale.ROOT, "%,d documents written and found", ITEMS),
                    Files.readString(built),
                    fresh ? "told only" : "told only; of the run that made them",
                    "");
            product.untilQuiet();
            String size = String.format(Locale.ROOT, "at %,d documents, over HTTP", ITEMS);
            figures.latency(
                    "floor: the same way to the list of boards and back",
                    timed(() -> assertThat(http.get("/api/v1/streams").status()).isEqualTo(200)),
                    "told only");
            figures.latency("keyword search " + size, timed(() -> ask(http, query(), "keyword")), "p99 < 15 ms");
            figures.latency("hybrid search " + size, timed(() -> ask(http, query(), "hybrid")), "p99 < 40 ms");
        }
    }

    private void build(EmbeddedPostgres postgres, Http http, Path built) throws Exception {
        long began = System.nanoTime();
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.setAutoCommit(false);
            fill(connection);
        }
        await().atMost(Duration.ofMinutes(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> ask(http, "", "keyword") >= ITEMS
                        && http.get("/api/v1/search/index").at("/complete").equals("true"));
        // Written by what follows the words, and durably.
        await().pollDelay(Duration.ofSeconds(20))
                .atMost(Duration.ofMinutes(10))
                .until(() -> ask(http, "price", "semantic") > 0);
        Files.writeString(built, String.format(Locale.ROOT, "%.0f s", (System.nanoTime() - began) / 1e9));
    }

    private static Product product(Path data, EmbeddedPostgres postgres) throws IOException {
        return Product.start(
                        data,
                        Map.of(
                                "DATABASE_URL",
                                "postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres",
                                "PEBBLE_ACCESS_REQUESTSPERSECOND",
                                "100000"))
                .ready();
    }

    private static Http http(Product product) {
        return Http.at(product.port()).with("Authorization", product.adminBearer());
    }

    private void read() throws IOException {
        mails.addAll(WrittenMail.all());
        for (WrittenMail mail : mails) {
            for (String sentence : mail.body().split("(?<=[.?!\\n])\\s+")) {
                if (sentence.length() > 20 && sentence.length() < 300) {
                    sentences.add(sentence);
                }
            }
        }
        meanings = new MiniLm()
                .encode(mails.stream()
                        .limit(500)
                        .map(mail -> mail.subject() + "\n" + mail.body())
                        .toList());
    }

    private void fill(Connection connection) throws SQLException {
        try (Holding holding = new Holding(connection)) {
            for (int n = 1; n <= ITEMS; n++) {
                UUID id = new UUID(random.nextLong(), random.nextLong());
                String title = mails.get(random.nextInt(mails.size())).subject() + " " + n + ".txt";
                String type = List.of("invoice", "tender", "coa", "letter").get(n % 4);
                holding.add(id, title, type, text(n), near(meanings.get(random.nextInt(meanings.size()))));
                if (n % BATCH == 0 || n == ITEMS) {
                    holding.commit();
                }
            }
        }
    }

    private String text(int n) {
        StringBuilder text = new StringBuilder("Our reference PO-" + n + "/26-27. ");
        for (int i = 0; i < 8; i++) {
            text.append(sentences.get(random.nextInt(sentences.size()))).append(' ');
        }
        return text.toString();
    }

    private float[] near(float[] meaning) {
        float[] moved = new float[meaning.length];
        double length = 0;
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) (meaning[i] + APART * random.nextGaussian());
            length += moved[i] * moved[i];
        }
        for (int i = 0; i < moved.length; i++) {
            moved[i] /= (float) Math.sqrt(length);
        }
        return moved;
    }

    private static long[] timed(Runnable asking) {
        long[] nanos = new long[QUERIES];
        for (int n = -WARM; n < QUERIES; n++) {
            long began = System.nanoTime();
            asking.run();
            if (n >= 0) {
                nanos[n] = System.nanoTime() - began;
            }
        }
        return nanos;
    }

    private static long ask(Http http, String query, String mode) {
        Http.Answer answer = http.post("/api/v1/search", Map.of("query", query, "mode", mode));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("total").asLong();
    }

    /** As people type: one to four words of one sentence, some with an error, some not typed to the end; now and then a number or a phrase. */
    private String query() {
        if (random.nextInt(10) == 0) {
            return "PO-" + (1 + random.nextInt(ITEMS)) + "/26-27";
        }
        String[] words = sentences.get(random.nextInt(sentences.size())).split("\\s+");
        int from = random.nextInt(words.length);
        int to = Math.min(words.length, from + 1 + random.nextInt(4));
        String query = String.join(" ", List.of(words).subList(from, to));
        return switch (random.nextInt(6)) {
            case 0 -> "\"" + query + "\"";
            case 1 -> query.length() > 6 ? query.substring(0, query.length() - 2) : query;
            case 2 -> query.length() > 8 ? query.substring(0, 3) + query.substring(4) : query;
            default -> query;
        };
    }
}
