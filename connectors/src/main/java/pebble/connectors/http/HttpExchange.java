package pebble.connectors.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its answer under three times: to connect, to the first byte, and for all of it. */
public final class HttpExchange implements AutoCloseable {
    private final HttpClient client;
    private final Duration firstByte;
    private final Duration total;
    private final int longest;

    /** @param longest answer that is taken, in bytes */
    public HttpExchange(Duration connect, Duration firstByte, Duration total, int longest) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(connect)
                .version(HttpClient.Version.HTTP_1_1)
                // A key must not follow to wherever an answer points.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.firstByte = firstByte;
        this.total = total;
        this.longest = longest;
    }

    public Reply send(HttpRequest request, Duration time) throws IOException, InterruptedException {
        long end = System.nanoTime() + shorter(total, time).toNanos();
        var begun = new CompletableFuture<Boolean>();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> {
            begun.complete(true);
            return BodyHandlers.limiting(BodyHandlers.ofByteArray(), longest).apply(head);
        });
        CompletableFuture<Boolean> first = begun.applyToEither(answer.handle((_, _) -> true), seen -> seen);
        try {
            first.get(shorter(firstByte, left(end)).toNanos(), TimeUnit.NANOSECONDS);
            HttpResponse<byte[]> response = answer.get(left(end).toNanos(), TimeUnit.NANOSECONDS);
            return new Reply(
                    response.statusCode(), response.headers(), new String(response.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException tooSlow) {
            throw new HttpTimeoutException(
                    begun.isDone() ? "The answer did not end in time." : "No answer began in time.");
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof IOException io ? io : new IOException(broken);
        } finally {
            // Of an answer that came this changes nothing; any other is broken off.
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    public record Reply(int status, HttpHeaders headers, String body) {}
}
