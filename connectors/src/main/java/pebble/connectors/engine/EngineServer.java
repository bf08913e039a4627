package pebble.connectors.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import pebble.connectors.http.HttpExchange;
import pebble.connectors.http.HttpExchange.Reply;
import pebble.indexes.IndexUnavailable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A search engine over HTTP, in JSON. What it refuses for now, or never answers, is {@link IndexUnavailable}. */
public final class EngineServer implements AutoCloseable {
    /** Of a search: a person waits for it. */
    public static final Duration SOON = Duration.ofSeconds(5);

    /** Of everything else. */
    public static final Duration PATIENTLY = Duration.ofSeconds(60);

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** A key that is wrong is not right in a second. */
    private static final Duration REFUSED = Duration.ofSeconds(10);

    /** In bytes; a thousand hits have a tenth of it. */
    private static final int LONGEST_ANSWER = 16 << 20;

    private final String name;
    private final String address;
    private final String header;
    private final String key;
    private final String secret;
    private final HttpExchange http;

    /**
     * @param header under which the key is sent
     * @param prefix of the key there
     * @param key nothing when the server wants none
     */
    public EngineServer(String name, String address, String header, String prefix, String key) {
        if (!key.matches("[\\x21-\\x7E]*")) {
            throw new IllegalArgumentException("The key of " + name + " has characters that no key has.");
        }
        this.name = name;
        this.address = address;
        this.header = header;
        this.key = key.isEmpty() ? "" : prefix + key;
        this.secret = key;
        this.http = new HttpExchange(CONNECT, PATIENTLY, PATIENTLY, LONGEST_ANSWER);
    }

    /**
     * What it answered.
     *
     * @param body a text when it is not JSON
     */
    public record Said(int status, JsonNode body) {
        public boolean isGood() {
            return status >= 200 && status < 300;
        }

        public boolean isMissing() {
            return status == 404;
        }
    }

    /** What it has done or refused; never what it may do later. */
    public Said send(String method, String path, @Nullable JsonNode body, Duration time) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (!key.isEmpty()) {
            request.header(header, key);
        }
        try {
            Reply reply = http.send(request.build(), time);
            Said said = new Said(reply.status(), json(reply.body()));
            if (reply.status() == 429 || reply.status() >= 500 || reply.status() == 408) {
                throw new IndexUnavailable(told(said), after(reply.headers()));
            }
            return said;
        } catch (IOException broken) {
            throw new IndexUnavailable(
                    name + " did not answer: " + broken.getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IndexUnavailable(name + " was not waited for.");
        }
    }

    /** What it answered to something that it should have done. */
    public JsonNode must(String method, String path, @Nullable JsonNode body, Duration time) {
        return good(send(method, path, body, time));
    }

    /** Of another than ours, like a gateway's page, nothing is believed. */
    public JsonNode good(Said said) {
        if (said.isGood() && !said.body().isContainer()) {
            throw new IndexUnavailable(name + " answered HTTP " + said.status() + " with something else than JSON.");
        }
        if (!said.isGood()) {
            throw new IndexUnavailable(
                    told(said), said.status() == 401 || said.status() == 403 ? REFUSED : Duration.ZERO);
        }
        return said.body();
    }

    /** Its own words, without the key. */
    private String told(Said said) {
        JsonNode body = said.body();
        String words = body.isString()
                ? body.asString()
                : body.path("code").asString("") + " " + body.path("message").asString("")
                        + body.path("status").path("error").asString("");
        String line = (secret.isEmpty() ? words : words.replace(secret, "…"))
                .replaceAll("\\s+", " ")
                .strip();
        return name + " answered HTTP " + said.status() + (line.isEmpty() ? "" : ": ")
                + line.substring(0, Math.min(200, line.length()));
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return JSON.getNodeFactory().stringNode(body);
        }
    }

    private static Duration after(HttpHeaders headers) {
        return headers.firstValue("retry-after")
                .map(String::strip)
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        http.close();
    }
}
