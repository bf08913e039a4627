package pebble.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pebble.Http;
import pebble.TestServer;
import pebble.documents.DocumentCast;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TwoAtOneDocumentTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Documents documents;

    @Autowired
    TransactionOperations transactions;

    @LocalServerPort
    int port;

    private DocumentCast cast;

    @BeforeEach
    void people() {
        cast = new DocumentCast(jdbc, port);
    }

    @Test
    void who_comes_second_at_the_same_moment_is_told_the_document_as_it_is_told_anywhere() {
        JsonNode document = cast.processed(cast.anna, "paper.txt", "Paper " + UUID.randomUUID());
        String path = "/api/v1/documents/" + document.get("id").asString();
        Http second = cast.as(cast.anna)
                .with("If-Match", "\"" + document.get("version").asInt() + "\"");

        CompletableFuture<Http.Answer> answer = transactions.execute(status -> {
            documents.touch(DocumentId.of(document.get("id").asString()));
            CompletableFuture<Http.Answer> changing =
                    CompletableFuture.supplyAsync(() -> second.patch(path, Map.of("filename", "second.txt")));
            untilSomebodyWaits();
            return changing;
        });

        Http.Answer refused = answer.join();
        assertThat(refused.status()).isEqualTo(412);
        JsonNode current = refused.json().at("/error/details/current");
        assertThat(current.get("version").asInt())
                .isEqualTo(document.get("version").asInt() + 1);
        assertThat(current.get("entity_id").asString()).isEqualTo(cast.paints.toString());
        assertThat(current.get("filename").asString()).isEqualTo("paper.txt");
    }

    /** Looked at by a connection of its own: within a transaction the database tells it only once. */
    private void untilSomebodyWaits() {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> CompletableFuture.supplyAsync(this::waiting).join() > 0);
    }

    private int waiting() {
        return jdbc.sql(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }
}
