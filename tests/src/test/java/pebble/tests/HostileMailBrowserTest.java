package pebble.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.Http;
import tools.jackson.databind.JsonNode;

/**
 * Every published payload is stored as a mail and looked at in a real browser: by itself, in the application's frame, and with
 * the cleaning as the only defence. Nothing of it may do anything.
 */
class HostileMailBrowserTest {
    private static final int AT_ONCE = 40;

    /** One in so many is also opened by itself and without any defence, which takes the browser long; 1 for all of them. */
    private static final int SOME = Integer.getInteger("hostile.some", 5);

    @TempDir
    static Path folder;

    private static List<String> payloads = List.of();
    private static Product product;
    private static Browsers browsers;

    /** Message ids by the number of the payload, and the cards they are on. */
    private static final Map<Integer, String> messages = new TreeMap<>();

    private static final Map<Integer, String> cards = new TreeMap<>();

    private BrowserContext browser;
    private BrowserWatch watch;
    private Page page;

    @BeforeAll
    static void the_payloads_are_stored_as_mails() throws Exception {
        payloads = HostileBrowserMail.payloads();
        product = Product.start(folder.resolve("hostile")).ready();
        browsers = new Browsers();
        Http http = product.http();
        Http.Answer mailbox = http.post(
                "/api/v1/mailboxes",
                Map.of(
                        "address", "sales@ours.example",
                        "entity_id", http.get("/api/v1/entities").at("/items/0/id"),
                        "kind", "import",
                        "default_stream", "sales"));
        assertThat(mailbox.status()).as(mailbox.text()).isEqualTo(201);
        List<String> mails = new ArrayList<>();
        List<Path> pictures = HostileBrowserMail.pictures();
        for (int n = 0; n < payloads.size(); n++) {
            boolean picture = n % 2 == 0;
            byte[] attached = picture
                    ? Files.readAllBytes(pictures.get(n / 2 % pictures.size()))
                    : payloads.get(n).getBytes(ISO_8859_1);
            String type = picture ? "image/svg+xml" : "text/html";
            mails.add(HostileBrowserMail.mail(
                    n, payloads.get(n), isDocument(n) ? type : "application/x-payload", attached));
        }
        Http.Answer held = http.with("Content-Type", "application/mbox")
                .post("/api/v1/mailboxes/" + mailbox.at("/id") + "/messages", HostileBrowserMail.mbox(mails));
        assertThat(held.status()).as(held.text()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> http.get("/api/v1/messages?disposition=pending&limit=1")
                        .json()
                        .get("items")
                        .isEmpty());
        list(http);
        assertThat(messages).hasSameSizeAs(payloads);
    }

    /** Some become documents; were it all, the reading of a thousand would keep the machine busy while the browser is watched. */
    private static boolean isDocument(int number) {
        return number % 25 == 0 || isDownloaded(number);
    }

    private static boolean isDownloaded(int number) {
        return number % 97 < 2;
    }

