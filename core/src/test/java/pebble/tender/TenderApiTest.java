package pebble.tender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Form;
import pebble.Http;
import pebble.TestServer;
import pebble.attachments.LadenMail;
import pebble.documents.DocumentCast;
import pebble.mail.Letters;
import pebble.mail.Mailbox;
import pebble.mail.Mailboxes;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TenderApiTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailboxes mailboxes;

    @LocalServerPort
    int port;

    private DocumentCast cast;
    private LadenMail mail;
    private String number;

    @BeforeEach
    void people() {
        jdbc.sql("delete from lesson").update();
        cast = new DocumentCast(jdbc, port);
        mail = new LadenMail(mailboxes, cast);
        number = "PCL/" + Long.toString(System.nanoTime(), 36).toUpperCase() + "/7";
    }

    private String notice() {
        return """
                NOTICE INVITING TENDER
                Tender No: %s
                Title: Supply of lime
                EMD: Rs. 75,000
                Bid Due Date: 25-11-2030 15:00
                Validity of offer: 90 days
                Earnest money is to be paid online. Technical bid and price bid are opened together.
                Documents to be submitted:
                1. Copy of PAN
                2. Audited balance sheet
                3. Proof of supply
                """.formatted(number);
    }

    private String corrigendum(String deadline) {
        return """
                CORRIGENDUM
                Tender No: %s
                Due date extended to: %s
                All other terms of the tender stay as they are. The date shall be read as given here.
                """.formatted(number, deadline);
    }

    @Test
    void a_document_tells_what_it_states_and_where() {
        JsonNode document = cast.processed(cast.anna, "nit.txt", notice());

        assertThat(document.get("doc_type").asString()).isEqualTo("tender_notice");
        JsonNode deadline = field(document, "submission_deadline");
        assertThat(deadline.at("/value/type").asString()).isEqualTo("moment");
        assertThat(deadline.at("/value/date").asString()).isEqualTo("2030-11-25");
        assertThat(deadline.at("/value/zone").asString()).isEqualTo("Asia/Kolkata");
        assertThat(deadline.at("/place/page").asInt()).isEqualTo(1);
        assertThat(deadline.get("source").asString()).isEqualTo("rule");
        assertThat(field(document, "emd").at("/value/currency").asString()).isEqualTo("INR");
        assertThat(field(document, "documents_required.2").at("/value/text").asString())
                .isEqualTo("Audited balance sheet");
        assertThat(cast.as(cast.anna).get(path(document) + "/tender").at("/deadline/at"))
                .isEqualTo("2030-11-25T09:30:00Z");
    }

    @Test
    void what_a_person_says_stays_when_the_document_is_read_again() {
        JsonNode document = cast.processed(cast.anna, "nit.txt", notice());
        say(document, "emd", Map.of("value", "Rs. 80,000/-"));
        say(again(document), "documents_required.2", Map.of("ticked", true));
        say(again(document), "title", Collections.singletonMap("value", null));

        cast.as(cast.anna).post(path(document) + "/reprocess", Map.of());
        JsonNode after = cast.ended(cast.anna, document.get("id").asString());

        assertThat(field(after, "emd").at("/value/amount").asInt()).isEqualTo(80000);
        assertThat(field(after, "emd").get("source").asString()).isEqualTo("person");
        assertThat(field(after, "emd").get("confidence").asDouble()).isEqualTo(1);
        assertThat(field(after, "documents_required.2").get("ticked_at").isNull())
                .isFalse();
        assertThat(field(after, "documents_required.1").get("ticked_at").isNull())
                .isTrue();
        assertThat(field(after, "title").get("value").isNull()).isTrue();
        assertThat(field(after, "validity").at("/value/amount").asInt()).isEqualTo(90);
        assertThat(jdbc.sql("select count(*) from audit_record where object_id = :id and act = 'document.field_said'")
                        .param("id", document.get("id").asString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void what_cannot_be_is_refused() {
        JsonNode document = cast.processed(cast.anna, "nit.txt", notice());
        Http anna = cast.as(cast.anna).with("If-Match", "*");

        assertThat(anna.patch(path(document) + "/fields/emd", Map.of("value", "much"))
                        .code())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(anna.patch(path(document) + "/fields/colour", Map.of("value", "red"))
                        .code())
                .isEqualTo("FIELD_NOT_FOUND");
        assertThat(anna.patch(path(document) + "/fields/items.7", Map.of("value", "lime"))
                        .code())
                .isEqualTo("FIELD_NOT_FOUND");
        assertThat(cast.as(cast.anna)
                        .patch(path(document) + "/fields/emd", Map.of("value", "Rs. 5"))
                        .code())
                .isEqualTo("VERSION_REQUIRED");
        assertThat(cast.as(cast.anna)
                        .with("If-Match", "\"1\"")
                        .patch(path(document) + "/fields/emd", Map.of("value", "Rs. 5"))
                        .code())
                .isEqualTo("STALE_VERSION");
        assertThat(cast.as(cast.ravi).get(path(document) + "/fields").status()).isEqualTo(404);
        assertThat(cast.as(cast.ravi).get(path(document) + "/tender").status()).isEqualTo(404);
    }

    @Test
    void what_is_missing_can_be_added() {
        JsonNode document = cast.processed(cast.anna, "nit.txt", notice());

        JsonNode after = say(document, "items.1", Map.of("value", "Quicklime in lumps, 500 kg"));

        assertThat(field(after, "items.1").at("/value/quantity/amount").asInt()).isEqualTo(500);
        assertThat(field(after, "items.1").at("/value/name").asString()).isEqualTo("Quicklime in lumps");
    }

    @Test
    void eforms_are_what_their_format_says() throws IOException {
        byte[] xml = Files.readAllBytes(SharedData.path("tenders/eforms/notices/cn_24_open.xml"));
        String id = new Form()
                .file("file", "notice.xml", "application/xml", xml)
                .post(cast.as(cast.anna), "/api/v1/documents")
                .at("/id");
        JsonNode document = cast.ended(cast.anna, id);

        assertThat(document.get("doc_type").asString()).isEqualTo("tender_notice");
        assertThat(document.get("confidence").asDouble()).isEqualTo(1);
        assertThat(field(document, "buyer").at("/value/text").asString()).isEqualTo("Renfrewshire Council");
        assertThat(field(document, "submission_deadline").get("source").asString())
                .isEqualTo("format");
        assertThat(field(document, "buyer").at("/place/page").asInt()).isEqualTo(1);
    }

    @Test
    void a_corrigendum_is_compared_and_the_later_deadline_holds() {
        JsonNode first = cast.processed(cast.anna, "nit.txt", notice());
        JsonNode second = cast.processed(cast.anna, "corrigendum.txt", corrigendum("05-12-2030 16:00"));
        cast.processed(cast.ravi, "theirs.txt", corrigendum("31-12-2030 16:00"));

        for (JsonNode paper : List.of(first, second)) {
            JsonNode tender = cast.as(cast.anna).get(path(paper) + "/tender").json();
            assertThat(tender.at("/deadline/at").asString()).isEqualTo("2030-12-05T10:30:00Z");
            assertThat(tender.at("/deadline/document_id").asString())
                    .isEqualTo(second.get("id").asString());
            assertThat(tender.get("papers")).hasSize(2);
            assertThat(tender.at("/corrections/0/changes/0/name").asString()).isEqualTo("submission_deadline");
            assertThat(tender.at("/corrections/0/changes/0/before/date").asString())
                    .isEqualTo("2030-11-25");
            assertThat(tender.at("/corrections/0/changes/0/after/date").asString())
                    .isEqualTo("2030-12-05");
        }
    }

    @Test
    void a_corrigendum_tells_what_must_be_handed_in_besides() {
        cast.processed(cast.anna, "nit.txt", notice());
        JsonNode second = cast.processed(
                cast.anna,
                "corrigendum.txt",
                corrigendum("05-12-2030 16:00")
                        + "Documents to be submitted:\n1. Copy of PAN\n2. Proof of supply\n3. Solvency certificate\n");

        JsonNode changes =
                cast.as(cast.anna).get(path(second) + "/tender").json().at("/corrections/0/changes");
        assertThat(changes.valueStream()
                        .filter(change -> change.get("name").asString().equals("documents_required"))
                        .map(change -> change.at("/after/text").asString()))
                .containsExactly("Solvency certificate");
    }

    @Test
    void who_says_that_it_is_a_tender_has_it_read_as_one() {
        JsonNode document = cast.processed(
                cast.anna,
                "letter.txt",
                "Dear Sir,\nyours faithfully\nTender No: " + number + "\nClosing date: 25-11-2030 15:00");
        assertThat(document.get("fields")).isEmpty();

        cast.as(cast.anna)
                .with("If-Match", "*")
                .patch(path(document), Map.of("doc_type", "tender_notice", "category", "tender"));

        cast.until(
                cast.anna,
                document.get("id").asString(),
                now -> !now.get("fields").isEmpty());
    }

    @Test
    void the_deadline_becomes_the_due_date_of_the_card_and_moves_with_a_corrigendum() {
        Mailbox mailbox = mail.mailbox(cast.paints, "tender");
        send(mailbox, "Tender", notice());
        JsonNode card = cardDue(mailbox, "2030-11-25T09:30:00Z");

        send(mailbox, "Change", corrigendum("05-12-2030 16:00"));

        assertThat(cardDue(mailbox, "2030-12-05T10:30:00Z").get("id")).isEqualTo(card.get("id"));
        String history = cast.as(cast.admin)
                .get("/api/v1/cards/" + card.get("id").asString() + "/activity")
                .text();
        assertThat(history).contains("set a due date");
    }

    @Test
    void a_notice_in_the_text_of_a_mail_is_read_and_an_answer_that_quotes_it_is_none() {
        Mailbox mailbox = mail.mailbox(cast.paints, "tender");
        mail.post(mailbox, letter("notice").subject("A tender").body(notice()));
        String card = cardDue(mailbox, "2030-11-25T09:30:00Z").get("id").asString();

        mail.post(
                mailbox,
                letter("answer")
                        .subject("Re: A tender")
                        .body("Thank you, we shall bid.\n\nOn Mon, 4 Nov 2030 Rahul wrote:\n"
                                + notice().replaceAll("(?m)^", "> ")));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cast.as(cast.admin)
                        .get("/api/v1/cards/" + card)
                        .at("/message_count")
                        .equals("2"));
        awaitDone("tender-in-mail");

        JsonNode attached = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> cast.as(cast.admin)
                                .get("/api/v1/cards/" + card + "/attached-documents")
                                .json()
                                .get("items"),
                        items -> items.at("/0/document/category").asString("").equals("tender"));
        assertThat(attached).hasSize(1);
        assertThat(attached.at("/0/document/doc_type").asString()).isEqualTo("mail");
        assertThat(attached.at("/0/n").asInt()).isZero();
        assertThat(attached.at("/0/document/filename").asString()).isEqualTo("A tender.eml");
    }

    @Test
    void a_notice_in_a_later_mail_of_a_card_that_was_handed_over_is_read_for_its_holder() {
        Mailbox mailbox = mail.mailbox(cast.paints, "tender");
        mail.post(mailbox, letter("question").subject("A question").body("Do you take part?"));
        JsonNode card = await().atMost(Duration.ofSeconds(20))
                .until(() -> cards(mailbox), found -> !found.isEmpty())
                .getFirst();
        String path = "/api/v1/cards/" + card.get("id").asString();
        cast.as(cast.admin).with("If-Match", "*").patch(path, Map.of("entity_id", cast.resins.toString()));

        mail.post(mailbox, letter("notice").subject("Re: A question").body(notice()));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> cast.as(cast.admin).get(path).at("/due_at").equals("2030-11-25T09:30:00Z"));
    }

    @Test
    void a_notice_above_an_older_one_that_is_quoted_is_read_and_so_is_one_that_was_forwarded() {
        Mailbox mailbox = mail.mailbox(cast.paints, "tender");
        mail.post(
                mailbox,
                letter("extension")
                        .subject("Re: A tender")
                        .body(notice().replace("25-11-2030", "05-12-2030")
                                + "\nOn Mon, 4 Nov 2030 at 10:00, Rahul <rahul@buyers.example> wrote:\n"
                                + notice().replaceAll("(?m)^", "> ")));
        cardDue(mailbox, "2030-12-05T09:30:00Z");

        Mailbox other = mail.mailbox(cast.resins, "tender");
        mail.post(
                other,
                letter("forward")
                        .subject("Fwd: A tender")
                        .body(
                                "Is this for us?\n\n---------- Forwarded message ---------\nFrom: Rahul <rahul@buyers.example>\n"
                                        + "Date: Mon, 4 Nov 2030\nSubject: A tender\nTo: <sales@ours.example>\n\n"
                                        + notice()));
        cardDue(other, "2030-11-25T09:30:00Z");
    }

    @Test
    void a_mail_that_only_names_a_tender_moves_no_other_card() {
        Mailbox mailbox = mail.mailbox(cast.paints, "tender");
        send(mailbox, "Tender", notice());
        JsonNode card = cardDue(mailbox, "2030-11-25T09:30:00Z");

        mail.post(
                mailbox,
                Letters.from("Stranger <stranger@elsewhere.example>")
                        .id("stranger-" + UUID.randomUUID() + "@elsewhere.example")
                        .subject("A tender of others")
                        .body(notice().replace("25-11-2030", "31-12-2030")));

        assertThat(cardDue(mailbox, "2030-12-31T09:30:00Z").get("id")).isNotEqualTo(card.get("id"));
        awaitDone("tender-deadline");
        assertThat(cast.as(cast.admin)
                        .get("/api/v1/cards/" + card.get("id").asString())
                        .at("/due_at"))
                .isEqualTo("2030-11-25T09:30:00Z");
    }

    @Test
    void papers_on_another_board_move_no_card_whose_people_do_not_see_them() {
        Mailbox tender = mail.mailbox(cast.paints, "tender");
        send(tender, "Tender", notice());
        JsonNode card = cardDue(tender, "2030-11-25T09:30:00Z");

        Mailbox sales = mail.mailbox(cast.paints, "sales");
        mail.post(
                sales,
                Letters.from("Stranger <stranger@elsewhere.example>")
                        .id("stranger-" + UUID.randomUUID() + "@elsewhere.example")
                        .subject("A change")
                        .body("Please find our paper attached.")
                        .attached(
                                "paper.txt",
                                "text/plain",
                                corrigendum("05-12-2030 16:00").getBytes(StandardCharsets.UTF_8)));

        JsonNode change = cardDue(sales, "2030-12-05T10:30:00Z");
        awaitDone("tender-deadline");
        String path = "/api/v1/cards/" + card.get("id").asString();
        assertThat(cast.as(cast.admin).get(path).at("/due_at")).isEqualTo("2030-11-25T09:30:00Z");

        assertThat(cast.as(cast.admin)
                        .post(
                                "/api/v1/cards/" + change.get("id").asString() + "/move",
                                Map.of("stream", "tender", "column", "inbox"))
                        .status())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cast.as(cast.admin).get(path).at("/due_at").equals("2030-12-05T10:30:00Z"));
    }

    @Test
    void a_tender_that_is_put_beside_a_card_gives_it_its_deadline_too() {
        JsonNode document = cast.processed(cast.anna, "nit.txt", notice());
        Mailbox mailbox = mail.mailbox(cast.paints, "plain");
        send(mailbox, "A question", "No tender at all.");
        String card = await().atMost(Duration.ofSeconds(20))
                .until(() -> cards(mailbox), found -> !found.isEmpty())
                .getFirst()
                .get("id")
                .asString();

        assertThat(cast.as(cast.admin)
                        .post(path(document) + "/links", Map.of("card_id", card))
                        .status())
                .isLessThan(300);

        assertThat(cardDue(mailbox, "2030-11-25T09:30:00Z").get("id").asString())
                .isEqualTo(card);
    }

    @Test
    void the_due_date_of_a_person_stays() {
        Mailbox mailbox = mail.mailbox(cast.paints, "tender");
        send(mailbox, "Tender", notice());
        JsonNode card = cardDue(mailbox, "2030-11-25T09:30:00Z");
        cast.as(cast.admin)
                .with("If-Match", "*")
                .patch("/api/v1/cards/" + card.get("id").asString(), Map.of("due_at", "2030-11-20T09:00:00Z"));

        send(mailbox, "Change", corrigendum("05-12-2030 16:00"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("""
                        select count(*) from tender_reference r join processing_jobs j on j.document_id = r.document_id and j.job_type = 'fields'
                        where r.reference = :number and j.status = 'done'
                        """)
                                .param("number", BidNumbers.key(number))
                                .query(Integer.class)
                                .single()
                        == 2);
        awaitDone("tender-deadline");

        assertThat(cards(mailbox))
                .allMatch(one -> !one.get("due_at").asString("").startsWith("2030-12-05")
                        || !one.get("id").equals(card.get("id")));
        cardDue(mailbox, "2030-11-20T09:00:00Z");
    }

    private void awaitDone(String task) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select not exists (select from scheduled_tasks where task_name = :task)")
                        .param("task", task)
                        .query(Boolean.class)
                        .single());
    }

    private JsonNode cardDue(Mailbox mailbox, String at) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> cards(mailbox).stream()
                                .filter(card -> card.get("due_at").asString("").equals(at))
                                .findFirst()
                                .orElse(null),
                        card -> card != null);
    }

    private List<JsonNode> cards(Mailbox mailbox) {
        JsonNode items = cast.as(cast.admin)
                .get("/api/v1/cards?limit=100&entity_id=" + mailbox.entity())
                .json()
                .get("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private JsonNode say(JsonNode document, String key, Map<String, ?> said) {
        Http.Answer answer = cast.as(cast.anna)
                .with("If-Match", "\"" + document.get("version").asInt() + "\"")
                .patch(path(document) + "/fields/" + key, said);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode again(JsonNode document) {
        return cast.as(cast.anna).get(path(document)).json();
    }

    private static String path(JsonNode document) {
        return "/api/v1/documents/" + document.get("id").asString();
    }

    private static JsonNode field(JsonNode document, String key) {
        return StreamSupport.stream(document.get("fields").spliterator(), false)
                .filter(field -> field.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " in " + document.get("fields")));
    }

    /** In one conversation for all that is sent by a test. */
    private void send(Mailbox mailbox, String name, String attached) {
        mail.post(
                mailbox,
                letter(name)
                        .subject(name)
                        .body("Please find our paper attached.")
                        .attached("paper.txt", "text/plain", attached.getBytes(StandardCharsets.UTF_8)));
    }

    private Letters letter(String name) {
        return Letters.from("Rahul <rahul@buyers.example>")
                .id(name + "-" + UUID.randomUUID() + "@buyers.example")
                .with("References", "<root-" + BidNumbers.key(number) + "@buyers.example>");
    }
}
