package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import pebble.Http;
import tools.jackson.databind.JsonNode;

/** Who works on the board and what lies on it: two companies, a manager of both, an agent of one, and customers who write. */
final class BoardBrowserCast {
    static final String PASSWORD = "paints and solvents";
    static final String MIRA = "mira@ours.example";
    static final String DEV = "dev@ours.example";

    private final Product product;
    private final String ours;
    private final String others;
    private final String dev;
    private int mails;

    BoardBrowserCast(Product product) {
        this.product = product;
        Http http = product.http();
        String us = http.get("/api/v1/entities").at("/items/0/id");
        String them = created(http.post("/api/v1/entities", Map.of("name", "Konkan Solvents")))
                .at("/id");
        ours = mailbox(http, "sales@ours.example", us);
        others = mailbox(http, "sales@konkan.example", them);
        user(http, MIRA, "Mira Kapoor", "MANAGER", List.of(us, them), List.of("sales", "operations", "tender"));
        dev = user(http, DEV, "Dev Patel", "AGENT", List.of(us), List.of("sales"));
    }

    private static String mailbox(Http http, String address, String entity) {
        return created(http.post(
                        "/api/v1/mailboxes",
                        Map.of("address", address, "entity_id", entity, "kind", "import", "default_stream", "sales")))
                .at("/id");
    }

    private static String user(
            Http http, String email, String name, String role, List<String> entities, List<String> streams) {
        return created(http.post(
                        "/api/v1/users",
                        Map.of(
                                "email", email,
                                "name", name,
                                "password", PASSWORD,
                                "roles", List.of(role),
                                "entities", entities,
                                "streams", streams)))
                .at("/id");
    }

    private static Http.Answer created(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    String devsId() {
        return dev;
    }

    /** A customer's mail and the card it is on; {@code answerTo} is the number of an earlier mail, or 0. */
    Mail mail(String sender, String subject, String text, int answerTo) {
        return mail(ours, "sales@ours.example", sender, subject, text, answerTo);
    }

    Mail mail(String sender, String subject) {
        return mail(sender, subject, "Please see the subject and let us have your best offer this week.", 0);
    }

    /** A mail that only people of the other company may see. */
    Mail mailToTheOthers(String sender, String subject) {
        return mail(others, "sales@konkan.example", sender, subject, "For Konkan only.", 0);
    }

    record Mail(int number, String card) {}

    private Mail mail(String mailbox, String address, String sender, String subject, String text, int answerTo) {
        int number = ++mails;
        String email = sender.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@coromandel.example";
        String message = """
                Message-ID: <mail-%d@coromandel.example>
                %sDate: Tue, 6 Jan 2026 10:%02d:00 +0530
                From: %s <%s>
                To: %s
                Subject: %s
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8

                Dear team,

                %s

                Regards,
                %s
                """.formatted(
                        number,
                        answerTo == 0 ? "" : "In-Reply-To: <mail-%d@coromandel.example>\n".formatted(answerTo),
                        number,
                        sender,
                        email,
                        address,
                        subject,
                        text,
                        sender);
        Http.Answer held = product.http()
                .with("Content-Type", "message/rfc822")
                .post("/api/v1/mailboxes/" + mailbox + "/messages", message);
        assertThat(held.status()).as(held.text()).isEqualTo(202);
        String id = "mail-" + number + "@coromandel.example";
        String card = await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> product.http()
                                .get("/api/v1/messages?message_id=" + id)
                                .at("/items/0/card_id"),
                        found -> !found.isEmpty());
        return new Mail(number, card);
    }

    JsonNode card(String id) {
        return product.http().get("/api/v1/cards/" + id).json();
    }

    /** Does something to a card as somebody who is not looking at any browser. */
    void elsewhere(String method, String path, Map<String, ?> body) {
        Http.Answer answer = once(method, path, body);
        // The product itself may have brought the card up to date between the reading of its version and the act.
        for (int again = 0; answer.status() == 412 && again < 5; again++) {
            answer = once(method, path, body);
        }
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    private Http.Answer once(String method, String path, Map<String, ?> body) {
        Http http = product.http();
        if (method.equals("PATCH")) {
            http = http.with("If-Match", "\"" + http.get(path).at("/version") + "\"");
        }
        return http.send(method, path, body);
    }

    void clearTheBoard() {
        Http http = product.http();
        List<String> ids = StreamSupport.stream(
                        http.get("/api/v1/cards?status=open&limit=500")
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .map(card -> card.get("id").asString())
                .toList();
        if (!ids.isEmpty()) {
            elsewhere("POST", "/api/v1/cards/bulk", Map.of("ids", ids, "action", "archive"));
        }
    }
}
