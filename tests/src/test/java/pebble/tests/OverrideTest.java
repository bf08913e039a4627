package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.Http;
import pebble.mail.Letters;
import tools.jackson.databind.JsonNode;

/** A person says once where mail of a kind belongs, to the running product with the model that it ships. */
class OverrideTest {
    @TempDir
    Path folder;

    private Product product;
    private String mailbox;

    @Test
    void the_eleventh_mail_of_a_kind_lies_where_a_person_put_the_tenth_until_they_take_it_back() throws Exception {
        try (Product running = Product.start(folder.resolve("data")).ready()) {
            product = running;
            Http http = product.http();
            String entity = http.get("/api/v1/entities").at("/items/0/id");
            mailbox = http.post("/api/v1/mailboxes", Map.of("address", "info@ours.example", "entity_id", entity))
                    .at("/id");
            String tenth = "";
            for (int n = 1; n <= 10; n++) {
                tenth = send(n);
            }
            String before = look(tenth).at("/stream").asString();
            assertThat(before).isNotEqualTo("quality");

            Http.Answer moved =
                    http.post("/api/v1/cards/" + tenth + "/move", Map.of("stream", "quality", "column", "inbox"));
            String eleventh = send(11);

            JsonNode placed = look(eleventh);
            assertThat(placed.at("/stream").asString()).isEqualTo("quality");
            assertThat(placed.at("/classification/decided_by").asString()).isEqualTo("memory");
            assertThat(placed.at("/classification/reasons/0").asString()).contains("slot TS-48210", "moved here");

            // More mail in its conversation leaves the card where the person put it.
            send(Letters.from("gate@terminal.example")
                    .id("again@terminal.example")
                    .answers("slot10@terminal.example")
                    .subject("Re: Loading slot TS-48210 confirmed")
                    .body("The slot of your purchase order was moved by an hour. Please quote a price for the delay."));
            assertThat(look(tenth).at("/message_count").asInt()).isEqualTo(2);
            assertThat(look(tenth).at("/stream").asString()).isEqualTo("quality");

            assertThat(http.post("/api/v1/undo/" + moved.at("/activity_id"), Map.of())
                            .status())
                    .isEqualTo(200);
            assertThat(look(tenth).at("/stream").asString()).isEqualTo(before);
            assertThat(look(send(12)).at("/stream").asString()).isEqualTo(before);
            assertThat(look(eleventh).at("/stream").asString()).isEqualTo("quality");
        }
    }

    /** A notice as a loading bay sends them all day; the card it came to. */
    private String send(int n) {
        return send(Letters.from("gate@terminal.example")
                .id("slot" + n + "@terminal.example")
                .subject("Loading slot TS-482" + String.format("%02d", n) + " confirmed")
                .body("Dear customer,\n\nyour vehicle MH04 AB 12" + (30 + n) + " has a loading slot on " + (10 + n)
                        + ".03.2026 at 1" + n % 10 + ":30, gate " + n % 5
                        + ". Please be at the gate twenty minutes before, with the delivery order and the driver's licence.\n\n"
                        + "Slot desk, Terminal Services"));
    }

    private String send(Letters mail) {
        Http http = product.http();
        Http.Answer sent = http.with("Content-Type", "message/rfc822")
                .post("/api/v1/mailboxes/" + mailbox + "/messages", mail.raw());
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
        String id = new String(mail.raw()).replaceAll("(?s).*Message-ID: <([^>]*)>.*", "$1");
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(
                                http.get("/api/v1/messages?message_id=" + id).at("/items/0/disposition"))
                        .isEqualTo("carded"));
        return http.get("/api/v1/messages?message_id=" + id).at("/items/0/card_id");
    }

    private JsonNode look(String card) {
        return product.http().get("/api/v1/cards/" + card).json();
    }
}