    private static void list(Http http) {
        String cursor = "";
        do {
            JsonNode list = http.get("/api/v1/messages?limit=500" + cursor).json();
            for (JsonNode message : list.get("items")) {
                String sender = message.at("/from/email").asString("");
                int number = Integer.parseInt(sender.replaceAll("hostile-(\\d+)@.*", "$1"));
                messages.put(number, message.get("id").asString());
                if (!message.get("card_id").isNull()) {
                    cards.put(number, message.get("card_id").asString());
                }
            }
            cursor = list.get("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + list.get("next_cursor").asString();
        } while (!cursor.isEmpty());
    }

    @AfterAll
    static void all_is_closed() throws Exception {
        browsers.close();
        product.close();
    }

    @BeforeEach
    void an_administrator_is_signed_in() {
        browser = browsers.open(product, 1440, 900);
        watch = new BrowserWatch(browser, product);
        Browsers.signIn(browser, "admin@pebble.local", Product.ADMIN_PASSWORD);
        page = browser.newPage();
    }

    @AfterEach
    void the_browser_is_closed() {
        browser.close();
    }

    @Test
    void without_any_defence_the_browser_runs_them_and_the_watch_sees_it() {
        bare();
        // The frame tells of itself as well: its sandbox keeps a payload from leading the test away, but silences
        // dialogs.
        page.evaluate("""
                () => {
                    window.ran = new Set();
                    addEventListener('message', message => window.ran.add(String(message.data)));
                }
                """);
        List<List<Integer>> batches = batches();
        for (int n = 0; n < batches.size(); n += SOME) {
            page.evaluate("""
                    async payloads => {
                        const frames = Object.entries(payloads).map(([number, payload]) => {
                            const frame = document.createElement('iframe');
                            frame.sandbox = 'allow-scripts';
                            frame.name = number;
                            frame.srcdoc = `<script>
                                for (const name of ['alert', 'confirm', 'prompt', 'print']) {
                                    const before = window[name];
                                    window[name] = () => { parent.postMessage('${number}', '*'); before('${number}'); };
                                }
                            <` + '/script>' + payload;
                            return [frame, new Promise(loaded => { frame.onload = loaded; })];
                        });
                        document.body.replaceChildren(...frames.map(([frame]) => frame));
                        await Promise.all(frames.map(([, loaded]) => loaded));
                        // Pictures that fail and animations that begin tell a little later.
                        for (let before = -1; before < window.ran.size;) {
                            before = window.ran.size;
                            await new Promise(done => setTimeout(done, 150));
                        }
                    }
                    """, raw(batches.get(n)));
        }
        int ran = (Integer) page.evaluate("() => window.ran.size");
        System.out.printf(
                Locale.ROOT,
                "[figure] hostile: %d payloads; of one in %d, %d run in this browser by themselves when nothing defends it%n",
                payloads.size(),
                SOME,
                ran);
        assertThat(ran).isGreaterThan(40 / SOME);
        assertThat(watch.seen()).isNotEmpty();
    }

    private Map<String, String> raw(List<Integer> numbers) {
        Map<String, String> raw = new TreeMap<>();
        numbers.forEach(n -> raw.put(Integer.toString(n), payloads.get(n)));
        return raw;
    }

    @Test
    void a_mail_that_is_opened_by_itself_does_nothing() {
        messages.keySet().stream().filter(number -> number % SOME == 0).forEach(number -> {
            String address = product.address() + html(messages.get(number));
            Response response = page.navigate(address);

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.headers().get("content-security-policy"))
                    .contains("default-src 'none'", "sandbox")
                    .doesNotContain("script-src", "allow-scripts", "allow-same-origin");
            assertThat(response.headers().get("x-content-type-options")).isEqualTo("nosniff");
            assertThat(page.url()).isEqualTo(address);
        });
        // The last of them may not even tell the time: a page with scripts does the waiting.
        bare();
        watch.nothing(page, "opened by itself");
    }

    @Test
    void a_mail_in_the_frame_of_the_application_does_nothing() {
        ElementHandle frame = formatted(cards.keySet().iterator().next()).elementHandle();
        assertThat(frame.getAttribute("sandbox").split(" "))
                .doesNotContain("allow-scripts", "allow-forms", "allow-top-navigation", "allow-modals");
        String here = page.url();
        for (List<Integer> some : batches()) {
            List<String> addresses = some.stream()
                    .map(messages::get)
                    .map(HostileMailBrowserTest::html)
                    .toList();
            frame.evaluate("""
                    async (frame, addresses) => {
                        document.querySelectorAll('iframe[data-copy]').forEach(copy => copy.remove());
                        const copies = addresses.map(address => {
                            const copy = frame.cloneNode();
                            copy.dataset.copy = '';
                            copy.src = address;
                            return [copy, new Promise(loaded => { copy.onload = loaded; })];
                        });
                        frame.after(...copies.map(([copy]) => copy));
                        await Promise.all(copies.map(([, loaded]) => loaded));
                        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                    }
                    """, addresses);
            assertThat(page.frames().stream().map(Frame::url))
                    .containsAll(
                            addresses.stream().map(product.address()::concat).toList());
        }
        assertThat(page.url()).isEqualTo(here);
        watch.nothing(page, "in the frame");
    }

    @Test
    void the_cleaning_alone_leaves_nothing_that_could_run() {
        bare();
        for (List<Integer> some : batches()) {
            Object left = page.evaluate(
                    """
                    async addresses => {
                        const texts = await Promise.all(addresses.map(async address => {
                            const response = await fetch(address);
                            if (!response.ok) throw new Error(address + ' answered ' + response.status);
                            return response.text();
                        }));
                        const frames = texts.map((text, nth) => {
                            const frame = document.createElement('iframe');
                            frame.name = addresses[nth];
                            frame.srcdoc = text;
                            return [frame, new Promise(loaded => { frame.onload = loaded; })];
                        });
                        document.body.replaceChildren(...frames.map(([frame]) => frame));
                        await Promise.all(frames.map(([, loaded]) => loaded));
                        const left = [];
                        for (const [frame] of frames) {
                            const held = frame.contentDocument;
                            held.addEventListener('click', click => {
                                const to = click.target.closest('a')?.getAttribute('href') ?? '';
                                if (/^(https?|mailto|tel):/i.test(to)) click.preventDefault();
                            });
                            for (const one of held.querySelectorAll('*')) {
                                for (const kind of ['mouseover', 'mousemove', 'mouseenter', 'pointerdown', 'focus', 'blur',
                                        'keydown', 'copy', 'toggle', 'wheel', 'dragstart', 'click']) {
                                    one.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true }));
                                }
                                if (/^(script|iframe|frame|object|embed|applet|form|input|button|base|link|template|svg|math)$/i
                                        .test(one.localName)) left.push(frame.name + ' <' + one.localName + '>');
                                if (one.localName === 'meta' && one.httpEquiv) left.push(frame.name + ' <meta http-equiv>');
                                for (const { name, value } of one.attributes) {
                                    if (/^on|^(srcdoc|formaction|action|background|ping)$/i.test(name)
                                            || (/^(href|src|xlink:href|poster|srcset)$/i.test(name)
                                                && !/^(https?:|mailto:|tel:|#|data:image\\/(png|gif|jpe?g|webp|bmp)[;,])/i
                                                    .test(value.trim())))
                                        left.push(frame.name + ' ' + one.localName + ' ' + name + '=' + value);
                                }
                            }
                        }
                        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                        return left;
                    }
                    """,
                    some.stream()
                            .map(messages::get)
                            .map(HostileMailBrowserTest::html)
                            .toList());
            assertThat((List<?>) left).isEmpty();
        }
        watch.nothing(page, "cleaned only");
    }

