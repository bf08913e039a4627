package pebble.access;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes away what has run out: kept answers, failed attempts, sessions and tokens. */
@Configuration(proxyBeanMethods = false)
class Housekeeping {

    @Bean
    RecurringTask<Void> accessHousekeeping(JdbcClient jdbc, AccessSettings settings, Clock clock) {
        return Tasks.recurring("access-housekeeping", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> {
                    Instant now = clock.instant();
                    delete(jdbc, "idempotent_answer where created_at < :before", now.minus(FirstAnswers.KEPT));
                    delete(jdbc, "login_failure where at < :before", now.minus(settings.failureWindow()));
                    delete(
                            jdbc,
                            "microsoft_journey where expires_at < :before",
                            now.minus(MicrosoftJourneys.REMEMBERED));
                    delete(jdbc, "session where expires_at < :before", now);
                    delete(jdbc, "session where last_seen < :before", now.minus(settings.sessionIdle()));
                    delete(jdbc, "api_token where expires_at < :before", now.minus(Duration.ofDays(30)));
                });
    }

    private static void delete(JdbcClient jdbc, String what, Instant before) {
        jdbc.sql("delete from " + what)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
