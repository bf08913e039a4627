package pebble.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pebble.ground.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A user of the demo at work, signed in as their browser would be. */
final class Person {
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String address;
    private String csrfToken = "";

    private Person(String address) {
        this.address = address;
    }

    static Person signedIn(String address, String email) {
        Person person = new Person(address);
        JsonNode me = person.send("POST", "/auth/login", null, Map.of("email", email, "password", Cast.PASSWORD));
        person.csrfToken = me.path("csrf_token").asString();
        return person;
    }

    JsonNode get(String path) {
        return send("GET", path, null, null);
    }

    JsonNode post(String path, Object body) {
        return send("POST", path, null, body);
    }

    JsonNode patch(String path, int version, Object body) {
        return send("PATCH", path, version, body);
    }

    private JsonNode send(String method, String path, @Nullable Integer version, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .header("X-CSRF-Token", csrfToken)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)));
        if (version != null) {
            request.header("If-Match", "\"" + version + "\"");
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new Refusal(
                        "The demo's " + method + " " + path + " was refused: " + answer.body(),
                        "Load it into a fresh data folder.");
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new Refusal("Pebble stopped while the demo was loading.", "Start it again with --demo: it goes on.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.", "Start it again with --demo: it goes on.");
        }
    }
}
