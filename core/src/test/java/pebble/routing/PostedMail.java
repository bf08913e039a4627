package pebble.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.identity.EntityId;
import pebble.mail.Letters;
import tools.jackson.databind.JsonNode;

/** Mail that is posted over HTTP and routed before a test goes on. */
final class PostedMail {
    private final Http admin;
    private final JdbcClient jdbc;

    PostedMail(Http admin, JdbcClient jdbc) {
        this.admin = admin;
        this.jdbc = jdbc;
    }

    /** What an earlier test had the router do would be done with this test's mail too. */
    void noRules() {
        JsonNode now = admin.get("/api/v1/router").json();
        Http.Answer saved = admin.with("If-Match", '"' + now.at("/version").asString() + '"')
                .put("/api/v1/router", Map.of("defaults", now.at("/defaults"), "rules", List.of()));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }

    String mailbox(EntityId entity, @Nullable String stream) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("address", UUID.randomUUID() + "@ours.example");
        body.put("entity_id", entity.toString());
        if (stream != null) {
            body.put("default_stream", stream);
        }
        return admin.post("/api/v1/mailboxes", body).at("/id");
    }

    /** The id of the message. */
    String post(String mailbox, Letters letter) {
        post(mailbox, "message/rfc822", letter.raw());
        return admin.get("/api/v1/messages?mailbox_id=" + mailbox).at("/items/0/id");
    }

    void post(String mailbox, String type, byte[] body) {
        Http.Answer posted = admin.with("Content-Type", type).post("/api/v1/mailboxes/" + mailbox + "/messages", body);
        assertThat(posted.status()).as(posted.text()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.sql("select not exists (select from filing where disposition = 'pending')"
                                + " and not exists (select from import_run where state = 'running')")
                        .query(Boolean.class)
                        .single());
    }

    String card(String message) {
        return admin.get("/api/v1/messages/" + message).at("/card_id");
    }
}
