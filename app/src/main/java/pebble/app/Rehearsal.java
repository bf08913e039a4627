package pebble.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** A start that walks past the usual doors once and ends, so that the JVM can remember the way (its AOT cache). */
@Component
@ConditionalOnBean(Start.class)
class Rehearsal {
    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);
    private static final List<String> DOORS =
            List.of("/", "/readyz", "/metrics", "/api/v1/auth/me", "/api/v1/openapi.json", "/api/v1/streams");

    private final Start start;
    private final Environment environment;

    Rehearsal(Start start, Environment environment) {
        this.start = start;
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (start.rehearsal()) {
            String address = "http://127.0.0.1:" + environment.getProperty("local.server.port");
            Thread.ofPlatform().name("rehearsal").start(() -> {
                DOORS.forEach(door -> visit(address + door));
                System.exit(0);
            });
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
