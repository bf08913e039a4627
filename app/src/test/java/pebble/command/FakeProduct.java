package pebble.command;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A product that answers what the test wrote down, in turn; the last answer of an address is repeated. */
final class FakeProduct implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Deque<Reply>> replies = new HashMap<>();
    final List<String> requests = new ArrayList<>();

    private record Reply(int status, String body) {}

    FakeProduct(Path data) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1", exchange -> {
            String request = exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().toString().substring("/api/v1".length());
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean known =
                    "Bearer the-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            Reply reply = known ? next(request, body) : new Reply(401, "{\"error\":{\"message\":\"Sign in.\"}}");
            byte[] answer = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        Files.writeString(data.resolve(RunningProduct.TOKEN_FILE), "the-token\n");
        Files.writeString(
                data.resolve(RunningProduct.ADDRESS_FILE),
                "http://127.0.0.1:" + server.getAddress().getPort() + "\n");
    }

    private synchronized Reply next(String request, String body) {
        requests.add(request + " " + body);
        Deque<Reply> queue = replies.getOrDefault(request, new ArrayDeque<>());
        Reply reply = queue.size() > 1 ? queue.pop() : queue.peek();
        return reply == null ? new Reply(404, "{\"error\":{\"message\":\"There is nothing at this address\"}}") : reply;
    }

    synchronized FakeProduct answers(String request, int status, String body) {
        replies.computeIfAbsent(request, unused -> new ArrayDeque<>()).add(new Reply(status, body));
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
