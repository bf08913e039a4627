package pebble.routing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.blobs.Blobs;
import pebble.identity.EntityId;
import pebble.mail.Disposition;
import pebble.mail.Filings;
import pebble.mail.MessageId;
import pebble.mime.Mail;
import pebble.mime.MailReader;
import pebble.threads.Threads;

/**
 * Takes waiting messages to their threads, judges them, and brings their cards up to date: a batch in one transaction, batches
 * of an entity one after the other in the order they were accepted. Routed again, a batch changes nothing.
 */
@Component
class MessageRouting {
    private static final Logger log = LoggerFactory.getLogger(MessageRouting.class);

    private final Filings filings;
    private final Blobs blobs;
    private final Threads threads;
    private final Judging judging;
    private final ThreadCards cards;
    private final TransactionTemplate transaction;

    MessageRouting(
            Filings filings,
            Blobs blobs,
            Threads threads,
            Judging judging,
            ThreadCards cards,
            TransactionTemplate transaction) {
        this.filings = filings;
        this.blobs = blobs;
        this.threads = threads;
        this.judging = judging;
        this.cards = cards;
        this.transaction = transaction;
    }

    /** Routes every batch of the entity that came before this one, and this one. */
    void routeUpTo(EntityId entity, UUID batch) {
        while (filings.waits(batch, entity)) {
            try {
                transaction.executeWithoutResult(status -> filings.oldestBatchLocked(entity)
                        .ifPresent(oldest -> route(entity, filings.pending(entity, oldest))));
            } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException passing) {
                throw passing;
            } catch (RuntimeException poison) {
                log.error("a batch cannot be routed as a whole entity={}", entity, poison);
                routeOneByOne(entity);
            }
        }
    }

    /** One message must not stop the others: what cannot be routed even alone is quarantined, for a person to look at. */
    private void routeOneByOne(EntityId entity) {
        List<Filings.Pending> pending = transaction.execute(status -> filings.oldestBatchLocked(entity)
                .map(b -> filings.pending(entity, b))
                .orElse(List.of()));
        for (Filings.Pending message : pending) {
            try {
                transaction.executeWithoutResult(status -> route(entity, List.of(message)));
            } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException passing) {
                throw passing;
            } catch (RuntimeException poison) {
                log.error("message cannot be routed message={}", message.message(), poison);
                transaction.executeWithoutResult(status -> filings.settle(
                        entity,
                        List.of(quarantined(message.message(), "Pebble could not judge it; it is kept as it came"))));
            }
        }
    }

    private void route(EntityId entity, List<Filings.Pending> pending) {
        filings.lock(entity);
        List<Filings.Pending> readable =
                pending.stream().filter(p -> p.defect() == null).toList();
        filings.settle(
                entity,
                pending.stream()
                        .filter(p -> p.defect() != null)
                        .map(p -> quarantined(
                                p.message(), Optional.ofNullable(p.defect()).orElse("")))
                        .toList());
        if (readable.isEmpty()) {
            return;
        }
        Map<MessageId, Mail> mails = readable.parallelStream()
                .collect(Collectors.toMap(Filings.Pending::message, p -> MailReader.read(blobs.get(p.sha256()))));
        Judging.Verdicts verdicts = judging.judge(entity, readable, mails);
        filings.settle(entity, verdicts.judged());
        Threads.Change change = threads.take(
                entity, readable.stream().map(Filings.Pending::message).toList());
        cards.follow(entity, change, verdicts.news(), verdicts.bounced());
    }

    private static Filings.Judged quarantined(MessageId message, String reason) {
        return new Filings.Judged(message, Disposition.QUARANTINED, null, reason, null);
    }
}
