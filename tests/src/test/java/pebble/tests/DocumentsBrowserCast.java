package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import pebble.Form;
import pebble.Http;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;

/** Two companies, a manager who sorts the papers of both, one person who only reads those of the first, and the papers. */
final class DocumentsBrowserCast {
    static final String PASSWORD = "papers in order";
    static final String ASHA = "asha@sahyadri.example";
    static final String VERA = "vera@sahyadri.example";

    private final Product product;
    private final String ours;

    DocumentsBrowserCast(Product product) {
        this.product = product;
        Http http = product.http();
        ours = http.get("/api/v1/entities").at("/items/0/id");
        String theirs =
                http.post("/api/v1/entities", Map.of("name", "Konkan Solvents")).at("/id");
        user(ASHA, "Asha Verma", "MANAGER", List.of(ours, theirs));
        user(VERA, "Vera Lopes", "VIEWER", List.of(ours));
    }

    private void user(String email, String name, String role, List<String> entities) {
        ok(product.http()
                .post(
                        "/api/v1/users",
                        Map.of(
                                "email", email,
                                "name", name,
                                "password", PASSWORD,
                                "roles", List.of(role),
                                "entities", entities,
                                "streams", List.of("sales"))));
    }

    private static Http.Answer ok(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer;
    }

    /** A paper of the first company, read to its end; answers its id. */
    String bring(String name, byte[] bytes) {
        String id = ok(new Form()
                        .field("entity_id", ours)
                        .file("file", name, null, bytes)
                        .post(product.http(), "/api/v1/documents"))
                .at("/id");
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> document(id).get("status").asString(), status -> !status.equals("processing"));
        return id;
    }

    String bring(String name, String text) {
        return bring(name, text.getBytes(StandardCharsets.UTF_8));
    }

    String bringPdf(String name) throws IOException {
        return bring(name, Files.readAllBytes(SharedData.path("docs/tika/testPDF.pdf")));
    }

    JsonNode document(String id) {
        return ok(product.http().get("/api/v1/documents/" + id)).json();
    }

    boolean isThere(String id) {
        return product.http().get("/api/v1/documents/" + id).status() == 200;
    }

    /** Waits until the server has it: the screen goes on before. */
    void sees(String id, String field, String value) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> document(id).get(field).asString(""), value::equals);
    }
}
