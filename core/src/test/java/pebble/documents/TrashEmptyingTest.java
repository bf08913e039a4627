package pebble.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pebble.Form;
import pebble.Http;
import pebble.TestServer;
import pebble.audit.Audit;
import pebble.blobs.BlobRemoval;
import pebble.blobs.LargeBlobs;
import pebble.blobs.Sha256;
import pebble.identity.TestUsers.TestUser;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TrashEmptyingTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Documents documents;

    @Autowired
    BlobRemoval bytes;

    @Autowired
    Audit audit;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    LargeBlobs large;

    @LocalServerPort
    int port;

    private DocumentCast cast;
    private String text;

    @BeforeEach
    void people() {
        cast = new DocumentCast(jdbc, port);
        // Too large for a row.
        text = "x".repeat(300_000) + UUID.randomUUID();
    }

    private Sha256 sha256() {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private String trashed(TestUser user) {
        String id = cast.processed(user, "old.txt", text).get("id").asString();
        assertThat(cast.as(user).delete("/api/v1/documents/" + id).status()).isEqualTo(204);
        return id;
    }

    /** As the clock's next hour does it, so many days from now. The bytes came long before. */
    private void emptyAfter(int days) {
        jdbc.sql("update blob set created_at = now() - interval '2 days' where sha256 = :sha256")
                .param("sha256", sha256().bytes())
                .update();
        new TrashEmptying(
                        documents,
                        bytes,
                        audit,
                        jdbc,
                        transactions,
                        Clock.offset(Clock.systemUTC(), Duration.ofDays(days)))
                .empty();
    }

    private boolean isThere(String id) {
        return count("select count(*) from documents where id = '" + uuid(id) + "'") == 1;
    }

    private int count(String query) {
        return jdbc.sql(query).query(Integer.class).single();
    }

    private static UUID uuid(String id) {
        return DocumentId.of(id).value();
    }

    private boolean areHeld() {
        return count("select count(*) from blob where sha256 = '\\x" + sha256() + "'") == 1
                && large.find(sha256()).isPresent();
    }

    private boolean areGone() {
        return count("select count(*) from blob where sha256 = '\\x" + sha256() + "'") == 0
                && large.find(sha256()).isEmpty();
    }

    private void untilNoBytesWaitToGo() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from scheduled_tasks where task_instance like '" + sha256() + "%'")
                        == 0);
    }

    @Test
    void a_document_is_removed_with_its_bytes_after_thirty_days_and_not_before() {
        String id = trashed(cast.anna);

        emptyAfter(29);
        assertThat(isThere(id)).isTrue();
        assertThat(cast.as(cast.anna)
                        .post("/api/v1/documents/" + id + "/restore", Map.of())
                        .status())
                .isEqualTo(200);
        cast.as(cast.anna).delete("/api/v1/documents/" + id);
        emptyAfter(31);

        assertThat(isThere(id)).isFalse();
        assertThat(count("select count(*) from processing_jobs where document_id = '" + uuid(id) + "'"))
                .isZero();
        assertThat(cast.as(cast.anna)
                        .post("/api/v1/documents/" + id + "/restore", Map.of())
                        .code())
                .isEqualTo("DOCUMENT_NOT_FOUND");
        await().atMost(Duration.ofSeconds(20)).until(this::areGone);
        assertThat(jdbc.sql(
                                "select actor_name || ' ' || (before ->> 'sha256') from audit_record where act = 'document.removed' and object_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("Pebble " + sha256());
    }

    @Test
    void what_was_restored_stays() {
        String id = trashed(cast.anna);
        cast.as(cast.anna).post("/api/v1/documents/" + id + "/restore", Map.of());

        emptyAfter(60);

        assertThat(isThere(id)).isTrue();
        assertThat(areHeld()).isTrue();
    }

    @Test
    void bytes_that_another_entity_holds_stay_until_it_lets_them_go() {
        String annas = trashed(cast.anna);
        String ravis = cast.processed(cast.ravi, "mine.txt", text).get("id").asString();

        emptyAfter(31);
        untilNoBytesWaitToGo();

        assertThat(isThere(annas)).isFalse();
        assertThat(isThere(ravis)).isTrue();
        assertThat(areHeld()).isTrue();
        assertThat(cast.as(cast.ravi)
                        .get("/api/v1/documents/" + ravis + "/file")
                        .text())
                .isEqualTo(text);

        cast.as(cast.ravi).delete("/api/v1/documents/" + ravis);
        emptyAfter(31);
        await().atMost(Duration.ofSeconds(20)).until(this::areGone);
    }

    @Test
    void bytes_that_are_a_mail_too_stay() {
        text = "Subject: The same bytes\r\n\r\n" + text;
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        String id = new Form()
                .file("file", "mail.eml", "message/rfc822", raw)
                .post(cast.as(cast.anna), "/api/v1/documents")
                .at("/id");
        String mailbox = cast.as(cast.admin)
                .post(
                        "/api/v1/mailboxes",
                        Map.of(
                                "name",
                                "Sales",
                                "address",
                                UUID.randomUUID() + "@paints.example",
                                "entity_id",
                                cast.paints.toString(),
                                "kind",
                                "import"))
                .at("/id");
        Http.Answer accepted = cast.as(cast.admin)
                .with("Content-Type", "message/rfc822")
                .post("/api/v1/mailboxes/" + mailbox + "/messages", raw);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        cast.ended(cast.anna, id);
        cast.as(cast.anna).delete("/api/v1/documents/" + id);

        emptyAfter(31);
        untilNoBytesWaitToGo();

        assertThat(isThere(id)).isFalse();
        assertThat(areHeld()).isTrue();
    }

    @Test
    void bytes_that_were_removed_can_be_brought_again() {
        trashed(cast.anna);
        emptyAfter(31);
        await().atMost(Duration.ofSeconds(20)).until(this::areGone);

        String again = cast.processed(cast.anna, "again.txt", text).get("id").asString();

        assertThat(cast.as(cast.anna)
                        .get("/api/v1/documents/" + again + "/file")
                        .text())
                .isEqualTo(text);
    }
}
