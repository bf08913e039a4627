package pebble.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
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
class ThumbnailsTest {
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

    @Test
    void a_thumbnail_is_drawn_once_however_many_lists_ask_for_it() {
        String id = brought("%PDF-1.4 first page\fsecond page", "offer.pdf");
        int before = reader.drawings.get();

        Http.Answer first = thumbnail(cast.anna, id);
        Http.Answer again = thumbnail(cast.anna, id);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Content-Type")).isEqualTo("image/png");
        assertThat(first.header("Cache-Control")).contains("private").contains("max-age=604800");
        assertThat(again.text()).isEqualTo(first.text()).startsWith("%PDF-1.4 first page");
        assertThat(reader.drawings.get() - before).isEqualTo(1);
    }

    @Test
    void what_is_kept_is_shown_to_those_only_who_may_see_the_document() {
        String id = brought("%PDF-1.4 ours", "ours.pdf");
        thumbnail(cast.anna, id);

        assertThat(thumbnail(cast.ravi, id).code()).isEqualTo("DOCUMENT_NOT_FOUND");
    }

    @Test
    void what_has_no_pages_has_no_thumbnail() {
        assertThat(thumbnail(cast.anna, brought("mere words", "words.txt")).code())
                .isEqualTo("PAGE_NOT_FOUND");
    }

    private Http.Answer thumbnail(TestUser user, String id) {
        return cast.as(user).get("/api/v1/documents/" + id + "/thumbnail");
    }

    private String brought(String text, String filename) {
        return new Form()
                .file("file", filename, null, (text + " " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8))
                .post(cast.as(cast.anna), "/api/v1/documents")
                .at("/id");
    }
}
