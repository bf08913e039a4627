package pebble.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Form;
import pebble.Http;
import pebble.board.BoardCast;
import pebble.documents.DocumentCast;
import pebble.identity.EntityId;
import pebble.identity.TestUsers.TestUser;
import pebble.mail.Letters;
import pebble.mail.Mailbox;
import pebble.mail.MailboxKind;
import pebble.mail.Mailboxes;
import tools.jackson.databind.JsonNode;

/** People who bring things, and look for them. */
@TestComponent
@Lazy
class SearchCast {
    private static final Random RANDOM = new Random();

    final JdbcClient jdbc;
    final BoardCast board;
    final DocumentCast documents;
    private final Mailboxes mailboxes;
    private final int port;

    SearchCast(JdbcClient jdbc, BoardCast board, Mailboxes mailboxes, Environment environment) {
        this.jdbc = jdbc;
        this.board = board;
        this.mailboxes = mailboxes;
        port = environment.getRequiredProperty("local.server.port", Integer.class);
        documents = new DocumentCast(jdbc, port);
        jdbc.sql("delete from lesson").update();
    }

    /** A word that nobody else uses, nor one like it. */
    static String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            word.append((char) ('a' + RANDOM.nextInt(26)));
        }
        return word.toString();
    }

    Http as(TestUser user) {
        return Http.at(port).as(user);
    }

    Http.Answer ask(TestUser user, Map<String, ?> body) {
        return as(user).post("/api/v1/search", body);
    }

    /** By words, unless the body says otherwise. */
    JsonNode answer(TestUser user, Map<String, ?> body) {
        Map<String, Object> whole = new LinkedHashMap<>(Map.of("mode", "keyword"));
        whole.putAll(body);
        Http.Answer answer = ask(user, whole);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    static List<String> ids(JsonNode answer) {
        return StreamSupport.stream(answer.get("items").spliterator(), false)
                .map(item -> item.get("id").asString())
                .toList();
    }

    List<String> ids(TestUser user, String query) {
        return ids(answer(user, Map.of("query", query)));
    }

    JsonNode filtered(TestUser user, String query, Map<String, ?> filters) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", query);
        body.put("filters", filters);
        return answer(user, body);
    }

    /** Until the user finds exactly these. */
    void awaitFound(TestUser user, String query, String... wanted) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(ids(user, query)).containsExactlyInAnyOrder(wanted));
    }

    String document(TestUser user, String filename, String text) {
        Http.Answer answer = documents.bring(user, filename, text);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.at("/id");
    }

    String document(TestUser user, EntityId owner, String text) {
        Http.Answer answer = new Form()
                .field("entity_id", owner.toString())
                .file("file", "a.txt", "text/plain", text.getBytes(StandardCharsets.UTF_8))
                .post(as(user), "/api/v1/documents");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.at("/id");
    }

    String card(EntityId entity, String stream, String subject) {
        return board.card(entity, stream, subject).id().toString();
    }

    Mailbox mailbox(EntityId owner, String stream) {
        return mailboxes.add(
                board.admin.caller(),
                new Mailboxes.Wanted(
                        "Post",
                        word() + "@ours.example",
                        List.of(),
                        owner,
                        MailboxKind.IMPORT,
                        Map.of(),
                        Map.of(),
                        stream));
    }

    void send(Mailbox mailbox, Letters mail) {
        Http.Answer answer = as(board.admin)
                .with("Content-Type", "message/rfc822")
                .post("/api/v1/mailboxes/" + mailbox.id() + "/messages", mail.raw());
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    JsonNode message(String messageId) {
        return as(board.admin)
                .get("/api/v1/messages?message_id=" + messageId)
                .json()
                .at("/items/0");
    }

    Http.Answer edit(String card, Map<String, ?> change) {
        String version = as(board.admin).get("/api/v1/cards/" + card).at("/version");
        return as(board.admin).with("If-Match", "\"" + version + "\"").patch("/api/v1/cards/" + card, change);
    }
}
