package pebble.attachments;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pebble.identity.EntityId;
import pebble.jobs.Jobs;
import pebble.mail.Filings.MailCarded;
import pebble.mail.MessageId;

/** Takes the attachments of mail that was put on cards, soon after. */
@Component
class AttachmentsJob {
    static final TaskDescriptor<Work> TASK = TaskDescriptor.of("take-attachments", Work.class);

    private final Jobs jobs;

    AttachmentsJob(Jobs jobs) {
        this.jobs = jobs;
    }

    record Work(UUID entity, List<UUID> messages) {}

    @EventListener
    void on(MailCarded carded) {
        List<UUID> messages =
                carded.withAttachments().stream().map(MessageId::value).toList();
        jobs.schedule(
                TASK,
                carded.entity() + " " + messages.getFirst(),
                new Work(carded.entity().value(), messages));
    }

    @Configuration(proxyBeanMethods = false)
    static class Tasking {
        @Bean
        OneTimeTask<Work> takeAttachments(AttachmentTaking taking) {
            return Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(2), 2))
                    .execute((instance, context) -> {
                        Work work = instance.getData();
                        work.messages()
                                .forEach(message -> taking.take(new EntityId(work.entity()), new MessageId(message)));
                    });
        }
    }
}
