package pebble.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.shared.CommonError;
import pebble.shared.Problem;

/** Figures for Prometheus: to who asks from this machine and not through a proxy, or is signed in. */
@RestController
class MetricsApi {
    private final PrometheusMeterRegistry metrics;

    MetricsApi(PrometheusMeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Hidden
    @GetMapping(path = "/metrics", produces = "text/plain; version=0.0.4; charset=utf-8")
    @Allowed(anyone = true)
    String metrics(HttpServletRequest request) {
        if (!isFromHere(request) && !isSignedIn()) {
            throw new Problem(
                    CommonError.UNAUTHENTICATED,
                    "Figures are for this machine. From elsewhere send an API token: Authorization: Bearer pbl_…");
        }
        return metrics.scrape();
    }

    /** By the address that the server makes of what a proxy on this machine says. */
    private static boolean isFromHere(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    private static boolean isSignedIn() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null && caller.isAuthenticated() && !(caller instanceof AnonymousAuthenticationToken);
    }
}
