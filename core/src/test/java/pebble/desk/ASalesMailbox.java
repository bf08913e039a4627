package pebble.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import pebble.Http;
import pebble.board.CardId;
import pebble.identity.EntityId;
import pebble.mail.Letters;
import pebble.mail.Mailbox;
import tools.jackson.databind.JsonNode;

/** A company with a sales mailbox, an administrator who posts letters into it, and what they then see. */
abstract class ASalesMailbox extends AtTheDesk {
    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    MailCast cast;
    EntityId entity;
    Mailbox sales;
    Http http;

    @BeforeEach
    void a_company_with_a_sales_mailbox() {
        cast = new MailCast(jdbc, mailboxes, port);
        entity = cast.users.entity("Ours");
        sales = cast.mailbox("sales", entity, "sales");
        http = cast.as(cast.admin);
    }

    Http.Answer post(Mailbox mailbox, Letters mail) {
        return cast.send(mailbox, mail);
    }

    void settle() {
        cast.settle();
    }

    List<JsonNode> cards() {
        return items("/api/v1/cards?status=open&entity_id=" + entity);
    }

    String cardOf(String messageId) {
        return single("/api/v1/messages?message_id=" + messageId).get("card_id").asString();
    }

    JsonNode single(String path) {
        List<JsonNode> items = items(path);
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    List<JsonNode> items(String path) {
        return cast.items(cast.admin, path);
    }

    /** Whether the subject follows the mail no more. */
    boolean pinned(String card) {
        return jdbc.sql("select subject_edited from card where id = :id")
                .param("id", CardId.of(card).value())
                .query(Boolean.class)
                .single();
    }
}
