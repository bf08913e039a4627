package pebble.live;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionTemplate;

/** Drops events older than the retention, hour by hour. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(LiveSettings.class)
class EventForgetting {

    @Bean
    RecurringTask<Void> forgetOldEvents(
            JdbcClient sql, TransactionTemplate transaction, Clock clock, LiveSettings settings) {
        EventLog log = new EventLog(sql);
        return Tasks.recurring("forget-old-events", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> transaction.executeWithoutResult(
                        status -> log.forget(clock.instant().minus(settings.retention()))));
    }
}
