package pebble.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Form;
import pebble.Http;
import pebble.TestServer;
import pebble.reading.PlainReader;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;

/** What is taken as a document, from whom, and what becomes of the same bytes twice. */
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BringingTest {
    /** A picture of one point. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlainReader reader;

    @LocalServerPort
    int port;

    private DocumentCast cast;

    @BeforeEach
    void people() {
        cast = new DocumentCast(jdbc, port);
    }

    // ---- what is taken

    @Test
    void magic_decides_for_binary_files_and_names_for_text() {
        byte[] text = ("plain words " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        assertThat(status("picture.txt", "text/plain", PNG)).isEqualTo(202);
        assertThat(status("notes.txt", "text/plain", text)).isEqualTo(202);
        assertThat(status("notes", null, with(text, "1"))).isEqualTo(202);
        assertThat(status("prices.csv", "application/vnd.ms-excel", with(text, "2")))
                .isEqualTo(202);
        assertThat(status("fake.pdf", "application/pdf", with(text, "3"))).isEqualTo(400);
        assertThat(status("notes.txt", "image/png", with(text, "4"))).isEqualTo(400);
        assertThat(status("run.sh", "text/plain", with(text, "5"))).isEqualTo(400);
        assertThat(status("picture.exe", "image/png", PNG)).isEqualTo(400);
        assertThat(status("picture.png", "application/x-msdownload", PNG)).isEqualTo(400);
        assertThat(status("program", null, "MZ\u0090\0\3\0\0\0\4\0".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(400);
        assertThat(status("empty.txt", "text/plain", new byte[0])).isEqualTo(400);
    }

    @Test
    void names_are_shown_without_paths_and_unseen_characters_and_kept_as_they_came() {
        Http.Answer answer = cast.bring(cast.anna, "../../etc/pass\u202Ewd.txt", "words " + UUID.randomUUID());

        assertThat(answer.at("/filename")).isEqualTo("passwd.txt");
        assertThat(cast.document(cast.anna, answer.at("/id"))
                        .get("original_filename")
                        .asString())
                .isEqualTo("../../etc/pass\u202Ewd.txt");
    }

    @Test
    void a_form_without_a_file_or_with_a_foreign_entity_is_refused_at_the_field() {
        Http.Answer none = new Form().field("tags", "x").post(cast.as(cast.anna), "/api/v1/documents");
        Http.Answer foreign = new Form()
                .field("entity_id", cast.resins.toString())
                .file("file", "a.txt", "text/plain", "a".getBytes(StandardCharsets.UTF_8))
                .post(cast.as(cast.anna), "/api/v1/documents");
        Http.Answer which = cast.bring(cast.meera, "a.txt", "whose?");

        assertThat(none.status()).isIn(400, 422);
        assertThat(foreign.at("/error/details/fields/0/path")).isEqualTo("entity_id");
        assertThat(which.at("/error/details/fields/0/path")).isEqualTo("entity_id");
    }

    // ---- one document a legal entity

    @Test
    void the_same_bytes_are_one_document() {
        String words = "Certificate of analysis " + UUID.randomUUID();
        Http.Answer first = cast.bring(cast.anna, "coa.txt", words);
        cast.ended(cast.anna, first.at("/id"));
        int read = reader.files.get();

        Http.Answer again = cast.bring(cast.anna, "coa copy.txt", words);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        assertThat(again.at("/duplicate_of")).isEqualTo(first.at("/id"));
        assertThat(reader.files.get()).isEqualTo(read);
    }

    @Test
    void files_that_are_the_same_are_one_document_whatever_their_names() throws IOException {
        Set<String> documents = new HashSet<>();
        int files = 0;
        List<String> rows = Files.readAllLines(SharedData.path("docs/exact_duplicates.tsv"));
        for (String row : rows.subList(1, rows.size())) {
            List<String> brought = new ArrayList<>();
            for (String file : row.split("\t")[1].split(" \\| ")) {
                Path path = SharedData.path(file);
                brought.add(new Form()
                        .file("file", path.getFileName().toString(), null, Files.readAllBytes(path))
                        .post(cast.as(cast.anna), "/api/v1/documents")
                        .at("/id"));
            }
            assertThat(brought).as(row).containsOnly(brought.getFirst()).doesNotContain("");
            documents.add(brought.getFirst());
            files += brought.size();
        }

        assertThat(documents).hasSize(rows.size() - 1);
        IO.println("[figure] exact duplicates: " + files + " files are " + documents.size() + " documents, "
                + (rows.size() - 1) + " wanted");
    }

    @Test
    void the_steps_of_a_document_tell_nothing_of_another_entitys_of_the_same_bytes() {
        String words = "Offer for " + UUID.randomUUID() + "\n" + "Drums of solvent, ex works. ".repeat(20);
        JsonNode annas = cast.processed(cast.anna, "offer.txt", words);
        JsonNode ravis = cast.processed(cast.ravi, "offer.txt", words);

        assertThat(told(ravis)).isEqualTo(told(annas));
        assertThat(ravis.toString()).doesNotContain(annas.get("id").asString());
    }

    private static List<String> told(JsonNode document) {
        return document.get("jobs")
                .valueStream()
                .map(job -> job.get("job_type") + " " + job.get("status") + " " + job.get("result") + " "
                        + job.get("error"))
                .sorted()
                .toList();
    }

    @Test
    void another_entitys_document_is_neither_shown_nor_told_of_and_its_bytes_are_not_read_again() {
        String words = "Purchase order " + UUID.randomUUID();
        String annas = cast.processed(cast.anna, "po.txt", words).get("id").asString();
        int read = reader.files.get();

        Http.Answer ravis = cast.bring(cast.ravi, "po.txt", words);

        assertThat(ravis.status()).isEqualTo(202);
        assertThat(ravis.at("/id")).isNotEqualTo(annas);
        assertThat(cast.ended(cast.ravi, ravis.at("/id")).get("extracted_text").asString())
                .isEqualTo(words);
        assertThat(reader.files.get()).isEqualTo(read);
        for (String path : List.of("", "/file", "/text")) {
            assertThat(cast.as(cast.ravi)
                            .get("/api/v1/documents/" + annas + path)
                            .status())
                    .isEqualTo(404);
        }
        assertThat(cast.ids(cast.ravi, "?limit=500")).doesNotContain(annas).contains(ravis.at("/id"));
        assertThat(cast.ids(cast.meera, "?limit=500")).contains(annas, ravis.at("/id"));
    }

    @Test
    void what_an_administrator_brings_is_the_groups_and_everybodys() {
        String words = "Price list " + UUID.randomUUID();
        String id = cast.bring(cast.admin, "prices.txt", words).at("/id");

        Http.Answer annas = cast.bring(cast.anna, "prices.txt", words);

        assertThat(annas.at("/duplicate_of")).isEqualTo(id);
        assertThat(cast.document(cast.ravi, id).get("entity_id").isNull()).isTrue();
    }

    // ---- many at once

    @Test
    void a_batch_keeps_or_refuses_each_file_by_itself() throws IOException {
        String mark = UUID.randomUUID().toString();
        byte[] zip = zip(Map.of(
                "in/one.txt", "one " + mark,
                "in/run.exe", "MZ",
                "../../evil.txt", "evil " + mark));

        Http.Answer answer = new Form()
                .file("file", "loose.txt", "text/plain", ("loose " + mark).getBytes(StandardCharsets.UTF_8))
                .file("file", "all.zip", "application/zip", zip)
                .file("file", "broken.zip", "application/zip", "PK\u0003\u0004broken".getBytes(StandardCharsets.UTF_8))
                .post(cast.as(cast.anna), "/api/v1/documents/batch");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        Map<String, String> ends = new HashMap<>();
        answer.json()
                .get("items")
                .forEach(item -> ends.put(
                        item.get("filename").asString(),
                        item.get("id").isNull()
                                ? item.at("/error/code").asString()
                                : item.get("status").asString()));
        assertThat(ends)
                .isEqualTo(Map.of(
                        "loose.txt", "processing",
                        "in/one.txt", "processing",
                        "in/run.exe", "UNSUPPORTED_FORMAT",
                        "../../evil.txt", "processing",
                        "broken.zip", "UNSUPPORTED_FORMAT"));
        assertThat(cast.ids(cast.anna, "?q=evil.txt")).isNotEmpty();
    }

    private int status(String filename, String type, byte[] bytes) {
        return new Form()
                .file("file", filename, type, bytes)
                .post(cast.as(cast.meera), "/api/v1/documents?entity_id=" + cast.paints)
                .status();
    }

    private static byte[] with(byte[] text, String more) {
        return (new String(text, StandardCharsets.UTF_8) + more).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
