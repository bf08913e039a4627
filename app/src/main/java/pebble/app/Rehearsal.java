package pebble.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pebble.command.RunningProduct;
import pebble.demo.DemoLoading;
import pebble.ground.DataFolder;
import pebble.ground.Terminal;

/**
 * A start that goes through the demo's three weeks once and ends, so that the JVM remembers not only the way to the first screen but also what the daily work
 * makes hot (its AOT cache): who starts Pebble finds it as quick as it was when it stopped.
 */
@Component
@ConditionalOnBean(Start.class)
class Rehearsal {
    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);
    private static final List<String> DOORS =
            List.of("/", "/readyz", "/metrics", "/api/v1/auth/me", "/api/v1/openapi.json", "/api/v1/streams");
    private static final List<String> SEARCHED = List.of(
            "price of toluene", "delivery of drums", "quotaton", "\"best offer\"", "tender", "where is our order");

    private final Start start;
    private final DataFolder data;
    private final Terminal terminal;
    private final Clock clock;

    Rehearsal(Start start, DataFolder data, Terminal terminal, Clock clock) {
        this.start = start;
        this.data = data;
        this.terminal = terminal;
        this.clock = clock;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) {
        if (start.rehearsal()) {
            Thread.ofPlatform().name("rehearsal").start(() -> System.exit(rehearse()));
        }
    }

    private int rehearse() {
        try {
            RunningProduct product = new RunningProduct(data.path());
            DOORS.forEach(door -> visit(product.address() + door));
            new DemoLoading(data.path(), terminal, clock).load();
            while (!product.mustGet("/documents?status=processing&limit=1")
                    .body()
                    .path("items")
                    .isEmpty()) {
                Thread.sleep(200);
            }
            SEARCHED.forEach(words -> typed(product, words));
            return 0;
        } catch (InterruptedException | RuntimeException broken) {
            log.warn("the rehearsal was broken off", broken);
            return 1;
        }
    }

    /** With every letter, as the palette asks. */
    private static void typed(RunningProduct product, String words) {
        for (int letters = 1; letters <= words.length(); letters++) {
            product.mustPost("/search", Map.of("query", words.substring(0, letters)));
        }
    }

    private static void visit(String url) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException closed) {
            log.debug("rehearsal {}", url, closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
