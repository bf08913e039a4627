package pebble.connectors.azureocr;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pebble.connectors.azureocr.Unread.Kind;
import pebble.connectors.http.Address;
import pebble.connectors.http.HttpExchange;
import pebble.connectors.http.HttpExchange.Reply;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two requests of Document Intelligence: to begin with a page, and to ask how far it is. */
final class DocumentIntelligence implements AutoCloseable {
    static final String VERSION = "2024-11-30";

    private static final String MODEL = "/documentintelligence/documentModels/prebuilt-read";
    private static final JsonMapper JSON = new JsonMapper();

    /** In bytes. A page with two thousand words has a tenth of it. */
    private static final int LONGEST_ANSWER = 16 << 20;

    private final URI analyze;
    private final String endpoint;
    private final String key;
    private final HttpExchange http;
    private final Duration longest;

    DocumentIntelligence(AzureOcrSettings settings) {
        if (!settings.key().matches("[\\x21-\\x7E]+")) {
            throw new IllegalArgumentException("AZURE_OCR_KEY is missing or has characters that no key has.");
        }
        this.key = settings.key();
        this.endpoint =
                Address.secret("AZURE_OCR_ENDPOINT", settings.endpoint(), "/(documentintelligence|formrecognizer)");
        // Offsets count as Java's strings do; the default counts what a reader takes for one letter.
        this.analyze =
                URI.create(endpoint + MODEL + ":analyze?api-version=" + VERSION + "&stringIndexType=utf16CodeUnit");
        this.longest = settings.answerTimeout();
        this.http = new HttpExchange(settings.connectTimeout(), longest, longest, LONGEST_ANSWER);
    }

    /** Paid for each time. */
    Begun begin(byte[] png) throws Unread, InterruptedException {
        Reply reply = send(HttpRequest.newBuilder(analyze)
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(png)));
        String place = reply.headers().firstValue("operation-location").orElse("");
        if (reply.status() != 202) {
            throw refusal(reply);
        }
        if (!isOurs(place)) {
            throw new Unread(Kind.SETTINGS, "Azure sends to another host for the result; the key stays here.");
        }
        return new Begun(place, after(reply.headers()));
    }

    /**
     * @param place of the result
     * @param after the pause that was asked for before the first question
     */
    record Begun(String place, @Nullable Duration after) {}

    /** @return nothing when Azure keeps no such result, or no longer */
    Optional<Progress> progress(String place) throws Unread, InterruptedException {
        Reply reply = send(HttpRequest.newBuilder(URI.create(place)).GET());
        if (reply.status() == 404) {
            return Optional.empty();
        }
        if (reply.status() != 200) {
            throw refusal(reply);
        }
        return Optional.of(new Progress(json(reply.body()), after(reply.headers())));
    }

    /** @param after the pause that was asked for before the next question */
    record Progress(JsonNode body, @Nullable Duration after) {}

    boolean isOurs(String place) {
        try {
            URI there = URI.create(place);
            return analyze.getScheme().equalsIgnoreCase(there.getScheme())
                    && analyze.getRawAuthority().equalsIgnoreCase(there.getRawAuthority());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private Reply send(HttpRequest.Builder request) throws Unread, InterruptedException {
        try {
            return http.send(request.header("Ocp-Apim-Subscription-Key", key).build(), longest);
        } catch (IOException broken) {
            throw new Unread(
                    Kind.AWAY, "The connection failed: " + broken.getClass().getSimpleName());
        }
    }

    private Unread refusal(Reply reply) {
        JsonNode error = json(reply.body()).path("error");
        return new Unread(kind(reply.status()), "HTTP " + reply.status() + " " + told(error), after(reply.headers()));
    }

    /** Code and sentence of an error, without the key, which some answers quote. */
    String told(JsonNode error) {
        JsonNode inner = error.path("innererror").has("code")
                ? error.path("innererror")
                : error.path("details").path(0).has("code")
                        ? error.path("details").path(0)
                        : error;
        String line = (inner.path("code").asString("") + " "
                        + inner.path("message").asString(""))
                .replace(key, "…")
                .replaceAll("\\s+", " ")
                .strip();
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 429 -> Kind.BUSY;
            case 400, 413, 415, 422 -> Kind.PAGE;
            case 408 -> Kind.AWAY;
            default -> status >= 500 || status < 400 ? Kind.AWAY : Kind.SETTINGS;
        };
    }

    private static @Nullable Duration after(HttpHeaders headers) {
        return headers.firstValue("retry-after")
                .map(String::strip)
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }

    /** A gateway's page instead of JSON says nothing. */
    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return JSON.missingNode();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
