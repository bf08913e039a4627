package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import pebble.Form;
import pebble.Http;
import pebble.connectors.http.FakeProgram;
import pebble.connectors.meilisearch.FakeMeilisearch;
import pebble.connectors.qdrant.FakeQdrant;

/** Several nodes on one database: with an index in the data folder only one of them; with servers outside they share it, whatever becomes of these and of each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodesTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private EmbeddedPostgres postgres;

    @BeforeAll
    void a_database() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    void ends() throws IOException {
        postgres.close();
    }

    private Product start(Path data, String database, Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("DATABASE_URL", "postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/" + database);
        settings.put("SECRET_KEY", "one key for all nodes, and long enough");
        settings.putAll(more);
        return Product.start(data, settings);
    }

    private String database(String name) throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var create = connection.createStatement()) {
            create.execute("create database " + name);
        }
        return name;
    }

    @Test
    void a_second_node_on_an_embedded_index_refuses_to_start_and_names_the_settings(@TempDir Path folder)
            throws Exception {
        String database = database("embedded");
        try (Product first = start(folder.resolve("first"), database, Map.of()).ready()) {
            try (Product second = start(folder.resolve("second"), database, Map.of())) {
                assertThatThrownBy(second::ready).hasMessageContaining("MEILISEARCH_URL and QDRANT_URL");
            }
            assertThat(first.http().get("/readyz").status()).isEqualTo(200);
            first.kill();
            try (Product next = start(folder.resolve("second"), database, Map.of())) {
                next.ready();
            }
        }
    }

    @Test
    void nodes_share_servers_outside_and_lose_nothing_when_these_or_the_one_that_feeds_is_killed(@TempDir Path folder)
            throws Exception {
        String database = database("shared");
        try (FakeProgram meilisearch = new FakeProgram(FakeMeilisearch.class);
                FakeProgram qdrant = new FakeProgram(FakeQdrant.class)) {
            Map<String, String> servers = Map.of(
                    "MEILISEARCH_URL",
                    meilisearch.url(),
                    "MEILISEARCH_KEY",
                    "right-key-0123",
                    "QDRANT_URL",
                    qdrant.url(),
                    "QDRANT_API_KEY",
                    "right-key-0123");
            try (Product first = start(folder.resolve("a"), database, servers).ready();
                    Product second =
                            start(folder.resolve("b"), database, servers).ready()) {
                String one = bring(first.http(), "one.txt", "The quarterly audit of vexillology flags is on Monday.");
                found(second.http(), "keyword", "vexillology", one);
                found(second.http(), "semantic", "when does the quarterly audit take place", one);

                first.kill();
                String two = bring(second.http(), "two.txt", "A second note about vexillology and its flags.");
                found(second.http(), "keyword", "vexillology", one, two);

                meilisearch.kill();
                qdrant.kill();
                assertThat(ask(second.http(), "hybrid", "vexillology").status()).isEqualTo(503);
                String three = bring(second.http(), "three.txt", "A third one, on vexillology again.");
                meilisearch.restart();
                qdrant.restart();

                found(second.http(), "keyword", "vexillology", one, two, three);
                found(second.http(), "semantic", "when does the quarterly audit take place", one);
            }
        }
    }

    private static String bring(Http http, String name, String text) {
        Http.Answer answer = new Form()
                .file("file", name, "text/plain", text.getBytes(StandardCharsets.UTF_8))
                .post(http, "/api/v1/documents");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.at("/id");
    }

    private static Http.Answer ask(Http http, String mode, String query) {
        return http.post("/api/v1/search", Map.of("query", query, "mode", mode));
    }

    private static void found(Http http, String mode, String query, String... wanted) {
        await().atMost(LONG).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            Http.Answer answer = ask(http, mode, query);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            List<String> ids = answer.json()
                    .get("items")
                    .valueStream()
                    .map(item -> item.get("id").asString())
                    .toList();
            assertThat(ids).contains(wanted);
        });
    }
}
