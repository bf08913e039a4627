package pebble.connectors.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.TestServer;
import pebble.lessons.LessonsCast;
import pebble.mail.Letters;
import pebble.mail.Mailboxes;
import tools.jackson.databind.JsonNode;

/** A conversation that is brought in whole lies where the customer's mail wants it, not where our answer reads as if it did. */
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BroughtConversationTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailboxes mailboxes;

    @LocalServerPort
    int port;

    @Test
    void what_the_customer_wants_decides_and_not_what_we_answered() {
        jdbc.sql("delete from lesson").update();
        LessonsCast cast = new LessonsCast(jdbc, mailboxes, port);
        String id = "brought" + System.nanoTime();
        Letters enquiry = Letters.from("Rahul <rahul@customer.example>")
                .id(id)
                .at(Instant.parse("2026-03-02T09:00:00Z"))
                .subject("Requirement of citric acid")
                .body(
                        "Dear Sir, kindly send your best rate for 5 MT of citric acid monohydrate, delivered Pune. Regards, Rahul");
        Letters answer = Letters.from("Mira <" + cast.infoAddress() + ">")
                .id(id + ".answer")
                .answers(id)
                .at(Instant.parse("2026-03-02T10:00:00Z"))
                .subject("Re: Requirement of citric acid")
                .body(
                        "The certificate of analysis of the last lot is attached. The complaint about the impurity was closed.");

        cast.bring(enquiry, answer);

        JsonNode card = cast.as(cast.admin)
                .get("/api/v1/cards/" + cast.message(id).get("card_id").asString())
                .json();
        assertThat(card.at("/stream").asString()).isEqualTo("sales");
        assertThat(card.at("/classification/decided_by").asString()).isEqualTo("model");
    }
}
