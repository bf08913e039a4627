package pebble.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.Pebble;
import pebble.identity.TestUsers;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contract in {@code api/openapi.json} is what the code says, so that a review sees every change of it. The database and the
 * other ground of this server are those of core's {@code TestServer}, which lies in the package that {@code Pebble} scans.
 */
@SpringBootTest(classes = Pebble.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ApiContractTest {
    private static final Path CONTRACT = Path.of("../api/openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
            .build();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void the_committed_contract_is_the_one_the_code_gives() throws Exception {
        String generated = generated();

        if (Boolean.getBoolean("api.write")) {
            Files.createDirectories(CONTRACT.getParent());
            Files.writeString(CONTRACT, generated);
        }

        assertThat(Files.readString(CONTRACT))
                .as("api/openapi.json is stale: run ./pebble api")
                .isEqualTo(generated);
    }

    private String generated() {
        var answer = Http.at(port).as(new TestUsers(jdbc).admin()).get("/api/v1/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        var document = (ObjectNode) answer.json();
        return JSON.writeValueAsString(JSON.convertValue(document, Object.class)) + "\n";
    }
}
