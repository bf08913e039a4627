package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import pebble.Http;
import tools.jackson.databind.JsonNode;

/** Sahyadri Chemicals: three mailboxes, of which one leaves its mail to the classifier, and two administrators who know the router. */
final class RoutingBrowserCast {
    static final String PASSWORD = "mailboxes and boards";
    static final String ASHA = "asha@sahyadri.example";
    static final String RHEA = "rhea@sahyadri.example";
    static final String SALES = "sales@sahyadri.example";
    static final String TENDERS = "tenders@sahyadri.example";
    static final String INFO = "info@sahyadri.example";

    private final Product product;
    private final Map<String, String> mailboxes = new HashMap<>();
    private final Http rhea;
    private int letters;

    RoutingBrowserCast(Product product) {
        this.product = product;
        Http http = product.http();
        JsonNode entity = http.get("/api/v1/entities").json().at("/items/0");
        String us = entity.get("id").asString();
        ok(http.with("If-Match", "\"" + entity.get("version") + "\"")
                .patch("/api/v1/entities/" + us, Map.of("name", "Sahyadri Chemicals")));
        mailbox(SALES, us, "sales");
        mailbox(TENDERS, us, "tender");
        mailbox(INFO, us, null);
        administrator(ASHA, "Asha Verma");
        administrator(RHEA, "Rhea Iyer");
        rhea = as(RHEA);
    }

    private void mailbox(String address, String entity, String stream) {
        Map<String, Object> wanted =
                new HashMap<>(Map.of("name", address, "address", address, "entity_id", entity, "kind", "import"));
        wanted.put("default_stream", stream);
        mailboxes.put(
                address, ok(product.http().post("/api/v1/mailboxes", wanted)).at("/id"));
    }

    private void administrator(String email, String name) {
        ok(product.http()
                .post(
                        "/api/v1/users",
                        Map.of("email", email, "name", name, "password", PASSWORD, "roles", List.of("ADMIN"))));
    }

    private Http as(String email) {
        Http nobody = Http.at(product.port());
        Http.Answer signedIn = ok(nobody.post("/api/v1/auth/login", Map.of("email", email, "password", PASSWORD)));
        return nobody.with("Cookie", signedIn.header("Set-Cookie").replaceFirst(";.*", ""))
                .with("X-CSRF-Token", signedIn.at("/csrf_token"));
    }

    private static Http.Answer ok(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer;
    }

    Http http() {
        return product.http();
    }

    String mailbox(String address) {
        return mailboxes.get(address);
    }

    // ---- mail

    void receive(String mailbox, List<DevelopmentMail> mails) {
        ok(http().with("Content-Type", "application/mbox")
                .post("/api/v1/mailboxes/" + mailboxes.get(mailbox) + "/messages", DevelopmentMail.mbox(mails)));
        settle();
    }

    /** One mail of a buyer, posted and judged; answers its card, or an empty text for noise. */
    String receive(String mailbox, String sender, String subject, String text) {
        String id = "letter-" + ++letters + "@buyers.example";
        String letter = """
                Message-ID: <%s>
                Date: %s
                From: %s
                To: %s
                Subject: %s
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8

                %s
                """.formatted(
                id,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC)),
                sender,
                mailbox,
                subject,
                text);
        ok(http().with("Content-Type", "message/rfc822")
                .post("/api/v1/mailboxes/" + mailboxes.get(mailbox) + "/messages", letter));
        settle();
        return message(id).at("/card_id").asString("");
    }

    private void settle() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> items("/api/v1/messages?disposition=pending").isEmpty());
    }

    JsonNode message(String id) {
        return items("/api/v1/messages?message_id=" + id).getFirst();
    }

    JsonNode card(String id) {
        return ok(http().get("/api/v1/cards/" + id)).json();
    }

    /** Waits until the card lies on the board: the screen shows an answer before the server has it. */
    void sees(JsonNode card, String stream) {
        String id = card.get("id").asString();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> card(id).get("stream").asString(), stream::equals);
    }

    List<JsonNode> items(String path) {
        return list(ok(http().get(path)).json().get("items"));
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    // ---- the router

    /** Conditions and actions are written in words: {@code subject contains enquiry}, {@code stream sales}, {@code stop}. */
    static Map<String, Object> rule(String name, String condition, String... actions) {
        return Map.of(
                "name",
                name,
                "conditions",
                List.of(spelled(condition, "field", "op", "value")),
                "actions",
                Arrays.stream(actions)
                        .map(action -> spelled(action, "type", "value"))
                        .toList());
    }

    private static Map<String, String> spelled(String written, String... keys) {
        String[] words = written.split(" ", keys.length);
        return IntStream.range(0, words.length).boxed().collect(Collectors.toMap(n -> keys[n], n -> words[n]));
    }

    JsonNode router() {
        return ok(http().get("/api/v1/router")).json();
    }

    /** Saves these rules and no others, as somebody with a script does. */
    @SafeVarargs
    final void saveRules(Map<String, Object>... rules) {
        JsonNode now = router();
        ok(http().with("If-Match", "\"" + now.get("version") + "\"")
                .put("/api/v1/router", Map.of("defaults", now.get("defaults"), "rules", List.of(rules))));
    }

    List<String> ruleNames() {
        return list(router().get("rules")).stream()
                .map(rule -> rule.get("name").asString())
                .toList();
    }

    /** Everything that a preview must leave alone, as text. */
    String everything() {
        return Stream.of(
                        "/api/v1/router",
                        "/api/v1/router/versions",
                        "/api/v1/router/counters",
                        "/api/v1/cards?limit=500",
                        "/api/v1/messages?limit=500")
                .map(path -> ok(http().get(path)).text())
                .reduce("", String::concat);
    }

    // ---- the classifier

    JsonNode metrics() {
        return ok(http().get("/api/v1/classification/metrics")).json();
    }

    /** Rhea says where a card belongs, in a browser that nobody looks at. */
    void confirm(String card, String stream) {
        ok(rhea.post("/api/v1/classification/confirm", Map.of("card_id", card, "stream", stream)));
    }
}
