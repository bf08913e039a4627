package pebble.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.TestServer;
import pebble.documents.DocumentCast;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TradeApiTest {
    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private DocumentCast cast;

    @BeforeEach
    void people() {
        cast = new DocumentCast(jdbc, port);
    }

    @Test
    void an_order_is_told_and_states_its_facts_with_their_places() {
        JsonNode document = cast.processed(cast.anna, "scan0001.txt", """
                Coromandel Paints Ltd.
                PURCHASE ORDER
                PO No: 4500%d
                PO Date: 12-03-2026
                Vendor: Meridian Chemicals Pvt. Ltd.
                Delivery date: 30-03-2026
                Please supply 500 kg of toluene.
                Total PO value: Rs. 47,200.00
                """.formatted(System.nanoTime() % 1_000_000));

        assertThat(document.get("doc_type").asString()).isEqualTo("purchase_order");
        assertThat(document.get("status").asString()).isEqualTo("ready");
        assertThat(field(document, "buyer").at("/value/text").asString()).isEqualTo("Coromandel Paints Ltd.");
        assertThat(field(document, "total").at("/value/amount").asInt()).isEqualTo(47200);
        assertThat(field(document, "total").at("/value/currency").asString()).isEqualTo("INR");
        assertThat(field(document, "date").at("/place/page").asInt()).isEqualTo(1);
    }

    @Test
    void what_was_tested_of_a_batch_is_stated_one_by_one() {
        JsonNode document = cast.processed(cast.anna, "scan0002.txt", """
                CERTIFICATE OF ANALYSIS
                Product: Toluene
                Batch No: TL/%d
                Test           Specification     Result      Unit
                Purity         Min 99.5          99.82       %% w/w
                Water          Max 0.05          0.02        %% w/w
                """.formatted(System.nanoTime() % 1_000_000));

        assertThat(document.get("doc_type").asString()).isEqualTo("certificate_of_analysis");
        JsonNode water = field(document, "parameters.2").get("value");
        assertThat(water.get("name").asString()).isEqualTo("Water");
        assertThat(water.at("/test/result").asString()).isEqualTo("0.02");
        assertThat(water.at("/test/max").asDouble()).isEqualTo(0.05);
    }

    private static JsonNode field(JsonNode document, String key) {
        return StreamSupport.stream(document.get("fields").spliterator(), false)
                .filter(field -> field.get("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
