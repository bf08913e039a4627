package pebble.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
import pebble.documents.DocumentCast;
import pebble.identity.TestUsers.TestUser;
import pebble.reading.PlainReader;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SplittingTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlainReader reader;

    @LocalServerPort
    int port;

    private DocumentCast cast;
    private String mark;

    @BeforeEach
    void people() {
        cast = new DocumentCast(jdbc, port);
        mark = UUID.randomUUID().toString();
    }

    @Test
    void a_scan_becomes_the_documents_between_its_separator_sheets() {
        int eyes = reader.pages.get();
        JsonNode scan =
                scanned(cast.anna, "post.pdf", "offer", "offer 2", "code:PATCH-T", "order code:ASN00123", "order 2");

        assertThat(scan.get("status").asString()).isEqualTo("ready");
        assertThat(scan.get("reason").asString()).isEqualTo("Its separator sheets made 2 documents of it.");
        assertThat(scan.get("parts")).hasSize(2);
        JsonNode offer = part(cast.anna, scan, 0);
        JsonNode order = part(cast.anna, scan, 1);
        assertThat(offer.get("filename").asString()).isEqualTo("post part 1.pdf");
        assertThat(offer.get("mime_type").asString()).isEqualTo("application/pdf");
        assertThat(offer.get("source").asString()).isEqualTo("split");
        assertThat(offer.get("part_of").asString()).isEqualTo(scan.get("id").asString());
        assertThat(offer.get("asn").isNull()).isTrue();
        assertThat(offer.get("page_count").asInt()).isEqualTo(2);
        assertThat(offer.get("extracted_text").asString())
                .contains("offer", "offer 2")
                .doesNotContain("order");
        assertThat(offer.get("tags")).extracting(JsonNode::asString).contains("post of monday");
        assertThat(order.get("filename").asString()).isEqualTo("post ASN123.pdf");
        assertThat(order.get("asn").asLong()).isEqualTo(123);
        assertThat(order.get("entity_id").asString()).isEqualTo(cast.paints.toString());
        assertThat(scan.at("/parts/1/first_page").asInt()).isEqualTo(4);
        assertThat(scan.at("/parts/1/last_page").asInt()).isEqualTo(5);
        assertThat(reader.pages.get() - eyes).as("each page is read once").isEqualTo(4);
    }

    @Test
    void done_again_it_is_split_into_the_same_documents() {
        JsonNode scan = scanned(cast.anna, "twice.pdf", "one", "code:PATCH-T", "two");
        List<String> parts = parts(scan);
        part(cast.anna, scan, 0);
        part(cast.anna, scan, 1);
        cast.as(cast.anna).delete("/api/v1/documents/" + parts.getFirst());

        cast.as(cast.anna).post("/api/v1/documents/" + id(scan) + "/reprocess", Map.of());
        JsonNode again = cast.ended(cast.anna, id(scan));

        assertThat(parts(again)).as("what lies in the trash stays there").isEqualTo(List.of(parts.getLast()));
        assertThat(documentsOf(scan)).containsExactlyElementsOf(parts);
    }

    @Test
    void what_opened_by_a_password_is_split_into_what_opens_by_the_same() {
        JsonNode locked = scanned(cast.anna, "secret.pdf", "locked one", "code:PATCH-T", "two");
        assertThat(locked.get("status").asString()).isEqualTo("locked");

        cast.as(cast.anna).post("/api/v1/documents/" + id(locked) + "/password", Map.of("password", "sesame"));
        JsonNode scan = cast.ended(cast.anna, id(locked));

        assertThat(parts(scan)).hasSize(2);
        JsonNode second = part(cast.anna, scan, 1);
        assertThat(second.get("status").asString()).isEqualTo("ready");
        assertThat(second.get("extracted_text").asString()).contains("two");
        assertThat(cast.as(cast.anna)
                        .get("/api/v1/documents/" + second.get("id").asString() + "/file")
                        .text())
                .startsWith("%PDF-locked ");
    }

    @Test
    void a_part_that_was_removed_for_good_is_not_made_again() {
        JsonNode scan = scanned(cast.anna, "thrown.pdf", "one", "code:PATCH-T", "two");
        List<String> parts = parts(scan);
        part(cast.anna, scan, 0);
        part(cast.anna, scan, 1);
        jdbc.sql(
                        "delete from documents where id in (select document_id from document_part where origin_id = :id and number = 1)")
                .param("id", uuid(scan))
                .update();

        cast.as(cast.anna).post("/api/v1/documents/" + id(scan) + "/reprocess", Map.of());
        JsonNode again = cast.ended(cast.anna, id(scan));

        assertThat(parts(again)).isEqualTo(List.of(parts.getLast()));
        assertThat(count("thrown")).isEqualTo(2);
    }

    @Test
    void a_process_that_dies_at_it_leaves_nothing_twice() {
        JsonNode scan = scanned(cast.anna, "dying.pdf", "one", "code:PATCH-T", "two");
        List<String> parts = parts(scan);
        jdbc.sql("delete from document_part where origin_id = :id")
                .param("id", uuid(scan))
                .update();
        jdbc.sql("update documents set status = 'processing' where id = :id")
                .param("id", uuid(scan))
                .update();
        jdbc.sql("""
                        update processing_jobs set status = 'running', worker = 4711 where document_id = :id and job_type = 'separators'
                        """).param("id", uuid(scan)).update();

        JsonNode taken = cast.ended(cast.anna, id(scan));

        assertThat(parts(taken)).isEqualTo(parts);
        assertThat(count("dying")).isEqualTo(3);
    }

    @Test
    void two_entities_have_their_own_parts() {
        String[] pages = {"one " + mark, "code:PATCH-T", "two " + mark};
        JsonNode ours = scanned(cast.anna, "both.pdf", pages);
        part(cast.anna, ours, 0);
        part(cast.anna, ours, 1);
        JsonNode theirs = scanned(cast.ravi, "both.pdf", pages);

        assertThat(parts(theirs)).hasSize(2).doesNotContainAnyElementsOf(parts(ours));
        assertThat(part(cast.ravi, theirs, 1).get("extracted_text").asString()).contains("two " + mark);
        assertThat(cast.as(cast.ravi)
                        .get("/api/v1/documents/" + parts(ours).getFirst())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_number_on_the_first_page_is_the_documents_own_and_finds_it() {
        int number = Math.abs(mark.hashCode() % 1_000_000) + 5_000_000;
        JsonNode document = scanned(cast.anna, "labelled.pdf", "contract code:ASN" + number, "page 2");

        assertThat(document.get("asn").asInt()).isEqualTo(number);
        assertThat(document.get("parts")).isEmpty();
        assertThat(document.get("extracted_text").asString()).contains("page 2");
        for (String words : List.of("ASN" + number, "asn00" + number, String.valueOf(number), "labelled%20" + number)) {
            assertThat(listed(words)).as(words).containsExactly(id(document));
        }
        assertThat(listed("asn" + (number + 1))).isEmpty();
    }

    @Test
    void what_cannot_be_split_stays_whole_and_says_why() {
        JsonNode stubborn = scanned(cast.anna, "stubborn.pdf", "stubborn", "code:PATCH-T", "two");
        JsonNode sheets = scanned(cast.anna, "sheets.pdf", "code:PATCH-T " + mark, "code:PATCH-T");

        assertThat(stubborn.get("parts")).isEmpty();
        assertThat(stubborn.get("extracted_text").asString())
                .contains("stubborn")
                .contains("two");
        assertThat(result(stubborn)).contains("Pages 1-1 could not be made a file of their own.");
        assertThat(result(sheets)).contains("There are only separator sheets.");
        assertThat(sheets.get("status").asString()).isEqualTo("ready");
    }

    @Test
    void a_file_that_was_never_scanned_is_looked_at_where_its_text_names_a_code() {
        String id = new Form()
                .file(
                        "file",
                        "merged.pdf",
                        "application/pdf",
                        ("%PDF-1.4 one " + mark + "\fPATCH-T code:PATCH-T\ftwo " + mark)
                                .getBytes(StandardCharsets.UTF_8))
                .post(cast.as(cast.anna), "/api/v1/documents")
                .at("/id");

        assertThat(parts(cast.ended(cast.anna, id))).hasSize(2);
    }

    @Test
    void sheets_are_printed() {
        Http anna = cast.as(cast.anna);
        assertThat(anna.get("/api/v1/documents/separators.pdf").text()).isEqualTo("PATCH-T");
        assertThat(anna.get("/api/v1/documents/separators.pdf?asn=99&count=2").text())
                .isEqualTo("ASN00099 ASN00100");
        assertThat(anna.get("/api/v1/documents/separators.pdf?count=0").status())
                .isEqualTo(422);
        assertThat(anna.get("/api/v1/documents/separators.pdf?asn=999999999&count=2")
                        .status())
                .isEqualTo(422);
    }

    private JsonNode scanned(TestUser user, String name, String... pages) {
        List<String> scans = new ArrayList<>();
        for (String page : pages) {
            scans.add("scan " + page + " " + mark);
        }
        String id = new Form()
                .field("tags", "post of monday")
                .file(
                        "file",
                        name,
                        "application/pdf",
                        ("%PDF-1.4 " + String.join("\f", scans)).getBytes(StandardCharsets.UTF_8))
                .post(cast.as(user), "/api/v1/documents")
                .at("/id");
        return cast.ended(user, id);
    }

    private JsonNode part(TestUser user, JsonNode scan, int n) {
        return cast.ended(user, scan.at("/parts/" + n + "/document_id").asString());
    }

    private static List<String> parts(JsonNode scan) {
        return StreamSupport.stream(scan.get("parts").spliterator(), false)
                .map(part -> part.get("document_id").asString())
                .toList();
    }

    private List<String> documentsOf(JsonNode scan) {
        return jdbc.sql(
                        "select 'doc_' || replace(document_id::text, '-', '') from document_part where origin_id = :id order by number")
                .param("id", uuid(scan))
                .query(String.class)
                .list();
    }

    private List<String> listed(String words) {
        return StreamSupport.stream(
                        cast.as(cast.anna)
                                .get("/api/v1/documents?q=" + words)
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .map(SplittingTest::id)
                .toList();
    }

    /** Documents of that name that this test brought. */
    private int count(String name) {
        return jdbc.sql("""
                        select count(*) from documents where filename like :name || '%' and entity_id = :entity
                        """)
                .param("name", name)
                .param("entity", cast.paints.value())
                .query(Integer.class)
                .single();
    }

    private static String result(JsonNode document) {
        return StreamSupport.stream(document.get("jobs").spliterator(), false)
                .filter(job -> job.get("job_type").asString().equals("separators"))
                .map(job -> job.get("result").toString())
                .findFirst()
                .orElseThrow();
    }

    private static String id(JsonNode document) {
        return document.get("id").asString();
    }

    private static UUID uuid(JsonNode document) {
        return UUID.fromString(
                id(document).substring(4).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }
}
