package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import pebble.Form;
import pebble.Http;
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

    /** A paper of the first company. */
    void bring(String name, String text) {
        ok(new Form()
                .field("entity_id", ours)
                .file("file", name, null, text.getBytes(StandardCharsets.UTF_8))
                .post(product.http(), "/api/v1/documents"));
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
}
