package pebble.documents;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Form;
import pebble.Http;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers;
import pebble.identity.TestUsers.TestUser;
import tools.jackson.databind.JsonNode;

/** People of two legal entities who bring files. */
public final class DocumentCast {
    public final EntityId paints;
    public final EntityId resins;
    /** Of Paints. */
    public final TestUser anna;
    /** Of Resins. */
    public final TestUser ravi;
    /** Of both. */
    public final TestUser meera;

    public final TestUser admin;
    private final int port;

    public DocumentCast(JdbcClient jdbc, int port) {
        this.port = port;
        TestUsers users = new TestUsers(jdbc);
        paints = users.entity("Paints");
        resins = users.entity("Resins");
        anna = users.user("Anna", Role.AGENT, Set.of(paints), Set.of("sales"));
        ravi = users.user("Ravi", Role.AGENT, Set.of(resins), Set.of("sales"));
        meera = users.user("Meera", Role.MANAGER, Set.of(paints, resins), Set.of("sales"));
        admin = users.user("Admin", Role.ADMIN, Set.of(), Set.of());
    }

    public Http as(TestUser user) {
        return Http.at(port).as(user);
    }

    public Http.Answer bring(TestUser user, String filename, String text) {
        return new Form()
                .file("file", filename, "text/plain", text.getBytes(StandardCharsets.UTF_8))
                .post(as(user), "/api/v1/documents");
    }

    /** Brings it and waits until it is processed. */
    public JsonNode processed(TestUser user, String filename, String text) {
        return ended(user, bring(user, filename, text).at("/id"));
    }

    public JsonNode ended(TestUser user, String id) {
        return until(user, id, document -> !document.get("status").asString().equals("processing"));
    }

    public JsonNode document(TestUser user, String id) {
        return as(user).get("/api/v1/documents/" + id).json();
    }

    /** Those of a list that is asked for so. */
    public List<String> ids(TestUser user, String query) {
        return ids(as(user).get("/api/v1/documents" + query));
    }

    public static List<String> ids(Http.Answer list) {
        return StreamSupport.stream(list.json().get("items").spliterator(), false)
                .map(item -> item.get("id").asString())
                .toList();
    }

    public JsonNode until(TestUser user, String id, Predicate<JsonNode> state) {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> document(user, id), state);
    }
}
