package pebble.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pebble.Http;
import pebble.TestServer;
import pebble.documents.DocumentCast;
import pebble.documents.DocumentId;
import pebble.documents.Splitting.DocumentSplit;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers;
import pebble.identity.TestUsers.TestUser;
import pebble.mail.Filings.MailCarded;
import pebble.mail.Letters;
import pebble.mail.Mailbox;
import pebble.mail.Mailboxes;
import pebble.mail.MessageId;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AttachmentsTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    AttachmentTaking taking;

    @LocalServerPort
    int port;

    private DocumentCast cast;
    private LadenMail mail;
    private String mark;
    private String words;

    @BeforeEach
    void people() {
        jdbc.sql("delete from lesson").update();
        cast = new DocumentCast(jdbc, port);
        mail = new LadenMail(mailboxes, cast);
        mark = Long.toString(System.nanoTime(), 36);
        words = "Purchase order " + mark;
    }

    @Test
    void what_hangs_on_mail_becomes_a_document_once_in_each_entity() {
        Mailbox paints = mail.mailbox(cast.paints, "sales");
        Mailbox resins = mail.mailbox(cast.resins, "sales");

        send(paints, "first", words);
        send(paints, "second", words);
        send(resins, "third", words);

        await().atMost(Duration.ofSeconds(20)).until(() -> linked() == 3);
        List<String> annas = documents(cast.anna);
        assertThat(annas).hasSize(1);
        assertThat(documents(cast.ravi)).hasSize(1).doesNotContainAnyElementsOf(annas);
        JsonNode document = cast.ended(cast.anna, annas.getFirst());
        assertThat(document.get("source").asString()).isEqualTo("mail");
        assertThat(document.get("filename").asString()).isEqualTo("order.txt");
        assertThat(document.get("extracted_text").asString()).isEqualTo(words);
    }

    @Test
    void what_is_no_document_stays_an_attachment() {
        Mailbox paints = mail.mailbox(cast.paints, "sales");

        byte[] program = words.getBytes(StandardCharsets.UTF_8);
        send(paints, "program", letter -> letter.attached("run.exe", "application/x-msdownload", program));
        send(paints, "order", words);

        await().atMost(Duration.ofSeconds(20)).until(() -> linked() == 1);
        assertThat(documents(cast.anna)).hasSize(1);
    }

    @Test
    void every_file_in_an_archive_that_hangs_on_mail_becomes_a_document() throws IOException {
        Mailbox paints = mail.mailbox(cast.paints, "sales");
        byte[] inner = zip(Map.of("terms.txt", ("Terms " + mark).getBytes(StandardCharsets.UTF_8)));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("run.exe", new byte[] {'M', 'Z'});
        files.put("orders/order.txt", words.getBytes(StandardCharsets.UTF_8));
        files.put("more.zip", inner);
        byte[] archive = zip(files);

        send(paints, "zipped", letter -> letter.attached("papers.zip", "application/zip", archive));

        await().atMost(Duration.ofSeconds(20)).until(() -> documents(cast.anna).size() == 2);
        String document = documents(cast.anna).getLast();
        String message = cast.as(cast.anna).get("/api/v1/documents/" + document).at("/mails/0/message_id");
        JsonNode attached = cast.as(cast.anna)
                .get("/api/v1/messages/" + message + "/attached-documents")
                .json()
                .get("items");
        assertThat(attached.valueStream()
                        .map(one ->
                                one.get("n").asInt() + "." + one.get("entry").asInt() + " "
                                        + one.at("/document/filename").asString()))
                .containsExactly("1.2 order.txt", "1.3 terms.txt");
    }

    /** Of the first it cannot be told what hangs on it. */
    @Test
    void a_message_on_which_the_taking_fails_is_tried_again_by_itself() {
        Mailbox paints = mail.mailbox(cast.paints, "sales");
        send(paints, "first", words);
        send(paints, "second", "another " + words);
        await().atMost(Duration.ofSeconds(20)).until(() -> documents(cast.anna).size() == 2);
        List<UUID> messages = jdbc.sql("select id from message where subject like '%' || :mark order by seq")
                .param("mark", mark)
                .query(UUID.class)
                .list();
        jdbc.sql("delete from documents where entity_id = :entity")
                .param("entity", cast.paints.value())
                .update();
        jdbc.sql("delete from message_document where message_id = any(:messages)")
                .param("messages", messages.toArray(UUID[]::new))
                .update();
        jdbc.sql("update message set attachments = '[{\"n\": \"x\"}]' where id = :id")
                .param("id", messages.getFirst())
                .update();

        transactions.executeWithoutResult(status -> events.publishEvent(new MailCarded(
                cast.paints, List.of(), messages.stream().map(MessageId::new).toList())));

        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> documents(cast.anna).size() == 1);
        } finally {
            jdbc.sql("update message set attachments = '[]' where id = :id")
                    .param("id", messages.getFirst())
                    .update();
        }
    }

    @Test
    void an_archive_that_cannot_be_opened_stays_an_attachment_and_holds_up_nothing() {
        byte[] damaged = "PK\3\4 and nothing that an archive holds".getBytes(StandardCharsets.UTF_8);
        byte[] order = words.getBytes(StandardCharsets.UTF_8);

        send(
                mail.mailbox(cast.paints, "sales"),
                "damaged",
                letter -> letter.attached("broken.zip", "application/zip", damaged)
                        .attached("order.txt", "text/plain", order));

        await().atMost(Duration.ofSeconds(20)).until(() -> documents(cast.anna).size() == 1);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void a_card_and_its_mail_tell_their_documents_and_a_document_its_mail_to_those_who_see_both() {
        TestUsers users = new TestUsers(jdbc);
        TestUser clerk = users.user("Clerk", Role.AGENT, Set.of(cast.paints), Set.of("sales"));
        TestUser lab = users.user("Lab", Role.AGENT, Set.of(cast.paints), Set.of("quality"));
        send(mail.mailbox(cast.paints, "sales"), "told", words);
        await().atMost(Duration.ofSeconds(20)).until(() -> linked() == 1);
        String document = documents(cast.anna).getFirst();
        JsonNode brought =
                cast.as(clerk).get("/api/v1/documents/" + document).json().at("/mails/0");
        String message = brought.get("message_id").asString();
        String card = brought.get("card_id").asString();

        assertThat(brought.get("subject").asString()).isEqualTo("Order told " + mark);
        assertThat(brought.get("from").asString()).isEqualTo("Rahul");
        for (String path : List.of("/api/v1/cards/" + card, "/api/v1/messages/" + message)) {
            JsonNode told =
                    cast.as(clerk).get(path + "/attached-documents").json().get("items");
            assertThat(told).hasSize(1);
            assertThat(told.at("/0/document/id").asString()).isEqualTo(document);
            assertThat(told.at("/0/message_id").asString()).isEqualTo(message);
            assertThat(told.at("/0/n").asInt()).isEqualTo(1);
            assertThat(cast.as(lab).get(path + "/attached-documents").status()).isEqualTo(404);
            assertThat(cast.as(cast.ravi).get(path + "/attached-documents").status())
                    .isEqualTo(404);
        }
        assertThat(cast.as(lab).get("/api/v1/documents/" + document).status()).isEqualTo(404);

        cast.as(clerk).delete("/api/v1/documents/" + document);
        assertThat(cast.as(clerk)
                        .get("/api/v1/cards/" + card + "/attached-documents")
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void what_only_mail_brought_is_seen_by_those_who_see_that_mail() {
        TestUsers users = new TestUsers(jdbc);
        TestUser clerk = users.user("Clerk", Role.AGENT, Set.of(cast.paints), Set.of("sales"));
        TestUser lab = users.user("Lab", Role.AGENT, Set.of(cast.paints), Set.of("quality"));
        send(mail.mailbox(cast.paints, "sales"), "seen", words);
        await().atMost(Duration.ofSeconds(20)).until(() -> linked() == 1);
        String document = documents(clerk).getFirst();
        cast.ended(clerk, document);

        assertThat(documents(lab)).isEmpty();
        for (String path : List.of("", "/file", "/text", "/thumbnail", "/pages/1", "/links")) {
            assertThat(cast.as(lab).get("/api/v1/documents/" + document + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(cast.as(lab).delete("/api/v1/documents/" + document).status())
                .isEqualTo(404);

        JsonNode card =
                cast.as(cast.admin).get("/api/v1/cards?q=" + mark).json().at("/items/0");
        cast.as(cast.admin)
                .post(
                        "/api/v1/cards/" + card.get("id").asString() + "/move",
                        Map.of("stream", "quality", "column", "inbox"));

        assertThat(documents(clerk)).isEmpty();
        assertThat(documents(lab)).containsExactly(document);
    }

    @Test
    void mail_on_no_card_shows_what_hangs_on_it_to_its_whole_company() {
        TestUser lab = new TestUsers(jdbc).user("Lab", Role.AGENT, Set.of(cast.paints), Set.of("quality"));
        send(mail.mailbox(cast.paints, "sales"), "noise", words);
        await().atMost(Duration.ofSeconds(20)).until(() -> linked() == 1);
        String document = documents(cast.admin).getFirst();
        cast.ended(cast.admin, document);
        String message =
                cast.as(cast.admin).get("/api/v1/documents/" + document).at("/mails/0/message_id");

        cast.as(cast.admin)
                .post(
                        "/api/v1/messages/" + message + "/disposition",
                        Map.of("disposition", "noise", "noise_kind", "newsletter"));

        assertThat(documents(lab)).containsExactly(document);
        assertThat(documents(cast.ravi)).isEmpty();
    }

    @Test
    void who_brings_what_only_mail_brought_shows_it_to_their_whole_company() {
        TestUsers users = new TestUsers(jdbc);
        TestUser clerk = users.user("Clerk", Role.AGENT, Set.of(cast.paints), Set.of("sales"));
        TestUser lab = users.user("Lab", Role.AGENT, Set.of(cast.paints), Set.of("quality"));
        send(mail.mailbox(cast.paints, "sales"), "opened", words);
        await().atMost(Duration.ofSeconds(20)).until(() -> linked() == 1);
        String document = documents(clerk).getFirst();
        cast.ended(clerk, document);

        Http.Answer again = cast.bring(lab, "mine.txt", words);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/id")).isEqualTo(document);
        assertThat(documents(lab)).containsExactly(document);
        assertThat(cast.as(lab).get("/api/v1/documents/" + document).json().get("mails"))
                .isEmpty();
        assertThat(documents(cast.ravi)).isEmpty();
    }

    /** What came by mail of the board for sales. */
    private String openedByAPassword() {
        send(mail.mailbox(cast.paints, "sales"), "locked", words);
        await().atMost(Duration.ofSeconds(20)).until(() -> linked() == 1);
        String document = documents(cast.anna).getFirst();
        cast.ended(cast.anna, document);
        jdbc.sql("update documents set password = 'sealed' where id = :id")
                .param("id", DocumentId.of(document).value())
                .update();
        return document;
    }

    @Test
    void bytes_do_not_open_what_a_colleagues_password_opened() {
        TestUser lab = new TestUsers(jdbc).user("Lab", Role.AGENT, Set.of(cast.paints), Set.of("quality"));
        String document = openedByAPassword();

        assertThat(cast.bring(lab, "mine.txt", words).code()).isEqualTo("DOCUMENT_HELD");
        cast.as(cast.anna).delete("/api/v1/documents/" + document);
        assertThat(cast.bring(cast.anna, "mine.txt", words).at("/id")).isEqualTo(document);
        assertThat(documents(lab)).isEmpty();
    }

    @Test
    void mail_does_not_open_to_another_board_what_a_colleagues_password_opened() {
        TestUser lab = new TestUsers(jdbc).user("Lab", Role.AGENT, Set.of(cast.paints), Set.of("quality"));
        openedByAPassword();

        send(mail.mailbox(cast.paints, "quality"), "forwarded", words);
        send(mail.mailbox(cast.paints, "sales"), "reminded", words);

        await().atMost(Duration.ofSeconds(20)).until(() -> linked() == 2);
        taking.take(cast.paints, message("forwarded"));
        assertThat(documents(lab)).isEmpty();
        assertThat(linked()).isEqualTo(2);
    }

    private MessageId message(String name) {
        return jdbc.sql("select id from message where subject = :subject")
                .param("subject", "Order " + name + " " + mark)
                .query((row, n) -> new MessageId(row.getObject("id", UUID.class)))
                .single();
    }

    @Test
    void what_a_scan_was_split_into_hangs_where_the_scan_does() {
        send(mail.mailbox(cast.paints, "sales"), "scan", words);
        await().atMost(Duration.ofSeconds(20)).until(() -> linked() == 1);
        String scan = documents(cast.anna).getFirst();
        cast.ended(cast.anna, scan);
        String part =
                cast.processed(cast.anna, "part.txt", "Part " + mark).get("id").asString();
        jdbc.sql("update documents set by_hand = false where id = :id")
                .param("id", DocumentId.of(part).value())
                .update();
        assertThat(documents(cast.anna)).containsExactly(scan);

        transactions.executeWithoutResult(status -> {
            jdbc.sql(
                            "insert into document_part (origin_id, number, first_page, last_page, document_id) values (:scan, 1, 1, 1, :part)")
                    .param("scan", DocumentId.of(scan).value())
                    .param("part", DocumentId.of(part).value())
                    .update();
            events.publishEvent(new DocumentSplit(DocumentId.of(scan)));
        });

        assertThat(documents(cast.anna)).containsExactlyInAnyOrder(scan, part);
        jdbc.sql("delete from documents where id = :id")
                .param("id", DocumentId.of(scan).value())
                .update();
        assertThat(documents(cast.anna)).containsExactly(part);
    }

    @Test
    void what_only_mail_brought_goes_with_its_card_to_another_company() {
        send(mail.mailbox(cast.paints, "sales"), "first", words);
        await().atMost(Duration.ofSeconds(20)).until(() -> linked() == 1);
        String document = documents(cast.anna).getFirst();
        cast.ended(cast.anna, document);
        cast.as(cast.anna).post("/api/v1/documents/" + document + "/tags", Map.of("tags", List.of("kept")));

        handOver(cast.resins);

        assertThat(documents(cast.anna)).isEmpty();
        assertThat(cast.as(cast.anna).get("/api/v1/documents/" + document).status())
                .isEqualTo(404);
        assertThat(documents(cast.ravi)).containsExactly(document);
        assertThat(cast.as(cast.ravi).get("/api/v1/documents/" + document).at("/tags/0"))
                .isEqualTo("kept");

        handOver(cast.paints);

        assertThat(documents(cast.anna)).containsExactly(document);
        assertThat(documents(cast.ravi)).isEmpty();
    }

    @Test
    void what_was_brought_by_hand_too_stays_and_the_new_holder_takes_its_own() {
        String uploaded =
                cast.processed(cast.anna, "order.txt", words).get("id").asString();
        send(mail.mailbox(cast.paints, "sales"), "first", words);
        await().atMost(Duration.ofSeconds(20)).until(() -> linked() == 1);

        handOver(cast.resins);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> linked() == 1 && documents(cast.ravi).size() == 1);
        assertThat(documents(cast.anna)).containsExactly(uploaded);
        assertThat(documents(cast.ravi)).doesNotContain(uploaded);
    }

    @Test
    void what_was_thrown_away_for_good_does_not_come_back_by_the_same_mail_but_by_a_person() {
        Mailbox paints = mail.mailbox(cast.paints, "sales");
        send(paints, "first", words);
        await().atMost(Duration.ofSeconds(20)).until(() -> linked() == 1);
        String document = documents(cast.anna).getFirst();
        cast.ended(cast.anna, document);
        String message =
                cast.as(cast.admin).get("/api/v1/documents/" + document).at("/mails/0/message_id");
        cast.as(cast.anna).delete("/api/v1/documents/" + document);
        jdbc.sql("delete from documents where entity_id = :entity")
                .param("entity", cast.paints.value())
                .update();

        for (Map<String, String> filed :
                List.of(Map.of("disposition", "noise", "noise_kind", "newsletter"), Map.of("disposition", "carded"))) {
            assertThat(cast.as(cast.admin)
                            .post("/api/v1/messages/" + message + "/disposition", filed)
                            .status())
                    .isEqualTo(200);
        }
        send(paints, "second", "another " + words);
        await().atMost(Duration.ofSeconds(20)).until(() -> !documents(cast.anna).isEmpty());

        assertThat(documents(cast.anna)).hasSize(1);
        assertThat(cast.ended(cast.anna, documents(cast.anna).getFirst())
                        .get("extracted_text")
                        .asString())
                .isEqualTo("another " + words);
        cast.processed(cast.anna, "order.txt", words);
        assertThat(documents(cast.anna)).hasSize(2);
    }

    /** The only card there is, to another company. */
    private void handOver(EntityId to) {
        JsonNode card =
                cast.as(cast.admin).get("/api/v1/cards?q=" + mark).json().at("/items/0");
        assertThat(cast.as(cast.admin)
                        .with("If-Match", "\"" + card.get("version").asInt() + "\"")
                        .patch("/api/v1/cards/" + card.get("id").asString(), Map.of("entity_id", to.toString()))
                        .status())
                .isEqualTo(200);
    }

    private int linked() {
        return jdbc.sql("""
                        select count(*) from message_document l join documents d on d.id = l.document_id where d.extracted_text = :words
                            or d.hash_sha256 = encode(sha256(convert_to(:words, 'UTF8')), 'hex')
                        """).param("words", words).query(Integer.class).single();
    }

    private List<String> documents(TestUser user) {
        JsonNode items = cast.as(user).get("/api/v1/documents?limit=500").json().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("id").asString())
                .toList();
    }

    private void send(Mailbox mailbox, String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        send(mailbox, name, letter -> letter.attached("order.txt", "text/plain", bytes));
    }

    private void send(Mailbox mailbox, String name, UnaryOperator<Letters> laden) {
        mail.post(
                mailbox,
                laden.apply(Letters.from("Rahul <rahul@buyers.example>")
                        .id(name + "-" + UUID.randomUUID() + "@buyers.example")
                        .subject("Order " + name + " " + mark)
                        .body("Please find our order attached.")));
    }
}
