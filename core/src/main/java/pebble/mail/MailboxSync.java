package pebble.mail;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.jobs.Jobs;
import pebble.mail.MailSource.Fetched;
import pebble.mail.MailSource.SourceUnavailable;

/**
 * Has mailboxes' servers asked for new mail. Each mailbox has one job row for as long as it has a server: it runs every
 * so many seconds, at once when somebody wants it, and never twice at the same time.
 */
@Component
public class MailboxSync {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxSync.class);
    private static final TaskDescriptor<Work> TASK = TaskDescriptor.of("mailbox-sync", Work.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LAST_RETRY = Duration.ofMinutes(10);
    private static final Duration AFTER_FAULT = Duration.ofMinutes(1);

    private final Jobs jobs;
    private final Mailboxes mailboxes;
    private final MailSources sources;
    private final MailboxLocks locks;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MailboxSync(
            Jobs jobs,
            Mailboxes mailboxes,
            MailSources sources,
            MailboxLocks locks,
            TransactionTemplate transaction,
            Clock clock) {
        this.jobs = jobs;
        this.mailboxes = mailboxes;
        this.sources = sources;
        this.locks = locks;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param failures how often in a row the server could not be read */
    record Work(UUID mailbox, int failures) {}

    /** Signs in and answers the folders found. */
    List<String> test(Mailbox mailbox) {
        return sources.get(mailbox.kind()).test(mailbox, mailboxes.secrets(mailbox.id()));
    }

    /** A look that is under way may have passed what the caller knows of, so it is followed by another. */
    public void soon(Mailbox mailbox) {
        sources.get(mailbox.kind());
        transaction.executeWithoutResult(status -> {
            mailboxes.wantSync(mailbox.id());
            jobs.scheduleNow(
                    TASK, mailbox.id().toString(), new Work(mailbox.id().value(), 0));
        });
    }

    @EventListener
    void changed(Mailboxes.MailboxChanged event) {
        if (sources.find(event.mailbox().kind()).isPresent()) {
            soon(event.mailbox());
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        mailboxes.withServer().forEach(mailbox -> changed(new Mailboxes.MailboxChanged(mailbox)));
    }

    private CompletionHandler<Work> run(Work work) {
        MailboxId id = new MailboxId(work.mailbox());
        Optional<Long> wanted = transaction.execute(status -> mailboxes.syncsWanted(id));
        Optional<Next> next = next(id, work.failures());
        return (complete, row) -> transaction.executeWithoutResult(status -> {
            boolean wantedAgain = !mailboxes.syncsWanted(id).equals(wanted);
            if (wantedAgain || next.isPresent()) {
                Next then = wantedAgain ? Next.NOW : next.get();
                row.reschedule(complete, clock.instant().plus(then.in()), new Work(work.mailbox(), then.failures()));
            } else {
                row.remove();
            }
        });
    }

    private record Next(Duration in, int failures) {
        static final Next NOW = new Next(Duration.ZERO, 0);
    }

    /** Empty when there is no server to look at any more. */
    private Optional<Next> next(MailboxId id, int failures) {
        Optional<Mailbox> mailbox =
                mailboxes.find(id).filter(m -> sources.find(m.kind()).isPresent());
        try {
            return mailbox.map(m -> m.paused() ? new Next(LAST_RETRY, 0) : look(m, failures));
        } catch (RuntimeException failure) {
            if (mailboxes.find(id).isEmpty()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private Next look(Mailbox mailbox, int failures) {
        Optional<MailboxLocks.Lock> lock = locks.tryLock(mailbox.id());
        if (lock.isEmpty()) {
            return new Next(FIRST_RETRY, failures);
        }
        MailSource source = sources.get(mailbox.kind());
        try (var _ = lock.get()) {
            Fetched fetched = source.fetch(mailbox, mailboxes.secrets(mailbox.id()));
            mailboxes.synced(mailbox.id(), fetched.trouble());
            return new Next(fetched.more() ? Duration.ZERO : source.pollEvery(mailbox), 0);
        } catch (SourceUnavailable away) {
            LOG.warn("mailbox={} could not be read: {}", mailbox.id(), away.getMessage());
            mailboxes.synced(mailbox.id(), away.getMessage());
            return new Next(retryIn(failures), failures + 1);
        }
    }

    private void broke(Work work) {
        mailboxes.synced(
                new MailboxId(work.mailbox()),
                "Reading stopped at something unexpected; the server's log tells it. It is tried again in a minute.");
    }

    private static Duration retryIn(int failures) {
        Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 10));
        return doubled.compareTo(LAST_RETRY) < 0 ? doubled : LAST_RETRY;
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {
        @Bean
        CustomTask<Work> mailboxSyncTask(MailboxSync sync) {
            return Tasks.custom(TASK)
                    .onFailure((failed, row) -> {
                        sync.broke((Work) failed.getExecution().taskInstance.getData());
                        row.reschedule(failed, failed.getTimeDone().plus(AFTER_FAULT));
                    })
                    .execute((instance, context) -> sync.run(instance.getData()));
        }
    }
}
