package pebble.app;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.shared.CommonError;
import pebble.shared.Problem;

/** For load balancers and supervisors: alive, and ready for requests. */
@RestController
class HealthApi {
    private final ApplicationAvailability availability;
    private final JdbcClient sql;

    HealthApi(ApplicationAvailability availability, JdbcClient sql) {
        this.availability = availability;
        this.sql = sql;
    }

    @GetMapping("/healthz")
    @Allowed(anyone = true)
    @Operation(summary = "Is the process alive?")
    Map<String, String> alive() {
        return Map.of("status", "up", "version", Version.current());
    }

    /** Asks the database too: without it every answer would be a refusal. */
    @GetMapping("/readyz")
    @Allowed(anyone = true)
    @Operation(summary = "Is it ready for requests?")
    Map<String, String> ready() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            throw new Problem(CommonError.UNAVAILABLE, "Pebble is starting or stopping. Try again in a moment.");
        }
        sql.sql("select 1").query(Integer.class).single();
        return Map.of("status", "ready");
    }
}
