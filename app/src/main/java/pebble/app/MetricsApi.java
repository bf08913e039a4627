package pebble.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.shared.CommonError;
import pebble.shared.Problem;

/** Figures for Prometheus: to who asks from this machine directly, or signed in. */
@RestController
class MetricsApi {
    private final PrometheusMeterRegistry metrics;

    MetricsApi(PrometheusMeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Hidden
    @GetMapping(path = "/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
    @Allowed(anyone = true)
    String metrics(HttpServletRequest request, @Nullable Authentication signedIn) {
        if (signedIn == null && !local(request)) {
            throw new Problem(
                    CommonError.UNAUTHENTICATED,
                    "Metrics are for this machine only. From elsewhere send an API token: Authorization: Bearer pbl_…");
        }
        return metrics.scrape();
    }

    /** What a proxy on this machine passes on does not come from this machine. */
    private static boolean local(HttpServletRequest request) {
        try {
            return request.getHeader("X-Forwarded-For") == null
                    && request.getHeader("Forwarded") == null
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
