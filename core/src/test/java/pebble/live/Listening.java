package pebble.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import pebble.identity.TestUsers.TestUser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser on the event stream, for tests: it collects what comes until it is closed. */
public final class Listening implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final InputStream line;
    private final HttpClient client = HttpClient.newHttpClient();

    /** One event, and when it came. */
    public record Received(String id, String type, JsonNode data, long nanos) {
        static final Received END = new Received("", "end", JSON.nullNode(), 0);
    }

    private Listening(int port, TestUser user, String query, @Nullable String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/events" + query))
                .header("Authorization", user.bearer())
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("events answered " + response.statusCode());
            }
            line = response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::read);
    }

    /** Connects and waits for {@code hello}. */
    public static Listening as(int port, TestUser user) {
        Listening listening = new Listening(port, user, "", null);
        listening.next("hello");
        return listening;
    }

    public static Listening on(int port, TestUser user, String stream) {
        Listening listening = new Listening(port, user, "?stream=" + stream, null);
        listening.next("hello");
        return listening;
    }

    public static Listening resuming(int port, TestUser user, String lastEventId) {
        Listening listening = new Listening(port, user, "", lastEventId);
        listening.next("hello");
        return listening;
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(line, StandardCharsets.UTF_8))) {
            String id = "";
            String type = "message";
            StringBuilder data = new StringBuilder();
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                if (text.isEmpty()) {
                    if (!data.isEmpty()) {
                        received.add(new Received(id, type, JSON.readTree(data.toString()), System.nanoTime()));
                    }
                    id = "";
                    type = "message";
                    data.setLength(0);
                } else if (text.startsWith("id:")) {
                    id = text.substring(3).strip();
                } else if (text.startsWith("event:")) {
                    type = text.substring(6).strip();
                } else if (text.startsWith("data:")) {
                    data.append(text.substring(5));
                }
            }
        } catch (IOException closed) {
            // as good as the end
        } finally {
            received.add(Received.END);
        }
    }

    /** The next event that is not of presence, whatever it is. */
    public Received next() {
        try {
            Received next = received.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError("nothing came for " + PATIENCE);
            }
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next event of that type; everything before it is passed over. */
    public Received next(String type) {
        Received next = next();
        while (!next.type().equals(type)) {
            if (next == Received.END) {
                throw new AssertionError("the stream ended before " + type);
            }
            next = next();
        }
        return next;
    }

    /** Everything up to and with the event about that thing. */
    public List<Received> until(String cardId) {
        List<Received> all = new ArrayList<>();
        do {
            all.add(next());
        } while (!all.getLast().data().at("/card/id").asString("").equals(cardId) && all.getLast() != Received.END);
        return all;
    }

    @Override
    public void close() {
        try {
            line.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client.shutdownNow();
    }
}
