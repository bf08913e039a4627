package pebble.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
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

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SearchableApiTest {
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

    @AfterEach
    void reading_is_possible_again() {
        reader.away.set(null);
    }

    @Test
    void a_scan_is_downloaded_with_the_words_of_the_pages_that_were_read_by_eye() {
        String id = processed("%PDF-1.4 typed " + mark + "\fscan of a stamp\fscan of a seal", "stamps.pdf");

        Http.Answer answer = searchable(cast.anna, id);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment")
                .contains("stamps (searchable).pdf");
        assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(answer.bytes().length));
        assertThat(answer.text()).isEqualTo("%PDF- over pages [2, 3]: seen: scan of a stamp|seen: scan of a seal");
    }

    @Test
    void another_entitys_scan_is_not_there() {
        String id = processed("%PDF-1.4 scan " + mark, "ours.pdf");

        assertThat(searchable(cast.ravi, id).code()).isEqualTo("DOCUMENT_NOT_FOUND");
    }

    @Test
    void what_no_eye_has_read_has_nothing_to_be_laid_over() {
        assertThat(searchable(cast.anna, processed("%PDF-1.4 typed " + mark, "typed.pdf"))
                        .code())
                .isEqualTo("NOTHING_READ_BY_EYE");
        assertThat(searchable(cast.anna, processed("mere words " + mark, "words.txt"))
                        .code())
                .isEqualTo("NOTHING_READ_BY_EYE");
    }

    @Test
    void what_is_not_read_says_so() {
        String locked = processed("%PDF-1.4 locked " + mark, "locked.pdf");
        String damaged = processed("%PDF-1.4 damaged " + mark, "damaged.pdf");
        reader.away.set("Nobody is there to read.");
        String waiting = bring("%PDF-1.4 scan " + mark, "waiting.pdf");

        for (String id : new String[] {locked, damaged, waiting}) {
            Http.Answer answer = searchable(cast.anna, id);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("DOCUMENT_NOT_READ");
        }
        assertThat(searchable(cast.anna, damaged).at("/error/message")).contains("The file is damaged.");
    }

    @Test
    void a_file_of_which_none_can_be_made_says_why_and_one_that_may_go_later_says_to_try_again() {
        String stubborn = processed("%PDF-1.4 stubborn scan " + mark, "stubborn.pdf");
        assertThat(searchable(cast.anna, stubborn).code()).isEqualTo("SEARCHABLE_NOT_MADE");
        assertThat(searchable(cast.anna, stubborn).at("/error/message")).contains("It is stubborn.");

        reader.away.set("Nobody is there to read.");
        assertThat(searchable(cast.anna, stubborn).status()).isEqualTo(503);
    }

    private Http.Answer searchable(TestUser user, String id) {
        return cast.as(user).get("/api/v1/documents/" + id + "/searchable");
    }

    private String processed(String text, String name) {
        String id = bring(text, name);
        cast.ended(cast.anna, id);
        return id;
    }

    private String bring(String text, String name) {
        return new Form()
                .file(
                        "file",
                        name,
                        name.endsWith(".pdf") ? "application/pdf" : "text/plain",
                        text.getBytes(StandardCharsets.UTF_8))
                .post(cast.as(cast.anna), "/api/v1/documents")
                .at("/id");
    }
}
