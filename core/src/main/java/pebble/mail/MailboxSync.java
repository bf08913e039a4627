package pebble.mail;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.jobs.Jobs;

/** Has a mailbox's server asked for new mail. Never twice at once for one mailbox, since the job bears its name. */
@Component
public class MailboxSync {
    static final TaskDescriptor<Work> TASK = TaskDescriptor.of("mailbox-sync", Work.class);

    private final Jobs jobs;
    private final Mailboxes mailboxes;
    private final Map<MailboxKind, MailSource> sources = new EnumMap<>(MailboxKind.class);

    MailboxSync(Jobs jobs, Mailboxes mailboxes, List<MailSource> sources) {
        this.jobs = jobs;
        this.mailboxes = mailboxes;
        sources.forEach(source -> this.sources.put(source.kind(), source));
    }

    record Work(UUID mailbox) {}

    /** Signs in and answers the folders found. */
    public List<String> test(Mailbox mailbox) {
        return source(mailbox).test(mailbox, mailboxes.secrets(mailbox.id()));
    }

    @Transactional
    public void soon(Mailbox mailbox) {
        source(mailbox);
        jobs.schedule(TASK, mailbox.id().toString(), new Work(mailbox.id().value()));
    }

    private MailSource source(Mailbox mailbox) {
        MailSource source = sources.get(mailbox.kind());
        if (source == null) {
            throw MailError.MAILBOX_HAS_NO_SERVER.problem();
        }
        return source;
    }

    void fetch(MailboxId id) {
        Mailbox mailbox = mailboxes.get(id);
        try {
            source(mailbox).fetch(mailbox, mailboxes.secrets(id));
            mailboxes.synced(id, null);
        } catch (MailSource.SourceUnavailable away) {
            mailboxes.synced(id, away.getMessage());
            throw away;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        OneTimeTask<Work> mailboxSyncTask(MailboxSync sync) {
            return Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                            3, new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(5), 2)))
                    .execute((instance, context) ->
                            sync.fetch(new MailboxId(instance.getData().mailbox())));
        }
    }
}
