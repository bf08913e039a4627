package pebble.routing;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pebble.identity.EntityId;
import pebble.jobs.Jobs;
import pebble.mail.Intake.MailAccepted;

/** Routes what was accepted. Each batch has its own row, so none can be forgotten; what another row's work
 * has routed along is spared its own. */
@Component
class RouteJob {
    private static final TaskDescriptor<Work> TASK = TaskDescriptor.of("route", Work.class);

    private final Jobs jobs;
    private final Clock clock;
    private final Beats beats = new Beats();

    RouteJob(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    record Work(UUID entity, UUID batch) {}

    @EventListener
    void accepted(MailAccepted mail) {
        jobs.scheduleFresh(
                TASK,
                mail.batch().toString(),
                new Work(mail.entity().value(), mail.batch()),
                beats.due(mail.entity(), clock.instant()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {
        @Bean
        CustomTask<Work> routeTask(MessageRouting routing, Jobs jobs, Clock clock) {
            return Tasks.custom(TASK)
                    .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofMillis(500), 2))
                    .execute((instance, context) -> {
                        Work work = instance.getData();
                        boolean routed = routing.route(
                                new EntityId(work.entity()), work.batch(), batches -> jobs.spare(TASK, batches));
                        // No worker waits while another one is at it.
                        return (complete, row) -> {
                            if (routed) {
                                row.remove();
                            } else {
                                row.reschedule(complete, clock.instant().plus(Beats.BEAT));
                            }
                        };
                    });
        }
    }
}
