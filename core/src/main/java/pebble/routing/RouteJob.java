package pebble.routing;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pebble.identity.EntityId;
import pebble.jobs.Jobs;
import pebble.mail.Intake.MailAccepted;

/** Routes what was accepted. Each batch has its own row, so none can be forgotten; batches are routed in the order they came. */
@Component
class RouteJob {
    private static final TaskDescriptor<Work> TASK = TaskDescriptor.of("route", Work.class);

    private final Jobs jobs;

    RouteJob(Jobs jobs) {
        this.jobs = jobs;
    }

    record Work(UUID entity, UUID batch) {}

    @EventListener
    void accepted(MailAccepted mail) {
        jobs.schedule(TASK, mail.batch().toString(), new Work(mail.entity().value(), mail.batch()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {
        @Bean
        OneTimeTask<Work> routeTask(MessageRouting routing) {
            return Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofMillis(500), 2))
                    .execute((instance, context) -> {
                        Work work = instance.getData();
                        routing.routeUpTo(new EntityId(work.entity()), work.batch());
                    });
        }
    }
}
