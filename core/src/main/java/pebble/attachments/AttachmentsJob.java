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
    private final Attachments attachments;

    AttachmentsJob(Jobs jobs, Attachments attachments) {
        this.jobs = jobs;
        this.attachments = attachments;
    }

    record Work(UUID entity, List<UUID> messages) {}

    @EventListener
    void on(MailCarded carded) {
        if (!carded.withAttachments().isEmpty()) {
            schedule(carded.entity(), carded.withAttachments());
        }
    }

    /** For whoever holds these conversations now. */
    void take(UUID[] threads) {
        attachments.held(threads).forEach(this::schedule);
    }

    private void schedule(EntityId holder, List<MessageId> laden) {
        List<UUID> messages = laden.stream().map(MessageId::value).toList();
        jobs.schedule(TASK, holder + " " + UUID.randomUUID(), new Work(holder.value(), messages));
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
