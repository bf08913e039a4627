package pebble.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.desk.MailCast.unique;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pebble.Http;
import pebble.identity.Role;
import pebble.mail.Letters;
import tools.jackson.databind.JsonNode;

/** What is noise and what is not: Pebble says so first, a person has the last word, and it can be taken back. */
class FilingTest extends ASalesMailbox {
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
        assertThat(cards().getFirst().get("badges")).isEmpty();

        post(sales, report(answer, "failed"));
        settle();

        assertThat(cards().getFirst().at("/badges/0").asString()).isEqualTo("bounced");
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
        assertThat(cards()).isEmpty();

        JsonNode filed = http.post(
                        "/api/v1/messages/" + noise.get("id").asString() + "/disposition",
                        Map.of("disposition", "carded"))
                .json();

        assertThat(filed.get("card_id").isNull()).isFalse();
        assertThat(cards()).hasSize(1);
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
        assertThat(cards()).hasSize(1);

        Http.Answer undone = http.post("/api/v1/undo/" + filed.at("/activity_id"), Map.of());

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(http.get(message).at("/noise_kind")).isEqualTo("auto_reply");
        assertThat(http.get(message).at("/reason"))
                .isEqualTo(noise.get("reason").asString());
        assertThat(cards()).isEmpty();

        Http.Answer redone = http.post("/api/v1/undo/" + undone.at("/activity_id"), Map.of());

        assertThat(redone.status()).as(redone.text()).isEqualTo(200);
        assertThat(http.get(message).at("/disposition")).isEqualTo("carded");
        assertThat(cards()).hasSize(1);
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
        assertThat(cards()).isEmpty();
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
    void a_conversation_that_is_confirmed_as_noise_goes_in_one_act_and_our_replies_stay_what_they_are() {
        jdbc.sql("delete from lesson").update();
        String offer = unique("offer");
        String ours = unique("ours");
        String again = unique("again");
        post(
                sales,
                Letters.from("list@offers.example")
                        .id(offer)
                        .subject("Bulk list of buyers")
                        .at(MONDAY));
        post(
                sales,
                Letters.from(sales.address())
                        .to("list@offers.example")
                        .id(ours)
                        .answers(offer)
                        .body("Please take us off your list")
                        .at(MONDAY.plusSeconds(60)));
        post(
                sales,
                Letters.from("list@offers.example")
                        .id(again)
                        .answers(ours)
                        .body("Last chance for the bulk list")
                        .at(MONDAY.plusSeconds(120)));
        settle();
        String card = cardOf(offer);

        Http.Answer confirmed = http.post(
                "/api/v1/classification/confirm", Map.of("card_id", card, "stream", "noise", "intent", "newsletter"));

        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(confirmed.at("/status")).isEqualTo("archived");
        assertThat(List.of(filed(offer), filed(ours), filed(again)))
                .containsExactly("noise/newsletter", "carded/", "noise/newsletter");
        assertThat(lessons()).containsExactly("noise Last chance for the bulk list");

        Http.Answer undone = http.post("/api/v1/undo/" + confirmed.at("/activity_id"), Map.of());

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(undone.at("/status")).isEqualTo("open");
        assertThat(List.of(filed(offer), filed(ours), filed(again))).containsOnly("carded/");
        assertThat(lessons()).isEmpty();

        assertThat(http.post("/api/v1/undo/" + undone.at("/activity_id"), Map.of())
                        .at("/status"))
                .isEqualTo("archived");
        assertThat(filed(again)).isEqualTo("noise/newsletter");
        assertThat(lessons()).hasSize(1);
    }

    @Test
    void an_agent_files_a_conversation_as_noise_and_is_told_which_kinds_there_are() {
        jdbc.sql("delete from lesson").update();
        String id = unique("spam");
        post(sales, Letters.from("bob@prizes.example").id(id).subject("You have won"));
        settle();
        String address = "/api/v1/cards/" + cardOf(id) + "/noise";
        Http agnes = cast.as(cast.users.user("Agnes", Set.of(Role.AGENT), Set.of(entity), Set.of("sales")));

        assertThat(agnes.post(address, Map.of("kind", "boring")).status()).isEqualTo(422);
        Http.Answer done = agnes.post(address, Map.of());

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(filed(id)).isEqualTo("noise/spam");
        Http.Answer earlier = agnes.post("/api/v1/undo/" + done.at("/activity_id"), Map.of());
        agnes.post(address, Map.of("kind", "personal"));
        Http.Answer refused = agnes.post("/api/v1/undo/" + earlier.at("/activity_id"), Map.of());
        assertThat(refused.code()).isEqualTo("UNDO_CONFLICT");
        assertThat(refused.json().at("/error/details/later/0/summary").asString())
                .contains("filed the conversation as noise");
    }

    private String filed(String messageId) {
        JsonNode message = single("/api/v1/messages?message_id=" + messageId);
        return message.get("disposition").asString() + "/"
                + message.path("noise_kind").asString("");
    }

    private List<String> lessons() {
        return jdbc.sql("select stream || ' ' || trim(body) from lesson where taken_back_by is null")
                .query(String.class)
                .list();
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
        Http agnes = cast.as(cast.users.user("Agnes", Set.of(Role.AGENT), Set.of(entity), Set.of("operations")));

        Http.Answer filed = agnes.post("/api/v1/messages/" + message + "/disposition", Map.of("disposition", "carded"));

        assertThat(filed.status()).as(filed.text()).isEqualTo(200);
        assertThat(filed.at("/disposition")).isEqualTo("carded");
        assertThat(filed.json().path("card_id").isNull()).isTrue();
        assertThat(cards()).hasSize(1);
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
}
