package pebble.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import pebble.tests.Product;

/** An open event stream, as a browser holds one. */
final class Events implements AutoCloseable {
    private final BlockingQueue<Event> arrived = new LinkedBlockingQueue<>();
    private final HttpResponse<java.io.InputStream> stream;

    /** One event's data, and when it was read. */
    record Event(String data, long at) {}

    Events(Product product, String token) throws IOException, InterruptedException {
        stream = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(product.address() + "/api/v1/events"))
                                .header("Authorization", token)
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    arrived.add(new Event(line, System.nanoTime()));
                }
            }
        } catch (IOException closed) {
            // the bench is over
        }
    }

    /** When an event that tells of this text was read. */
    long whenTold(String text) throws InterruptedException {
        while (true) {
            Event event = arrived.poll(10, TimeUnit.SECONDS);
            if (event == null) {
                throw new IllegalStateException("no event tells of " + text);
            }
            if (event.data().contains(text)) {
                return event.at();
            }
        }
    }

    @Override
    public void close() throws IOException {
        stream.body().close();
    }
}
