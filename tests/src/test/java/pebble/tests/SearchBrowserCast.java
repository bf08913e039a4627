package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import pebble.Form;
import pebble.Http;
import pebble.shared.PublicId;
import pebble.shared.SharedData;

/** Two companies, a manager of both, and what she looks for: mail of a trading year, one with a paper attached, a paper that was brought, a customer. */
final class SearchBrowserCast {
    static final String PASSWORD = "found in no time";
    static final String MIRA = "mira@ours.example";

    private static final int MAILS = 120;

    private final Product product;
    private final String ours;
    private final String mailbox;

    SearchBrowserCast(Product product, Path folder) throws IOException {
        this.product = product;
        Http http = product.http();
        ours = http.get("/api/v1/entities").at("/items/0/id");
        String theirs = ok(http.post("/api/v1/entities", Map.of("name", "Konkan Solvents")))
                .at("/id");
        mailbox = ok(http.post(
                        "/api/v1/mailboxes",
                        Map.of(
                                "address",
                                "sales@ours.example",
                                "entity_id",
                                ours,
                                "kind",
                                "import",
                                "default_stream",
                                "sales")))
                .at("/id");
        ok(http.post(
                "/api/v1/users",
                Map.of(
                        "email",
                        MIRA,
                        "name",
                        "Mira Kapoor",
                        "password",
                        PASSWORD,
                        "roles",
                        List.of("MANAGER"),
                        "entities",
                        List.of(ours, theirs),
                        "streams",
                        List.of("sales", "operations", "tender", "quality", "unclassified"))));
        ok(http.post(
                "/api/v1/companies", Map.of("name", "Coromandel Paints", "domains", List.of("coromandel.example"))));
        Path year = WrittenMail.mbox(folder.resolve("year.mbox"), WrittenMail.all(), "year", MAILS);
        ok(http.with("Content-Type", "application/mbox")
                .post("/api/v1/mailboxes/" + mailbox + "/messages", Files.readAllBytes(year)));
    }

    private static Http.Answer ok(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer;
    }

    /** A customer's mail with a PDF attached; answers the card it lies on once the PDF was read. */
    String mailWithPaper(String subject, String filename) throws IOException {
        String id = subject.toLowerCase().replace(' ', '-') + "@coromandel.example";
        String letter = """
                Message-ID: <%s>
                Date: Tue, 6 Jan 2026 10:05:00 +0530
                From: Rahul Mehta <rahul.mehta@coromandel.example>
                To: sales@ours.example
                Subject: %s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                Dear team, kindly share your best rate for 20 drums of IPA 99.9%% ex Bhiwandi. Our specification is attached.
                --b
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="%s"
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(
                id,
                subject,
                filename,
                Base64.getMimeEncoder().encodeToString(Files.readAllBytes(SharedData.path("docs/tika/testPDF.pdf"))));
        ok(product.http()
                .with("Content-Type", "message/rfc822")
                .post("/api/v1/mailboxes/" + mailbox + "/messages", letter));
        String card = await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> product.http()
                                .get("/api/v1/messages?message_id=" + id)
                                .at("/items/0/card_id"),
                        found -> !found.isEmpty());
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> product.http()
                                .get("/api/v1/cards/" + card + "/attached-documents")
                                .json()
                                .at("/items/0/document/status")
                                .asString("processing"),
                        status -> !status.equals("processing"));
        return card;
    }

    /** A paper of the first company; answers its id. */
    String bring(String name, String text) {
        return bring(name, text.getBytes(StandardCharsets.UTF_8));
    }

    String bring(String name, byte[] bytes) {
        return ok(new Form()
                        .field("entity_id", ours)
                        .file("file", name, null, bytes)
                        .post(product.http(), "/api/v1/documents"))
                .at("/id");
    }

    /** Waits until nothing is read any more. */
    void isIdle() {
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> product.http()
                        .get("/api/v1/documents?status=processing&limit=1")
                        .json()
                        .get("items")
                        .isEmpty());
    }

    void isReady(String document) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> product.http().get("/api/v1/documents/" + document).at("/status"), "ready"::equals);
    }

    /** As after the last of five failures, for which one would wait three minutes. */
    void givesUp(String document, String step, String why) throws IOException, SQLException {
        try (Connection connection = Holdings.connect(product);
                PreparedStatement failed = connection.prepareStatement("""
                        with given_up as (update processing_jobs set status = 'failed', attempts = 5, error = ?
                            where document_id = ? and job_type = ? returning document_id)
                        update documents set status = 'failed', reason = ? where id in (select document_id from given_up)
                        """)) {
            failed.setString(1, why);
            failed.setObject(2, PublicId.parse("doc", document).orElseThrow());
            failed.setString(3, step);
            failed.setString(4, why);
            assertThat(failed.executeUpdate()).isEqualTo(1);
        }
    }

    /** Waits until so many are found. */
    void finds(String query, int atLeast) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Integer.parseInt(product.http()
                                .post("/api/v1/search", Map.of("query", query, "mode", "keyword"))
                                .at("/total"))
                        >= atLeast);
    }

    /** Waits until a document is found that holds none of the words. */
    void findsByMeaning(String query) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> product.http()
                        .post("/api/v1/search", Map.of("query", query, "types", List.of("document")))
                        .json()
                        .get("items")
                        .valueStream()
                        .anyMatch(item -> item.get("found_by").asString("").equals("semantic")));
    }
}
