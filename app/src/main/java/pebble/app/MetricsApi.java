package pebble.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;

/** Figures for Prometheus. The security rules let in who asks from this machine or is signed in. */
@RestController
class MetricsApi {
    private final PrometheusMeterRegistry metrics;

    MetricsApi(PrometheusMeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Hidden
    @GetMapping(path = "/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
    @Allowed(anyone = true)
    String metrics() {
        return metrics.scrape();
    }
}
