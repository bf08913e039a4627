package pebble.connectors.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server on this machine with a control door. {@code POST /control/moods} takes one mood a line, each for one request, the last line
 * for all that follow; {@code POST /control/answer} what the model says; {@code GET /control/requests} tells what was asked.
 */
public final class FakeServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final Vendor vendor;
    private final Queue<String> moods = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String lasting = "well";
    private volatile String answer = "{}";

    public FakeServer(int port, Vendor vendor) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.vendor = vendor;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** One mood for each request that comes, the last one for all that follow. */
    public FakeServer moods(String... told) {
        moods.clear();
        moods.addAll(List.of(told).subList(0, told.length - 1));
        lasting = told[told.length - 1];
        return this;
    }

    /** What was asked, in order. */
    public List<Request> requests() {
        return requests;
    }

    private void serve(HttpExchange http) throws IOException {
        try (http) {
            String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = http.getRequestURI().getPath();
            if (path.startsWith("/control/")) {
                control(path, body, http);
                return;
            }
            Request request = new Request(
                    http.getRequestMethod(),
                    path,
                    String.valueOf(http.getRequestURI().getQuery()),
                    String.valueOf(http.getRequestHeaders()
                            .getOrDefault(
                                    "api-key",
                                    http.getRequestHeaders().getOrDefault("Ocp-Apim-Subscription-Key", List.of("")))
                            .getFirst()),
                    String.valueOf(http.getRequestHeaders().getFirst("Authorization")),
                    String.valueOf(http.getRequestHeaders().getFirst("Content-Type")),
                    body);
            requests.add(request);
            vendor.serve(request, new Talk(http));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void control(String path, String body, HttpExchange http) throws IOException {
        switch (path) {
            case "/control/moods" -> moods(body.lines().toArray(String[]::new));
            case "/control/answer" -> answer = body;
            default -> {}
        }
        new Talk(http).say(200, Map.of(), JSON.writeValueAsString(requests));
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    /** What is special to whom the server plays. */
    public interface Vendor {
        void serve(Request request, Talk talk) throws IOException, InterruptedException;
    }

    /** Headers that were not sent are {@code null} as a text. */
    public record Request(
            String method,
            String path,
            String query,
            String apiKey,
            String authorization,
            String contentType,
            String body) {}

    /** The answering side of one request. */
    public final class Talk {
        private final HttpExchange http;

        private Talk(HttpExchange http) {
            this.http = http;
        }

        public String url() {
            return FakeServer.this.url();
        }

        public String mood() {
            String next = moods.poll();
            return next == null ? lasting : next;
        }

        public String answer() {
            return answer;
        }

        public void say(int status, Map<String, String> headers, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            headers.forEach(http.getResponseHeaders()::set);
            http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                http.getResponseBody().write(bytes);
            }
        }

        /** Pieces of any size, each on its way before the next. */
        public void stream(String type, List<String> pieces) throws IOException {
            http.getResponseHeaders().set("Content-Type", type);
            http.sendResponseHeaders(200, 0);
            OutputStream out = http.getResponseBody();
            for (String piece : pieces) {
                out.write(piece.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }

        /** Promises more than it sends, and hangs up. */
        public void breakOff(String body) throws IOException {
            http.sendResponseHeaders(200, body.length() + 1000L);
            http.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            http.getResponseBody().flush();
        }

        /** Says nothing until the test is over. */
        public void keepSilent() throws InterruptedException {
            closed.await();
        }

        /** A space at a time: always alive, never done. */
        public void drip() throws IOException, InterruptedException {
            http.sendResponseHeaders(200, 0);
            do {
                http.getResponseBody().write(' ');
                http.getResponseBody().flush();
            } while (!closed.await(20, TimeUnit.MILLISECONDS));
        }

        /** More than anybody should take. */
        public void flood() throws IOException {
            http.sendResponseHeaders(200, 0);
            byte[] spaces = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
            while (closed.getCount() > 0) {
                http.getResponseBody().write(spaces);
            }
        }
    }
}
