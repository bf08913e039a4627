package pebble.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.identity.EntityId;
import pebble.identity.TestUsers;
import pebble.mail.MailboxId;
import tools.jackson.databind.JsonNode;

/** A company whose mailboxes lie on an IMAP server, seen through the product's own HTTP interface. */
final class ImapCast {
    private final JdbcClient jdbc;
    final Http http;
    final EntityId entity;

    ImapCast(JdbcClient jdbc, int port) {
        this.jdbc = jdbc;
        TestUsers users = new TestUsers(jdbc);
        this.entity = users.entity("Ours");
        this.http = Http.at(port).as(users.admin());
    }

    static String unique(String word) {
        return word + "-" + UUID.randomUUID().toString().substring(0, 8) + "@ours.example";
    }

    /** Adds a mailbox and answers its id. */
    String mailbox(String address, Map<String, Object> settings) {
        Http.Answer added = http.post("/api/v1/mailboxes", body(address, settings));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        return added.at("/id");
    }

    Map<String, Object> body(String address, Map<String, Object> settings) {
        return Map.of(
                "name",
                "Sales",
                "address",
                address,
                "entity_id",
                entity.toString(),
                "kind",
                "imap",
                "default_stream",
                "sales",
                "settings",
                settings);
    }

    /** Settings are replaced as a whole; secrets stay. */
    void change(String mailbox, Map<String, Object> settings) {
        Http.Answer present = http.get("/api/v1/mailboxes/" + mailbox);
        Map<String, Object> all = new HashMap<>();
        present.json().get("settings").properties().forEach(s -> all.put(s.getKey(), plain(s.getValue())));
        all.putAll(settings);
        Http.Answer changed = http.with("If-Match", "\"" + present.at("/version") + "\"")
                .patch("/api/v1/mailboxes/" + mailbox, Map.of("settings", all));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    private static Object plain(JsonNode value) {
        return value.isNumber()
                ? (Object) value.asLong()
                : value.isBoolean() ? (Object) value.asBoolean() : value.isArray() ? list(value) : value.asString();
    }

    private static List<String> list(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** Asks for a look at the server and waits until one that began later has ended. Answers the mailbox's trouble, or "". */
    String look(String mailbox) {
        long looks = looks(mailbox);
        assertThat(http.post("/api/v1/mailboxes/" + mailbox + "/sync", Map.of()).status())
                .isEqualTo(202);
        until(() -> looks(mailbox) > looks && settled(mailbox));
        return http.get("/api/v1/mailboxes/" + mailbox).at("/sync_error");
    }

    private long looks(String mailbox) {
        return jdbc.sql("select sync_wanted from mailbox where id = :id")
                .param("id", uuid(mailbox))
                .query(Long.class)
                .single();
    }

    /** The job row waits for its next turn, later than now. */
    private boolean settled(String mailbox) {
        return jdbc.sql("""
                        select not picked and execution_time > now() from scheduled_tasks
                        where task_name = 'mailbox-sync' and task_instance = :id
                        """)
                .param("id", mailbox)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    int placements(String mailbox) {
        return count("placement", mailbox);
    }

    int messages(String mailbox) {
        return jdbc.sql("select count(distinct message_id) from placement where mailbox_id = :id")
                .param("id", uuid(mailbox))
                .query(Integer.class)
                .single();
    }

    /** Loses the placements of this mailbox whose UIDs are given, as a fault would. */
    void lose(String mailbox, long... uids) {
        for (long uid : uids) {
            jdbc.sql("delete from placement where mailbox_id = :id and uid = :uid")
                    .param("id", uuid(mailbox))
                    .param("uid", uid)
                    .update();
        }
    }

    private int count(String table, String mailbox) {
        return jdbc.sql("select count(*) from " + table + " where mailbox_id = :id")
                .param("id", uuid(mailbox))
                .query(Integer.class)
                .single();
    }

    List<JsonNode> cards() {
        return items("/api/v1/cards?limit=500&entity_id=" + entity);
    }

    int cardCount() {
        return jdbc.sql("select count(*) from card where entity_id = :entity")
                .param("entity", entity.value())
                .query(Integer.class)
                .single();
    }

    List<JsonNode> held(String mailbox) {
        return items("/api/v1/messages?limit=500&mailbox_id=" + mailbox);
    }

    byte[] raw(String mailbox, String subject) {
        JsonNode message = held(mailbox).stream()
                .filter(m -> m.get("subject").asString().equals(subject))
                .findFirst()
                .orElseThrow();
        return http.get("/api/v1/messages/" + message.get("id").asString() + "/raw")
                .bytes();
    }

    JsonNode reconciliation(String mailbox) {
        return http.get("/api/v1/mailboxes/" + mailbox + "/reconciliation").json();
    }

    int repair(String mailbox) {
        Http.Answer answer = http.post("/api/v1/mailboxes/" + mailbox + "/reconciliation/repair", Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("repaired").asInt();
    }

    private List<JsonNode> items(String path) {
        return StreamSupport.stream(http.get(path).json().get("items").spliterator(), false)
                .toList();
    }

    static UUID uuid(String mailbox) {
        return MailboxId.of(mailbox).value();
    }

    static void until(Callable<Boolean> condition) {
        // A server's threads may stumble when a test stops it; that is not ours.
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }
}