    @Test
    void subjects_senders_and_file_names_are_text_on_every_screen() {
        page.navigate("/boards/sales");
        Locator inbox = page.getByRole(
                AriaRole.LIST, new Page.GetByRoleOptions().setName("Inbox").setExact(true));
        inbox.getByRole(AriaRole.LISTITEM).first().waitFor();
        Object shown = inbox.evaluate("""
                async list => {
                    const places = new Set();
                    const scroll = list.parentElement;
                    for (let still = 0; still < 100; still++) {
                        const before = places.size;
                        for (const item of list.children)
                            if (item.querySelector('article')) places.add(item.getAttribute('aria-posinset'));
                        if (places.size > before) still = 0;
                        scroll.scrollTop += scroll.clientHeight / 2;
                        await new Promise(done => requestAnimationFrame(done));
                    }
                    return places.size;
                }
                """);
        assertThat(shown).isEqualTo(Set.copyOf(cards.values()).size());
        watch.nothing(page, "on the board");

        List<Integer> numbers = List.copyOf(cards.keySet());
        for (int n = 0; n < numbers.size(); n += numbers.size() / 12) {
            formatted(numbers.get(n));
            assertThat(page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Attachments"))
                            .getByRole(AriaRole.LISTITEM)
                            .count())
                    .isEqualTo(1);
            watch.nothing(page, "in the card of " + payloads.get(numbers.get(n)));
        }
    }

    @Test
    void originals_and_attachments_are_downloads() throws IOException {
        List<Integer> some = messages.keySet().stream()
                .filter(HostileMailBrowserTest::isDownloaded)
                .toList();
        Http http = product.http();
        for (int number : some) {
            for (String path : List.of("/raw", "/attachments/0", "/attachments/1", "/attachments/2")) {
                Http.Answer answer = http.get("/api/v1/messages/" + messages.get(number) + path);
                if (answer.status() == 404) {
                    continue;
                }
                assertThat(answer.header("Content-Disposition")).startsWith("attachment");
                assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(answer.header("Content-Security-Policy")).contains("sandbox");
                assertThat(answer.header("Content-Type")).matches("application/octet-stream|message/rfc822");
            }
        }

        page.navigate("/boards/sales/cards/" + cards.get(some.getFirst()));
        watch.forget();
        Locator files = page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Attachments"));
        // One that became a document is opened by its name and downloaded beside it.
        for (Locator link : List.of(
                files.getByRole(AriaRole.LINK).last(),
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Download original")))) {
            Download download = page.waitForDownload(link::click);
            assertThat(Files.size(download.path())).isPositive();
        }
        assertThat(watch.seen()).allMatch(event -> event.startsWith("a download: " + product.address()));
    }

    /** Opens the card of a payload, as formatted by its sender. */
    private Locator formatted(int number) {
        page.navigate("/boards/sales/cards/" + cards.get(number));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show formatted"))
                .click();
        Locator frame = page.getByTitle("Formatted message");
        frame.contentFrame()
                .locator("meta[name=referrer]")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        return frame;
    }

    /** A page of the application's origin without its policy. */
    private void bare() {
        page.route(
                "**/bare",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<!doctype html><title>Bare</title><body></body>")));
        page.navigate("/bare");
    }

    private static String html(String id) {
        return "/api/v1/messages/" + id + "/html";
    }

    private static List<List<Integer>> batches() {
        List<Integer> numbers = List.copyOf(messages.keySet());
        List<List<Integer>> batches = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            batches.add(numbers.subList(from, Math.min(numbers.size(), from + AT_ONCE)));
        }
        return batches;
    }
}
