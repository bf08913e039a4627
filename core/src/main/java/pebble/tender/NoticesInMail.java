package pebble.tender;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.attachments.AttachmentTaking;
import pebble.identity.EntityId;
import pebble.jobs.Jobs;
import pebble.mail.Filings;
import pebble.mail.Filings.MailCarded;
import pebble.mail.MessageId;
import pebble.reading.PageText;

/** Has mail that is itself the notice of a tender, or its corrigendum, become a document: then it is read as one. What it quotes of older mail does not count. */
@Component
class NoticesInMail {
    static final TaskDescriptor<Work> TASK = TaskDescriptor.of("tender-in-mail", Work.class);

    /** Without one of them no notice is looked for: most mail has none. */
    private static final String WORDS =
            "tender|\\mbid|\\mnit\\M|ausschreibung|vergabe|appel d.offres|licita|gara d.appalto|aanbesteding|निविदा|बोली";

    private final Jobs jobs;
    private final Filings filings;
    private final AttachmentTaking taking;
    private final JdbcClient sql;

    NoticesInMail(Jobs jobs, Filings filings, AttachmentTaking taking, JdbcClient sql) {
        this.jobs = jobs;
        this.filings = filings;
        this.taking = taking;
        this.sql = sql;
    }

    record Work(UUID entity, List<UUID> messages) {}

    @EventListener
    void on(MailCarded carded) {
        List<UUID> likely = sql.sql(
                        "select message_id from message_text where message_id = any(:messages) and coalesce(reply_text, text) ~* :words")
                .param(
                        "messages",
                        carded.messages().stream().map(MessageId::value).toArray(UUID[]::new))
                .param("words", WORDS)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        if (!likely.isEmpty()) {
            UUID entity = carded.entity().value();
            jobs.schedule(TASK, entity + " " + UUID.randomUUID(), new Work(entity, likely));
        }
    }

    /** May be done again. */
    void read(Work work) {
        filings.words(work.messages().stream().map(MessageId::new).toList()).forEach((message, words) -> {
            PageText page = new PageText(1, 0, 0, words.subject() + "\n" + words.replyText(), List.of(), false);
            if (TenderReader.isNotice(TenderPaper.read(List.of(page), null, false))) {
                taking.takeMail(new EntityId(work.entity()), message);
            }
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Tasking {
        @Bean
        OneTimeTask<Work> tenderInMail(NoticesInMail notices) {
            return Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(2), 2))
                    .execute((instance, context) -> notices.read(instance.getData()));
        }
    }
}
