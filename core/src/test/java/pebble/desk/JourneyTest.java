package pebble.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.desk.MailCast.unique;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pebble.Http;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.mail.Letters;
import pebble.mail.Mailbox;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;

/** From bytes in a mailbox to a card on a board. */
class JourneyTest extends ASalesMailbox {
    @Test
    void a_mail_is_listed_at_once_and_becomes_a_card_on_its_mailboxs_board() {
        Http.Answer answer =
                post(sales, Letters.from("Alice <alice@customer.example>").id(unique("a")));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("received").asInt()).isEqualTo(1);
        JsonNode message = single("/api/v1/messages?mailbox_id=" + sales.id());
        assertThat(message.get("disposition").asString()).isIn("pending", "carded");
        settle();
        JsonNode carded =
                http.get("/api/v1/messages/" + message.get("id").asString()).json();
        assertThat(carded.get("disposition").asString()).isEqualTo("carded");
        JsonNode card =
                http.get("/api/v1/cards/" + carded.get("card_id").asString()).json();
        assertThat(card.get("stream").asString()).isEqualTo("sales");
        assertThat(card.get("column").asString()).isEqualTo("inbox");
        assertThat(card.at("/customer/email").asString()).isEqualTo("alice@customer.example");
        assertThat(card.at("/thread/messages")).hasSize(1);
        assertThat(card.at("/classification/reasons/0").asString()).contains(sales.address());
    }

    @Test
    void the_same_bytes_again_are_a_duplicate_and_change_nothing() {
        Letters mail = Letters.from("alice@customer.example").id(unique("a"));
        post(sales, mail);

        Http.Answer again = post(sales, mail);

        assertThat(again.json().get("received").asInt()).isZero();
        assertThat(again.json().get("duplicates").asInt()).isEqualTo(1);
        settle();
        assertThat(cards()).hasSize(1);
    }

    @Test
    void one_mail_that_three_mailboxes_got_is_one_message_with_three_placements_and_one_card() {
        Mailbox second = cast.mailbox("info", entity, null);
        Mailbox third = cast.mailbox("office", entity, null);
        String id = unique("cc");
        for (Mailbox mailbox : List.of(sales, second, third)) {
            byte[] raw = (("Received: from mx by " + mailbox.address() + "\r\nDelivered-To: " + mailbox.address()
                                    + "\r\n")
                            + new String(
                                    Letters.from("alice@customer.example")
                                            .id(id)
                                            .raw(),
                                    StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            http.with("Content-Type", "message/rfc822").post("/api/v1/mailboxes/" + mailbox.id() + "/messages", raw);
        }
        settle();

        JsonNode message = single("/api/v1/messages?message_id=" + id);
        assertThat(message.get("copies")).hasSize(3);
        assertThat(message.get("mailbox_ids")).hasSize(3);
        assertThat(cards()).hasSize(1);
        assertThat(http.get("/api/v1/messages/" + message.get("id").asString() + "/raw?sha256="
                                + message.at("/copies/2/sha256").asString())
                        .text())
                .contains("Delivered-To: " + third.address());
    }

    @Test
    void two_different_mails_with_one_message_id_are_two_messages() {
        String id = unique("same");
        post(sales, Letters.from("alice@customer.example").id(id).body("First"));
        post(sales, Letters.from("bob@other.example").id(id).body("Second").subject("Another matter"));
        settle();

        assertThat(items("/api/v1/messages?message_id=" + id)).hasSize(2);
        assertThat(cards()).hasSize(2);
    }

    @Test
    void a_mail_placed_in_two_entities_shows_each_side_only_its_own_card() {
        EntityId other = cast.users.entity("Other");
        Mailbox theirs = cast.mailbox("sales2", other, "sales");
        String id = unique("two");
        Letters mail = Letters.from("alice@customer.example").id(id);
        post(sales, mail);
        post(theirs, mail);
        settle();

        Http ours = cast.as(cast.users.user("Agnes", Set.of(Role.AGENT), Set.of(entity), Set.of("sales")));
        Http others = cast.as(cast.users.user("Agnes", Set.of(Role.AGENT), Set.of(other), Set.of("sales")));
        JsonNode seenByUs = ours.get("/api/v1/messages?message_id=" + id).json().at("/items/0");
        JsonNode seenByThem =
                others.get("/api/v1/messages?message_id=" + id).json().at("/items/0");
        assertThat(seenByUs.get("mailbox_ids")).hasSize(1);
        assertThat(seenByUs.get("card_id")).isNotEqualTo(seenByThem.get("card_id"));
        assertThat(others.get("/api/v1/cards/" + seenByUs.get("card_id").asString())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_reply_wakes_the_threads_card_and_our_answer_ends_the_waiting() {
        String id = unique("a");
        post(sales, Letters.from("alice@customer.example").id(id));
        settle();
        assertThat(cards().getFirst().get("waiting_since").isNull()).isFalse();

        post(
                sales,
                Letters.from(sales.address())
                        .to("alice@customer.example")
                        .id("r" + id)
                        .answers(id)
                        .at(MONDAY.plusSeconds(60)));
        settle();

        JsonNode card = cards().getFirst();
        assertThat(card.get("message_count").asInt()).isEqualTo(2);
        assertThat(card.get("waiting_since").isNull()).isTrue();
    }

    @Test
    void two_conversations_tied_by_a_third_mail_become_one_card_whatever_the_order() {
        String a = unique("a");
        String b = unique("b");
        Letters first = Letters.from("alice@customer.example").id(a);
        Letters second =
                Letters.from("alice@customer.example").id(b).subject("Second").at(MONDAY.plusSeconds(60));
        Letters tie = Letters.from("alice@customer.example")
                .id(unique("t"))
                .answers(b, a)
                .at(MONDAY.plusSeconds(120));
        post(sales, first);
        post(sales, second);
        settle();
        post(sales, tie);
        settle();

        assertThat(cards())
                .singleElement()
                .satisfies(card -> assertThat(card.get("message_count").asInt()).isEqualTo(3));
    }

    @Test
    void what_has_no_headers_is_quarantined_with_the_reason_and_its_bytes() {
        byte[] garbage = "no headers here at all".getBytes(StandardCharsets.UTF_8);

        Http.Answer answer = http.with("Content-Type", "message/rfc822")
                .post("/api/v1/mailboxes/" + sales.id() + "/messages", garbage);
        settle();

        assertThat(answer.status()).isEqualTo(202);
        JsonNode message = single("/api/v1/messages?disposition=quarantined&mailbox_id=" + sales.id());
        assertThat(message.get("reason").asString()).isNotEmpty();
        assertThat(http.get("/api/v1/messages/" + message.get("id").asString() + "/raw")
                        .bytes())
                .isEqualTo(garbage);
    }

    @Test
    void messages_of_one_entity_are_counted_as_they_are_listed() {
        EntityId other = cast.users.entity("Other");
        Letters shared = Letters.from("alice@customer.example").id(unique("shared"));
        post(sales, shared);
        post(cast.mailbox("sales2", other, "sales"), shared);
        post(
                sales,
                Letters.from("bob@customer.example")
                        .id(unique("auto"))
                        .subject("Out of office: Enquiry")
                        .with("Auto-Submitted", "auto-replied"));
        settle();

        JsonNode ours = http.get("/api/v1/messages/counts?entity_id=" + entity).json();
        JsonNode theirs = http.get("/api/v1/messages/counts?entity_id=" + other).json();

        assertThat(ours.at("/by_disposition/carded").asInt()).isEqualTo(1);
        assertThat(ours.at("/by_disposition/noise").asInt()).isEqualTo(1);
        assertThat(ours.at("/by_noise_kind/auto_reply").asInt()).isEqualTo(1);
        assertThat(theirs.at("/by_disposition/carded").asInt()).isEqualTo(1);
        assertThat(items("/api/v1/messages?entity_id=" + entity)).hasSize(2);
        assertThat(items("/api/v1/messages?entity_id=" + other)).hasSize(1);
    }

    @Test
    void an_mbox_is_taken_apart_and_the_reconciliation_adds_up() throws IOException {
        byte[] mbox = Files.readAllBytes(SharedData.path("mail/mime4j").resolve(mboxOfMime4j()));

        JsonNode answer = http.with("Content-Type", "application/mbox")
                .post("/api/v1/mailboxes/" + sales.id() + "/messages", mbox)
                .json();
        settle();

        assertThat(answer.get("received").asInt()).isGreaterThan(1);
        JsonNode report =
                http.get("/api/v1/mailboxes/" + sales.id() + "/reconciliation").json();
        assertThat(report.get("source_count").asInt())
                .isEqualTo(answer.get("received").asInt());
        assertThat(report.get("held_count")).isEqualTo(report.get("source_count"));
        assertThat(report.get("missing")).isEmpty();
        assertThat(report.at("/by_disposition/pending").asInt()).isZero();
    }

    private static String mboxOfMime4j() throws IOException {
        try (var files = Files.walk(SharedData.path("mail/mime4j"))) {
            Path root = SharedData.path("mail/mime4j");
            return files.filter(f -> f.getFileName().toString().equals("mbox.rlug"))
                    .map(root::relativize)
                    .map(Path::toString)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
