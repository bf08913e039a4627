package pebble.attachments;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pebble.identity.EntityId;
import pebble.jobs.Jobs;
import pebble.mail.Filings.MailCarded;
import pebble.mail.MessageId;

/** Takes the attachments of mail that was put on cards, soon after. */
@Component
class AttachmentsJob {
    private static final Logger log = LoggerFactory.getLogger(AttachmentsJob.class);
    static final TaskDescriptor<Work> TASK = TaskDescriptor.of("take-attachments", Work.class);

    private final Jobs jobs;
    private final Attachments attachments;
    private final AttachmentTaking taking;
    private final TransactionOperations transactions;

    AttachmentsJob(Jobs jobs, Attachments attachments, AttachmentTaking taking, TransactionOperations transactions) {
        this.jobs = jobs;
        this.attachments = attachments;
        this.taking = taking;
        this.transactions = transactions;
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

    /** What fails is tried again by itself, and holds up nothing else. */
    private void take(Work work) {
        EntityId entity = new EntityId(work.entity());
        for (UUID message : work.messages()) {
            try {
                taking.take(entity, new MessageId(message));
            } catch (RuntimeException | StackOverflowError | LinkageError failure) {
                if (work.messages().size() == 1) {
                    throw failure;
                }
                log.warn("The attachments of {} are tried again", new MessageId(message), failure);
                Work again = new Work(work.entity(), List.of(message));
                transactions.executeWithoutResult(
                        status -> jobs.schedule(TASK, entity + " " + new MessageId(message), again));
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Tasking {
        @Bean
        OneTimeTask<Work> takeAttachments(AttachmentsJob job) {
            return Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(2), 2))
                    .execute((instance, context) -> job.take(instance.getData()));
        }
    }
}
