package pebble.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.TestServer;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers;
import pebble.mail.Letters;
import pebble.mail.Mailbox;
import pebble.mail.MailboxKind;
import pebble.mail.Mailboxes;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;

/** From bytes in a mailbox to a card on a board, over HTTP and on a real database. */
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class JourneyTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailboxes mailboxes;

    @LocalServerPort
    int port;

    private TestUsers users;
    private TestUsers.TestUser admin;
    private EntityId entity;
    private Mailbox sales;
    private Http http;

    @BeforeEach
    void a_company_with_a_sales_mailbox() {
        users = new TestUsers(jdbc);
        entity = users.entity("Ours");
        admin = users.admin();
        http = Http.at(port).as(admin);
        sales = mailbox("sales", entity, "sales");
    }

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
        assertThat(cards(entity)).hasSize(1);
    }

    @Test
    void one_mail_that_three_mailboxes_got_is_one_message_with_three_placements_and_one_card() {
        Mailbox second = mailbox("info", entity, null);
        Mailbox third = mailbox("office", entity, null);
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
        assertThat(cards(entity)).hasSize(1);
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
        assertThat(cards(entity)).hasSize(2);
    }

    @Test
    void a_mail_placed_in_two_entities_shows_each_side_only_its_own_card() {
        EntityId other = users.entity("Other");
        Mailbox theirs = mailbox("sales2", other, "sales");
        String id = unique("two");
        Letters mail = Letters.from("alice@customer.example").id(id);
        post(sales, mail);
        post(theirs, mail);
        settle();

        Http ours = Http.at(port).as(users.user("Agnes", Set.of(Role.AGENT), Set.of(entity), Set.of("sales")));
        Http others = Http.at(port).as(users.user("Agnes", Set.of(Role.AGENT), Set.of(other), Set.of("sales")));
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
        assertThat(cards(entity).getFirst().get("waiting_since").isNull()).isFalse();

        post(
                sales,
                Letters.from(sales.address())
                        .to("alice@customer.example")
                        .id("r" + id)
                        .answers(id)
                        .at(MONDAY.plusSeconds(60)));
        settle();

        JsonNode card = cards(entity).getFirst();
        assertThat(card.get("message_count").asInt()).isEqualTo(2);
        assertThat(card.get("waiting_since").isNull()).isTrue();
    }

    @Test
    void only_a_report_that_a_mail_of_ours_failed_for_good_marks_its_card() {
        String enquiry = unique("a");
        String answer = unique("r");
        post(sales, Letters.from("alice@customer.example").id(enquiry));
        post(
                sales,
                Letters.from(sales.address())
                        .to("alice@customer.example")
                        .id(answer)
                        .answers(enquiry)
                        .at(MONDAY.plusSeconds(60)));
        for (String action : List.of("delayed", "relayed", "delivered")) {
            post(sales, report(answer, action));
        }
        post(sales, report(enquiry, "failed"));
        settle();
        assertThat(cards(entity).getFirst().get("badges")).isEmpty();

        post(sales, report(answer, "failed"));
        settle();

        assertThat(cards(entity).getFirst().at("/badges/0").asString()).isEqualTo("bounced");
    }

    /** A delivery report as RFC 3464 writes it. */
    private static Letters report(String about, String action) {
        return Letters.from("MAILER-DAEMON@mx.example")
                .id(unique("dsn"))
                .subject("Delivery Status Notification")
                .with("MIME-Version", "1.0")
                .with("Content-Type", "multipart/report; report-type=delivery-status; boundary=b")
                .body(String.join(
                        "\r\n",
                        "--b",
                        "",
                        "About your mail to alice@customer.example.",
                        "--b",
                        "Content-Type: message/delivery-status",
                        "",
                        "Reporting-MTA: dns; mx.example",
                        "",
                        "Final-Recipient: rfc822; alice@customer.example",
                        "Action: " + action,
                        "Status: " + (action.equals("failed") ? "5.1.1" : "2.0.0"),
                        "--b",
                        "Content-Type: text/rfc822-headers",
                        "",
                        "Message-ID: <" + about + ">",
                        "--b--"));
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

        assertThat(cards(entity))
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
    void noise_has_its_kind_and_no_card_until_a_person_makes_it_one() {
        post(
                sales,
                Letters.from("bob@customer.example")
                        .id(unique("auto"))
                        .subject("Out of office: Enquiry")
                        .with("Auto-Submitted", "auto-replied"));
        settle();
        JsonNode noise = single("/api/v1/messages?disposition=noise&mailbox_id=" + sales.id());
        assertThat(noise.get("noise_kind").asString()).isEqualTo("auto_reply");
        assertThat(noise.get("thread_id").isNull()).isFalse();
        assertThat(cards(entity)).isEmpty();

        JsonNode filed = http.post(
                        "/api/v1/messages/" + noise.get("id").asString() + "/disposition",
                        Map.of("disposition", "carded"))
                .json();

        assertThat(filed.get("card_id").isNull()).isFalse();
        assertThat(cards(entity)).hasSize(1);
    }

    @Test
    void a_message_made_a_card_is_noise_again_by_undo_and_a_card_again_by_undoing_that() {
        post(
                sales,
                Letters.from("bob@customer.example")
                        .id(unique("auto"))
                        .subject("Out of office: Enquiry")
                        .with("Auto-Submitted", "auto-replied"));
        settle();
        JsonNode noise = single("/api/v1/messages?mailbox_id=" + sales.id());
        String message = "/api/v1/messages/" + noise.get("id").asString();
        Http.Answer filed = http.post(message + "/disposition", Map.of("disposition", "carded"));
        assertThat(cards(entity)).hasSize(1);

        Http.Answer undone = http.post("/api/v1/undo/" + filed.at("/activity_id"), Map.of());

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(http.get(message).at("/noise_kind")).isEqualTo("auto_reply");
        assertThat(http.get(message).at("/reason"))
                .isEqualTo(noise.get("reason").asString());
        assertThat(cards(entity)).isEmpty();

        Http.Answer redone = http.post("/api/v1/undo/" + undone.at("/activity_id"), Map.of());

        assertThat(redone.status()).as(redone.text()).isEqualTo(200);
        assertThat(http.get(message).at("/disposition")).isEqualTo("carded");
        assertThat(cards(entity)).hasSize(1);
    }

    @Test
    void a_message_that_is_filed_as_it_was_filed_already_is_no_act() {
        post(sales, Letters.from("alice@customer.example").id(unique("a")));
        settle();
        String message = "/api/v1/messages/"
                + single("/api/v1/messages?mailbox_id=" + sales.id()).get("id").asString() + "/disposition";
        Map<String, String> spam = Map.of("disposition", "noise", "noise_kind", "spam");
        Http.Answer filed = http.post(message, spam);

        Http.Answer again = http.post(message, spam);

        assertThat(filed.at("/activity_id")).startsWith("act_");
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.at("/noise_kind")).isEqualTo("spam");
        assertThat(again.json().path("activity_id").isNull()).isTrue();
    }

    @Test
    void a_card_whose_only_message_is_filed_as_noise_is_put_away_until_that_is_undone() {
        String id = unique("a");
        post(sales, Letters.from("alice@customer.example").id(id));
        settle();
        String message = "/api/v1/messages/"
                + single("/api/v1/messages?message_id=" + id).get("id").asString() + "/disposition";

        Http.Answer filed = http.post(message, Map.of("disposition", "noise", "noise_kind", "spam"));

        assertThat(filed.status()).as(filed.text()).isEqualTo(200);
        assertThat(cards(entity)).isEmpty();
        assertThat(http.post("/api/v1/undo/" + filed.at("/activity_id"), Map.of())
                        .at("/status"))
                .isEqualTo("open");
        assertThat(cardOf(id)).isNotEmpty();
    }

    @Test
    void a_filing_that_a_later_one_overtook_cannot_be_undone() {
        String id = unique("a");
        post(sales, Letters.from("alice@customer.example").id(id));
        settle();
        String message = "/api/v1/messages/"
                + single("/api/v1/messages?message_id=" + id).get("id").asString() + "/disposition";
        Http.Answer spam = http.post(message, Map.of("disposition", "noise", "noise_kind", "spam"));
        Http.Answer newsletter = http.post(message, Map.of("disposition", "noise", "noise_kind", "newsletter"));

        Http.Answer refused = http.post("/api/v1/undo/" + spam.at("/activity_id"), Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("UNDO_CONFLICT");
        assertThat(refused.json().at("/error/details/later"))
                .singleElement()
                .satisfies(later -> assertThat(later.get("id").asString()).isEqualTo(newsletter.at("/activity_id")));
    }

    @Test
    void who_makes_a_message_a_card_on_a_board_not_theirs_is_answered_the_filing() {
        post(
                sales,
                Letters.from("bob@customer.example")
                        .id(unique("auto"))
                        .subject("Out of office: Enquiry")
                        .with("Auto-Submitted", "auto-replied"));
        settle();
        String message =
                single("/api/v1/messages?mailbox_id=" + sales.id()).get("id").asString();
        Http agnes = Http.at(port).as(users.user("Agnes", Set.of(Role.AGENT), Set.of(entity), Set.of("operations")));

        Http.Answer filed = agnes.post("/api/v1/messages/" + message + "/disposition", Map.of("disposition", "carded"));

        assertThat(filed.status()).as(filed.text()).isEqualTo(200);
        assertThat(filed.at("/disposition")).isEqualTo("carded");
        assertThat(filed.json().path("card_id").isNull()).isTrue();
        assertThat(cards(entity)).hasSize(1);
    }

    @Test
    void what_a_fault_of_ours_sent_to_quarantine_is_judged_again_and_comes_to_a_card() {
        post(sales, Letters.from("alice@customer.example").id(unique("q")));
        settle();
        JsonNode message = single("/api/v1/messages?mailbox_id=" + sales.id());
        String address = "/api/v1/messages/" + message.get("id").asString() + "/disposition";
        Http.Answer refused = http.post(address, Map.of("disposition", "pending"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("MESSAGE_NOT_QUARANTINED");
        jdbc.sql("""
                        update filing set disposition = 'quarantined', reason = 'Pebble could not judge it', thread_id = null
                        where entity_id = :entity
                        """).param("entity", entity.value()).update();

        Http.Answer again = http.post(address, Map.of("disposition", "pending"));

        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.at("/reason")).isEmpty();
        settle();
        assertThat(single("/api/v1/messages?mailbox_id=" + sales.id())
                        .get("disposition")
                        .asString())
                .isEqualTo("carded");
    }

    @Test
    void messages_of_one_entity_are_counted_as_they_are_listed() {
        EntityId other = users.entity("Other");
        Letters shared = Letters.from("alice@customer.example").id(unique("shared"));
        post(sales, shared);
        post(mailbox("sales2", other, "sales"), shared);
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

    @Test
    void merged_cards_share_one_conversation_and_part_again_by_undo() {
        String a = unique("a");
        String b = unique("b");
        post(sales, Letters.from("alice@customer.example").id(a));
        post(sales, Letters.from("bob@other.example").id(b).subject("Another matter"));
        settle();
        String first = cardOf(a);
        String second = cardOf(b);
        String subject = http.get("/api/v1/cards/" + first).at("/subject");

        Http.Answer merged = http.post("/api/v1/cards/" + second + "/merge", Map.of("into", first));

        assertThat(merged.status()).as(merged.text()).isEqualTo(200);
        assertThat(merged.at("/subject")).isEqualTo(subject);
        assertThat(http.get("/api/v1/cards/" + first).json().at("/thread/messages"))
                .hasSize(2);
        assertThat(http.get("/api/v1/cards/" + second).json().get("status").asString())
                .isEqualTo("merged");
        // A later mail of either side stays on the merged card.
        post(sales, Letters.from("bob@other.example").id(unique("c")).answers(b).subject("Re: Another matter"));
        settle();
        assertThat(http.get("/api/v1/cards/" + first).json().at("/thread/messages"))
                .hasSize(3);

        Http.Answer undone = http.post("/api/v1/undo/" + merged.at("/activity_id"), Map.of());

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(http.get("/api/v1/cards/" + second).json().get("status").asString())
                .isEqualTo("open");
        assertThat(http.get("/api/v1/cards/" + second)
                        .json()
                        .at("/thread/messages")
                        .size())
                .isPositive();
        assertThat(cards(entity)).hasSize(2);

        Http.Answer again = http.post("/api/v1/undo/" + undone.at("/activity_id"), Map.of());
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(http.get("/api/v1/cards/" + first).json().at("/thread/messages"))
                .hasSize(3);
    }

    @Test
    void a_merge_is_taken_back_only_after_the_later_one_that_swallowed_its_card() {
        String a = unique("a");
        String b = unique("b");
        String c = unique("c");
        post(sales, Letters.from("alice@customer.example").id(a));
        post(sales, Letters.from("bob@other.example").id(b).subject("Another matter"));
        post(sales, Letters.from("carol@third.example").id(c).subject("A third matter"));
        settle();
        String first = cardOf(a);
        String second = cardOf(b);
        String third = cardOf(c);
        Http.Answer inner = http.post("/api/v1/cards/" + first + "/merge", Map.of("into", second));
        Http.Answer outer = http.post("/api/v1/cards/" + second + "/merge", Map.of("into", third));

        Http.Answer refused = http.post("/api/v1/undo/" + inner.at("/activity_id"), Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("UNDO_CONFLICT");
        assertThat(refused.json().at("/error/details/later")).hasSize(1);
        assertThat(http.get("/api/v1/cards/" + third).json().at("/thread/messages"))
                .hasSize(3);

        http.post("/api/v1/undo/" + outer.at("/activity_id"), Map.of());
        Http.Answer undone = http.post("/api/v1/undo/" + inner.at("/activity_id"), Map.of());

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        for (String card : List.of(first, second, third)) {
            assertThat(http.get("/api/v1/cards/" + card).json().at("/thread/messages"))
                    .hasSize(1);
        }
    }

    @Test
    void a_subject_that_only_a_merge_pinned_follows_the_mail_again_once_the_cards_part() {
        String a = unique("a");
        String b = unique("b");
        post(sales, Letters.from("alice@customer.example").id(a).subject("Enquiry"));
        post(sales, Letters.from("bob@other.example").id(b).subject("Another matter"));
        settle();
        String kept = cardOf(a);

        Http.Answer merged = http.post("/api/v1/cards/" + cardOf(b) + "/merge", Map.of("into", kept));
        boolean whileMerged = pinned(kept);
        Http.Answer undone = http.post("/api/v1/undo/" + merged.at("/activity_id"), Map.of());
        boolean apart = pinned(kept);
        http.post("/api/v1/undo/" + undone.at("/activity_id"), Map.of());

        assertThat(whileMerged).isTrue();
        assertThat(apart).isFalse();
        assertThat(pinned(kept)).isTrue();
        assertThat(http.get("/api/v1/cards/" + kept).at("/subject")).isEqualTo("Enquiry");
    }

    @Test
    void a_subject_that_a_person_wrote_on_the_merged_card_stays_when_the_cards_part() {
        String a = unique("a");
        String b = unique("b");
        post(sales, Letters.from("alice@customer.example").id(a));
        post(sales, Letters.from("bob@other.example").id(b).subject("Another matter"));
        settle();
        String kept = cardOf(a);
        Http.Answer merged = http.post("/api/v1/cards/" + cardOf(b) + "/merge", Map.of("into", kept));
        http.with("If-Match", "\"" + merged.at("/version") + "\"")
                .patch("/api/v1/cards/" + kept, Map.of("subject", "Both matters"));

        Http.Answer undone = http.post("/api/v1/undo/" + merged.at("/activity_id"), Map.of());

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(http.get("/api/v1/cards/" + kept).at("/subject")).isEqualTo("Both matters");
        assertThat(pinned(kept)).isTrue();
        assertThat(jdbc.sql("select coalesce(before->>'subject', '') || (after->>'subject') from audit_record"
                                + " where object_id = :id and act = 'card.renamed'")
                        .param("id", kept)
                        .query(String.class)
                        .single())
                .as("the audit holds the person's words and not the mail's")
                .isEqualTo("Both matters");
    }

    private boolean pinned(String card) {
        return jdbc.sql("select subject_edited from card where id = :id")
                .param("id", pebble.board.CardId.of(card).value())
                .query(Boolean.class)
                .single();
    }

    @Test
    void split_messages_get_a_card_beside_the_first_and_later_replies_find_it() {
        String a = unique("a");
        String b = unique("b");
        post(sales, Letters.from("alice@customer.example").id(a));
        post(
                sales,
                Letters.from("alice@customer.example")
                        .id(b)
                        .answers(a)
                        .subject("Complaint")
                        .at(MONDAY.plusSeconds(60)));
        settle();
        JsonNode card = http.get("/api/v1/cards/" + cardOf(a)).json();
        assertThat(card.at("/suggestions/0/kind").asString()).isEqualTo("split");

        Http.Answer split =
                http.post("/api/v1/suggestions/" + card.at("/suggestions/0/id").asString() + "/accept", Map.of());

        assertThat(split.status()).as(split.text()).isEqualTo(200);
        assertThat(cardOf(b)).isNotEqualTo(cardOf(a));
        post(
                sales,
                Letters.from("alice@customer.example")
                        .id(unique("c"))
                        .answers(a, b)
                        .subject("Re: Complaint")
                        .at(MONDAY.plusSeconds(120)));
        settle();
        assertThat(http.get("/api/v1/cards/" + cardOf(b)).json().at("/thread/messages"))
                .hasSize(2);
        assertThat(http.get("/api/v1/cards/" + cardOf(a)).json().at("/suggestions"))
                .isEmpty();

        Http.Answer undone = http.post("/api/v1/undo/" + split.at("/activity_id"), Map.of());
        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(pinned(cardOf(a))).isFalse();
        assertThat(cards(entity)).hasSize(1);
        assertThat(http.get("/api/v1/cards/" + cardOf(a)).json().at("/thread/messages"))
                .hasSize(3);
    }

    @Test
    void forged_references_are_only_suggested_and_the_suggestion_can_be_dismissed() {
        String a = unique("a");
        String forged = unique("f");
        post(sales, Letters.from("alice@customer.example").id(a));
        post(
                sales,
                Letters.from("mallory@elsewhere.example").id(forged).answers(a).at(MONDAY.plusSeconds(60)));
        settle();
        JsonNode card = http.get("/api/v1/cards/" + cardOf(forged)).json();
        assertThat(cards(entity)).hasSize(2);
        assertThat(card.at("/suggestions/0/kind").asString()).isEqualTo("merge");
        assertThat(card.at("/suggestions/0/other_card_id").asString()).isEqualTo(cardOf(a));

        http.post("/api/v1/suggestions/" + card.at("/suggestions/0/id").asString() + "/dismiss", Map.of());

        assertThat(http.get("/api/v1/cards/" + cardOf(forged)).json().at("/suggestions"))
                .isEmpty();
    }

    private String cardOf(String messageId) {
        return single("/api/v1/messages?message_id=" + messageId).get("card_id").asString();
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

    private Mailbox mailbox(String name, EntityId owner, String stream) {
        return mailboxes.add(
                admin.caller(),
                new Mailboxes.Wanted(
                        name,
                        unique(name) + "@ours.example",
                        List.of(),
                        owner,
                        MailboxKind.IMPORT,
                        Map.of(),
                        Map.of(),
                        stream));
    }

    private Http.Answer post(Mailbox mailbox, Letters mail) {
        return http.with("Content-Type", "message/rfc822")
                .post("/api/v1/mailboxes/" + mailbox.id() + "/messages", mail.raw());
    }

    private void settle() {
        await().atMost(Duration.ofSeconds(8))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.sql("select not exists (select from filing where disposition = 'pending')")
                        .query(Boolean.class)
                        .single());
    }

    private List<JsonNode> cards(EntityId of) {
        return items("/api/v1/cards?status=open&entity_id=" + of);
    }

    private JsonNode single(String path) {
        List<JsonNode> items = items(path);
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private List<JsonNode> items(String path) {
        Http.Answer answer = http.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.json().get("items").spliterator(), false)
                .toList();
    }

    private static String unique(String name) {
        return name.toLowerCase(Locale.ROOT) + Long.toString(System.nanoTime(), 36);
    }
}
