package pebble.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DocumentsApiTest {
    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private DocumentCast cast;

    @BeforeEach
    void people() {
        cast = new DocumentCast(jdbc, port);
    }

    // ---- the specification's own examples

    @Test
    void upload_pdf() {
        Http.Answer answer = new Form()
                .file(
                        "file",
                        "sample.pdf",
                        "application/pdf",
                        "%PDF-1.4\n%âãÏÓ\n1 0 obj".getBytes(StandardCharsets.UTF_8))
                .post(cast.as(cast.anna), "/api/v1/documents");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.at("/id")).startsWith("doc_");
        assertThat(answer.at("/filename")).isEqualTo("sample.pdf");
        assertThat(answer.at("/status")).isEqualTo("processing");
        assertThat(answer.at("/created_at")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    }

    @Test
    void upload_unsupported_format() {
        Http.Answer answer = new Form()
                .file("file", "test.exe", "application/x-msdownload", "binary".getBytes(StandardCharsets.UTF_8))
                .post(cast.as(cast.anna), "/api/v1/documents");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("UNSUPPORTED_FORMAT");
        assertThat(answer.at("/error/details/filename")).isEqualTo("test.exe");
    }

    @Test
    void a_document_that_is_not_there_is_named_as_the_specification_says() {
        String id = "doc_" + "0".repeat(32);

        Http.Answer answer = cast.as(cast.anna).get("/api/v1/documents/" + id);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json())
                .isEqualTo(json(Map.of(
                        "error",
                        Map.of(
                                "code",
                                "DOCUMENT_NOT_FOUND",
                                "message",
                                "Document with ID '" + id + "' not found",
                                "details",
                                Map.of()))));
        assertThat(cast.as(cast.anna).get("/api/v1/documents/doc_xyz").at("/error/message"))
                .isEqualTo("Document with ID 'doc_xyz' not found");
    }

    // ---- reading back

    @Test
    void a_document_is_given_back_as_it_came_whole_or_in_parts() {
        String words = "0123456789 " + UUID.randomUUID();
        String path = "/api/v1/documents/"
                + cast.bring(cast.anna, "digits.txt", words).at("/id");

        Http.Answer whole = cast.as(cast.anna).get(path + "/file");
        Http.Answer part = cast.as(cast.anna).with("Range", "bytes=2-4").get(path + "/file");

        assertThat(whole.text()).isEqualTo(words);
        assertThat(whole.header("Content-Disposition")).startsWith("attachment");
        assertThat(whole.header("Content-Security-Policy")).contains("sandbox");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("234");
        assertThat(cast.as(cast.anna)
                        .with("Range", "bytes=900-")
                        .get(path + "/file")
                        .status())
                .isEqualTo(416);
    }

    @Test
    void lists_are_newest_first_in_pages_and_filtered() {
        String mark = UUID.randomUUID().toString();
        List<String> brought = List.of("one", "two", "three").stream()
                .map(word -> cast.bring(cast.anna, word + " " + mark + ".txt", word + mark)
                        .at("/id"))
                .toList();

        Http.Answer first = cast.as(cast.anna).get("/api/v1/documents?limit=2&q=" + mark);
        Http.Answer second =
                cast.as(cast.anna).get("/api/v1/documents?limit=2&q=" + mark + "&cursor=" + first.at("/next_cursor"));

        assertThat(DocumentCast.ids(first)).containsExactly(brought.get(2), brought.get(1));
        assertThat(DocumentCast.ids(second)).containsExactly(brought.get(0));
        assertThat(second.json().get("next_cursor").isNull()).isTrue();
        assertThat(cast.ids(cast.anna, "?q=THREE%20" + mark)).containsExactly(brought.get(2));
        assertThat(cast.as(cast.anna).get("/api/v1/documents?status=odd").status())
                .isEqualTo(422);
        assertThat(cast.as(cast.anna).get("/api/v1/documents?cursor=odd").status())
                .isEqualTo(400);
    }

    @Test
    void documents_are_counted_by_how_they_stand_each_caller_his_own() {
        String kept = cast.processed(cast.anna, "kept.txt", "kept " + UUID.randomUUID())
                .get("id")
                .asString();
        String thrown = cast.processed(cast.anna, "thrown.txt", "thrown " + UUID.randomUUID())
                .get("id")
                .asString();
        JsonNode before = cast.as(cast.anna)
                .get("/api/v1/documents/counts?entity_id=" + cast.paints)
                .json();

        cast.as(cast.anna).delete("/api/v1/documents/" + thrown);

        JsonNode after = cast.as(cast.anna)
                .get("/api/v1/documents/counts?entity_id=" + cast.paints)
                .json();
        assertThat(before.at("/by_status/ready").asInt()).isEqualTo(2);
        assertThat(after.at("/by_status/ready").asInt()).isEqualTo(1);
        assertThat(after.at("/by_status/review").asInt()).isZero();
        assertThat(after.at("/trashed").asInt()).isEqualTo(1);
        assertThat(cast.as(cast.ravi)
                        .get("/api/v1/documents/counts?entity_id=" + cast.paints)
                        .json()
                        .at("/by_status/ready")
                        .asInt())
                .isZero();
        assertThat(cast.document(cast.anna, kept).at("/added_by/name").asString())
                .isEqualTo("Anna");
    }

    @Test
    void a_person_confirms_a_review_without_saying_what_it_is() {
        JsonNode unsure = cast.processed(cast.anna, "faint.txt", "faint scan " + UUID.randomUUID());
        String path = "/api/v1/documents/" + unsure.get("id").asString();
        assertThat(unsure.get("status").asString()).isEqualTo("review");
        assertThat(unsure.get("reason").asString()).matches("Page 1 was hard to read: \\d+ % sure of its words\\.");

        Http.Answer confirmed = cast.as(cast.anna)
                .with("If-Match", "\"" + unsure.get("version").asInt() + "\"")
                .patch(path, Map.of("reviewed", true));

        assertThat(confirmed.at("/status")).isEqualTo("ready");
        assertThat(confirmed.json().get("reason").isNull()).isTrue();
        assertThat(confirmed.at("/doc_type")).isEqualTo("other");
    }

    // ---- tags

    @Test
    void tags_come_with_the_file_are_added_and_taken_off() {
        String mark = UUID.randomUUID().toString();
        Http.Answer brought = new Form()
                .file("file", "tagged.txt", "text/plain", mark.getBytes(StandardCharsets.UTF_8))
                .field("tags", "Urgent")
                .field("tags", "[\"pune plant\", \"" + mark + "\"]")
                .post(cast.as(cast.anna), "/api/v1/documents");
        String path = "/api/v1/documents/" + brought.at("/id");
        assertThat(tags(cast.as(cast.anna).get(path))).containsExactlyInAnyOrder("urgent", "pune plant", mark);
        assertThat(cast.ids(cast.anna, "?tag=" + mark)).containsExactly(brought.at("/id"));
        assertThat(cast.as(cast.anna).get(path).at("/tag_details/0/source")).isEqualTo("manual");
        assertThat(cast.as(cast.anna).get("/api/v1/tags").text()).contains("pune plant", mark);
        assertThat(cast.as(cast.ravi).get("/api/v1/tags").text()).doesNotContain(mark);

        cast.as(cast.anna).post(path + "/tags", Map.of("tags", List.of("checked")));
        Http.Answer off = cast.as(cast.anna).delete(path + "/tags/urgent");

        assertThat(tags(off)).containsExactlyInAnyOrder("checked", "pune plant", mark);
        assertThat(cast.as(cast.anna).delete(path + "/tags/urgent").code()).isEqualTo("TAG_NOT_FOUND");
        assertThat(cast.as(cast.anna)
                        .post(path + "/tags", Map.of("tags", List.of("x".repeat(101))))
                        .status())
                .isEqualTo(422);
    }

    // ---- the trash

    @Test
    void what_is_thrown_away_is_found_in_the_trash_only_and_comes_back_by_asking_or_by_its_bytes() {
        String words = "Draft " + UUID.randomUUID();
        String id = cast.bring(cast.anna, "draft.txt", words).at("/id");
        String path = "/api/v1/documents/" + id;

        assertThat(cast.as(cast.anna).delete(path).status()).isEqualTo(204);

        assertThat(cast.as(cast.anna).get(path).status()).isEqualTo(404);
        assertThat(cast.as(cast.anna).delete(path).status()).isEqualTo(404);
        assertThat(cast.ids(cast.anna, "?limit=500")).doesNotContain(id);
        assertThat(cast.ids(cast.anna, "?trashed=true&limit=500")).contains(id);
        assertThat(cast.as(cast.ravi).post(path + "/restore", Map.of()).status())
                .isEqualTo(404);
        assertThat(cast.as(cast.anna).post(path + "/restore", Map.of()).status())
                .isEqualTo(200);
        assertThat(cast.as(cast.anna).get(path).status()).isEqualTo(200);

        cast.as(cast.anna).delete(path);
        assertThat(cast.bring(cast.anna, "draft.txt", words).at("/id")).isEqualTo(id);
        assertThat(cast.as(cast.anna).get(path).status()).isEqualTo(200);
    }

    private static List<String> tags(Http.Answer answer) {
        return StreamSupport.stream(answer.json().get("tags").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static JsonNode json(Object value) {
        return tools.jackson.databind.json.JsonMapper.shared().valueToTree(value);
    }
}
