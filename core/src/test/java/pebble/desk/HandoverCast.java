package pebble.desk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers.TestUser;
import pebble.mail.Letters;
import pebble.mail.Mailbox;
import pebble.mail.Mailboxes;
import tools.jackson.databind.JsonNode;

/** Two companies of one group with a sales mailbox each: Anna works for Aurora, Bela for Borealis, Mira for both. */
final class HandoverCast extends MailCast {
    final EntityId aurora;
    final EntityId borealis;
    final TestUser anna;
    final TestUser bela;
    final TestUser mira;
    final Mailbox toAurora;
    final Mailbox toBorealis;

    HandoverCast(JdbcClient jdbc, Mailboxes mailboxes, int port) {
        super(jdbc, mailboxes, port);
        aurora = users.entity("Aurora");
        borealis = users.entity("Borealis");
        anna = users.user("Anna", Role.MANAGER, Set.of(aurora), Set.of("sales"));
        bela = users.user("Bela", Role.MANAGER, Set.of(borealis), Set.of("sales"));
        mira = users.user("Mira", Role.AGENT, Set.of(aurora, borealis), Set.of("sales"));
        toAurora = mailbox("sales", aurora, "sales");
        toBorealis = mailbox("sales", borealis, "sales");
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

    Http.Answer hand(TestUser by, String card, EntityId to) {
        return edit(by, card, Map.of("entity_id", to.toString()));
    }

    Http.Answer edit(TestUser by, String card, Map<String, ?> change) {
        String version = as(admin).get("/api/v1/cards/" + card).at("/version");
        return as(by).with("If-Match", "\"" + version + "\"").patch("/api/v1/cards/" + card, change);
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
