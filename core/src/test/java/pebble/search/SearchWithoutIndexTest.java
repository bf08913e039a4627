package pebble.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.TestServer;
import pebble.identity.TestUsers;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SearchWithoutIndexTest {
    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    void what_cannot_be_looked_at_is_told() {
        Http.Answer answer =
                Http.at(port).as(new TestUsers(jdbc).admin()).post("/api/v1/search", Map.of("query", "citric acid"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("items")).isEmpty();
        assertThat(answer.at("/degraded")).contains("no search index");
    }
}
