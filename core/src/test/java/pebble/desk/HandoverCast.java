package pebble.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers;
import pebble.identity.TestUsers.TestUser;
import pebble.mail.Letters;
import pebble.mail.Mailbox;
import pebble.mail.MailboxKind;
import pebble.mail.Mailboxes;
import tools.jackson.databind.JsonNode;

/** Two companies of one group with a sales mailbox each: Anna works for Aurora, Bela for Borealis, Mira for both. */
final class HandoverCast {
    final TestUsers users;
    final EntityId aurora;
    final EntityId borealis;
    final TestUser anna;
    final TestUser bela;
    final TestUser mira;
    final TestUser admin;
    final Mailbox toAurora;
    final Mailbox toBorealis;

    private final JdbcClient jdbc;
    private final Mailboxes mailboxes;
    private final int port;

    HandoverCast(JdbcClient jdbc, Mailboxes mailboxes, int port) {
        this.jdbc = jdbc;
        this.mailboxes = mailboxes;
        this.port = port;
        users = new TestUsers(jdbc);
        aurora = users.entity("Aurora");
        borealis = users.entity("Borealis");
        anna = users.user("Anna", Role.MANAGER, Set.of(aurora), Set.of("sales"));
        bela = users.user("Bela", Role.MANAGER, Set.of(borealis), Set.of("sales"));
        mira = users.user("Mira", Role.AGENT, Set.of(aurora, borealis), Set.of("sales"));
        admin = users.admin();
        toAurora = mailbox(aurora);
        toBorealis = mailbox(borealis);
    }

    private Mailbox mailbox(EntityId owner) {
        return mailboxes.add(
                admin.caller(),
                new Mailboxes.Wanted(
                        "sales",
                        unique("sales") + "@ours.example",
                        List.of(),
                        owner,
                        MailboxKind.IMPORT,
                        Map.of(),
                        Map.of(),
                        "sales"));
    }

    static String unique(String name) {
        return name + Long.toString(System.nanoTime(), 36);
    }

    /** A mail of Alice with a file attached. */
    static Letters mail(String id) {
        return Letters.from("Alice <alice@customer.example>")
                .id(id)
                .with("Content-Type", "multipart/mixed; boundary=part")
                .body(
                        "--part\r\nContent-Type: text/plain\r\n\r\nPlease quote.\r\n--part\r\n"
                                + "Content-Type: text/csv\r\nContent-Disposition: attachment; filename=a.csv\r\n\r\n1,2\r\n--part--");
    }

    Http as(TestUser user) {
        return Http.at(port).as(user);
    }

    Http.Answer send(Mailbox mailbox, Letters mail) {
        Http.Answer answer = as(admin)
                .with("Content-Type", "message/rfc822")
                .post("/api/v1/mailboxes/" + mailbox.id() + "/messages", mail.raw());
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer;
    }

    void settle() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.sql("select not exists (select from filing where disposition = 'pending')")
                        .query(Boolean.class)
                        .single());
    }

    Http.Answer hand(TestUser by, String card, EntityId to) {
        return edit(by, card, Map.of("entity_id", to.toString()));
    }

    Http.Answer edit(TestUser by, String card, Map<String, ?> change) {
        String version = as(admin).get("/api/v1/cards/" + card).at("/version");
        return as(by).with("If-Match", "\"" + version + "\"").patch("/api/v1/cards/" + card, change);
    }

    List<JsonNode> items(TestUser user, String path) {
        Http.Answer answer = as(user).get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.json().get("items").spliterator(), false)
                .toList();
    }

    List<JsonNode> messages(TestUser user, String messageId) {
        return items(user, "/api/v1/messages?message_id=" + messageId);
    }

    /** The card of a message as an administrator finds it in the entity that holds it. */
    String cardOf(String messageId, EntityId holder) {
        return items(admin, "/api/v1/messages?message_id=" + messageId + "&entity_id=" + holder)
                .getFirst()
                .get("card_id")
                .asString();
    }

    boolean sees(TestUser user, String card) {
        return as(user).get("/api/v1/cards/" + card).status() == 200;
    }

    int filingsOutOfStep() {
        return jdbc.sql("select count(*) from filing f join card c on c.thread_id = f.thread_id"
                        + " where f.held_by <> c.entity_id")
                .query(Integer.class)
                .single();
    }
}
