package pebble.command;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pebble.ground.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The product that runs on a data folder, reached by the address and the token that it leaves there at each start (readable by
 * its owner only). Both are read anew for every request, so that a client outlives a restart.
 */
public final class RunningProduct {
    public static final String ADDRESS_FILE = "cli.address";
    public static final String TOKEN_FILE = "cli.token";

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** A large archive is unpacked and kept before it is answered. */
    private static final Duration UPLOADING = Duration.ofMinutes(30);

    private final Path data;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public RunningProduct(Path data) {
        this.data = data;
    }

    /** What it answered: the body is JSON, empty when it was nothing. */
    public record Answer(int status, JsonNode body) {
        public boolean good() {
            return status < 300;
        }

        /** The sentence of an error answer. */
        public String message() {
            return body.path("error").path("message").asString("It answered " + status + ".");
        }
    }

    /** Nobody answers just now; it may be starting again. */
    public static final class Away extends Exception {
        Away(String message) {
            super(message);
        }
    }

    public Answer get(String path) throws Away {
        return send("GET", path, Map.of(), BodyPublishers.noBody());
    }

    public Answer post(String path, Object body) throws Away {
        return send("POST", path, JSON, BodyPublishers.ofString(json.writeValueAsString(body)));
    }

    /** Where it answers, without a slash at the end. */
    public String address() {
        try {
            return read(ADDRESS_FILE);
        } catch (Away away) {
            throw notRunning();
        }
    }

    /** Sends a file as a form does, as it is read. */
    public Answer upload(String path, Map<String, String> fields, String filename, Path file)
            throws Away, FileNotFoundException {
        String boundary = "pebble-" + UUID.randomUUID();
        StringBuilder head = new StringBuilder();
        fields.forEach((name, value) -> head.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"")
                .append(name + "\"\r\n\r\n" + value + "\r\n"));
        // As browsers write what would end the name.
        String told = filename.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
        head.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + told
                        + "\"\r\n")
                .append("Content-Type: application/octet-stream\r\n\r\n");
        return send(
                "POST",
                path,
                Map.of("Content-Type", "multipart/form-data; boundary=" + boundary),
                BodyPublishers.concat(
                        BodyPublishers.ofString(head.toString()),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")),
                UPLOADING);
    }

    private Answer send(String method, String path, Map<String, String> headers, HttpRequest.BodyPublisher body)
            throws Away {
        return send(method, path, headers, body, PATIENCE);
    }

    private Answer send(
            String method, String path, Map<String, String> headers, HttpRequest.BodyPublisher body, Duration patience)
            throws Away {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(read(ADDRESS_FILE) + "/api/v1" + path))
                .header("Authorization", "Bearer " + read(TOKEN_FILE))
                .timeout(patience)
                .method(method, body);
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 503) {
                throw new Away("It answered 503.");
            }
            return new Answer(answer.statusCode(), parsed(answer.body()));
        } catch (IOException nobody) {
            throw new Away(Optional.ofNullable(nobody.getMessage()).orElse("Nobody answers."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Away("Interrupted.");
        }
    }

    private JsonNode parsed(String body) {
        try {
            return body.isBlank() ? JsonNodeFactory.instance.objectNode() : json.readTree(body);
        } catch (JacksonException notJson) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private String read(String file) throws Away {
        try {
            return Files.readString(data.resolve(file)).trim();
        } catch (NoSuchFileException notRunning) {
            throw new Away("Nothing runs on " + data + ".");
        } catch (IOException unreadable) {
            throw new Refusal(
                    data.resolve(file) + " cannot be read.",
                    "Run this command as the user that runs Pebble, on the same machine.");
        }
    }

    /** A request for which no running product is a refusal. */
    public Answer mustGet(String path) {
        try {
            return checked(get(path));
        } catch (Away away) {
            throw notRunning();
        }
    }

    public Answer mustPost(String path, Object body) {
        try {
            return checked(post(path, body));
        } catch (Away away) {
            throw notRunning();
        }
    }

    /** Changes what was read in that version. */
    public Answer mustPatch(String path, int version, Object body) {
        return changed("PATCH", path, version, body);
    }

    /** Puts another in the place of what was read in that version. */
    public Answer mustPut(String path, int version, Object body) {
        return changed("PUT", path, version, body);
    }

    private Answer changed(String method, String path, int version, Object body) {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "If-Match", "\"" + version + "\"");
        try {
            return checked(send(method, path, headers, BodyPublishers.ofString(json.writeValueAsString(body))));
        } catch (Away away) {
            throw notRunning();
        }
    }

    /** Bytes as they are. */
    public Answer mustPost(String path, String type, byte[] body) {
        try {
            return checked(send("POST", path, Map.of("Content-Type", type), BodyPublishers.ofByteArray(body)));
        } catch (Away away) {
            throw notRunning();
        }
    }

    private static Answer checked(Answer answer) {
        if (!answer.good()) {
            throw new Refusal(answer.message(), "Nothing was changed.");
        }
        return answer;
    }

    private Refusal notRunning() {
        return new Refusal(
                "No Pebble runs on " + data + ".",
                "Start it first: ./pebble up (PEBBLE_DATA names another data folder).");
    }
}
