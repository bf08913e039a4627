package pebble.tender;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.attachments.AttachmentTaking;
import pebble.identity.EntityId;
import pebble.jobs.Jobs;
import pebble.mail.Disposition;
import pebble.mail.Filings;
import pebble.mail.Filings.MailCarded;
import pebble.mail.Filings.MailHandedOver;
import pebble.mail.MessageId;
import pebble.reading.PageText;

/** Has mail that is itself the notice of a tender, or says that one was changed, become a document: then it is read as one. What it quotes of older mail does not count. */
@Component
class NoticesInMail {
    static final TaskDescriptor<Work> TASK = TaskDescriptor.of("tender-in-mail", Work.class);

    /** Without one of them no notice is looked for: most mail has none. */
    private static final String WORDS =
            "tender|\\mbid|\\mnit\\M|ausschreibung|vergabe|appel d.offres|licita|gara d.appalto|aanbesteding|निविदा|बोली";

    /** In characters. No notice is written into a longer mail. */
    private static final int LONGEST = 200_000;

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

    record Work(UUID entity, UUID message) {}

    @EventListener
    void on(MailCarded carded) {
        look(carded.entity(), carded.messages());
    }

    /** Also mail that a rule, or an earlier hand-over of its card, gives to another entity as it comes. */
    @EventListener
    void on(MailHandedOver handed) {
        filings.inThreads(handed.threads()).stream()
                .filter(message -> message.disposition() == Disposition.CARDED)
                .collect(Collectors.groupingBy(
                        Filings.Threaded::heldBy, Collectors.mapping(Filings.Threaded::message, Collectors.toList())))
                .forEach(this::look);
    }

    /** A job for each, so that a text on which the reading fails holds up no other. */
    private void look(EntityId holder, List<MessageId> messages) {
        sql.sql("""
                        select message_id from message_text
                        where message_id = any(:messages) and length(text) <= :longest and coalesce(reply_text, text) ~* :words
                        """)
                .param("messages", messages.stream().map(MessageId::value).toArray(UUID[]::new))
                .param("longest", LONGEST)
                .param("words", WORDS)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list()
                .forEach(message -> jobs.schedule(TASK, holder + " " + message, new Work(holder.value(), message)));
    }

    /** May be done again. */
    void read(EntityId holder, MessageId message) {
        Filings.Words words = filings.words(List.of(message)).get(message);
        if (words != null && isNotice(words.subject() + "\n" + words.replyText())) {
            taking.takeMail(holder, message);
        }
    }

    private static boolean isNotice(String text) {
        PageText page = new PageText(1, 0, 0, text, List.of(), false);
        try {
            return TenderReader.isNotice(TenderPaper.read(List.of(page), null, false));
        } catch (StackOverflowError hostile) {
            return false;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Tasking {
        @Bean
        OneTimeTask<Work> tenderInMail(NoticesInMail notices) {
            return Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(2), 2))
                    .execute((instance, context) -> {
                        Work work = instance.getData();
                        notices.read(new EntityId(work.entity()), new MessageId(work.message()));
                    });
        }
    }
}
