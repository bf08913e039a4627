package pebble.routing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.blobs.Blobs;
import pebble.blobs.Sha256;
import pebble.identity.EntityId;
import pebble.mail.Disposition;
import pebble.mail.Filings;
import pebble.mail.MessageId;
import pebble.mime.Mail;
import pebble.mime.MailReader;
import pebble.shared.PlannedOnce;
import pebble.threads.Threads;

/**
 * Takes waiting messages to their threads, judges them, and brings their cards up to date: many in one transaction, one
 * transaction of an entity after the other.
 */
@Component
class MessageRouting {
    private static final Logger log = LoggerFactory.getLogger(MessageRouting.class);
    private static final int AT_ONCE = 250;
    private static final long BYTES = 16L << 20;

    private final JdbcClient sql;
    private final Filings filings;
    private final Blobs blobs;
    private final Threads threads;
    private final Judging judging;
    private final Placing placing;
    private final ThreadCards cards;
    private final SecondOpinion opinion;
    private final Tally tally;
    private final TransactionTemplate transaction;
    private final TransactionTemplate attempt;

    MessageRouting(
            JdbcClient sql,
            Filings filings,
            Blobs blobs,
            Threads threads,
            Judging judging,
            Placing placing,
            ThreadCards cards,
            SecondOpinion opinion,
            Tally tally,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.filings = filings;
        this.blobs = blobs;
        this.threads = threads;
        this.judging = judging;
        this.placing = placing;
        this.cards = cards;
        this.opinion = opinion;
        this.tally = tally;
        this.transaction = new TransactionTemplate(transactions);
        this.attempt = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    }

    /** What became of an attempt to route. */
    enum Outcome {
        ROUTED,
        NOTHING_WAITS,
        /** Somebody else routes this entity's mail just now. */
        ELSEWHERE
    }

    /** Routes what is next in the entity: what was brought together, or the single mails that wait. */
    Outcome next(EntityId entity) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!filings.tryLock(entity)) {
                return Outcome.ELSEWHERE;
            }
            PlannedOnce.inThisTransaction(sql);
            List<Filings.Pending> next = filings.next(entity, AT_ONCE, BYTES);
            if (next.isEmpty()) {
                return Outcome.NOTHING_WAITS;
            }
            if (!routed(entity, next)) {
                routeOneByOne(entity, next);
            }
            return Outcome.ROUTED;
        }));
    }

    /** One message must not stop the others: what cannot be routed even alone is quarantined, for a person to look at. */
    private void routeOneByOne(EntityId entity, List<Filings.Pending> messages) {
        for (Filings.Pending message : messages) {
            if (!routed(entity, List.of(message))) {
                filings.settle(
                        entity,
                        List.of(quarantined(message.message(), "Pebble could not judge it; it is kept as it came")));
            }
        }
    }

    /** Whether it could be done. If not, nothing is left of the attempt. */
    private boolean routed(EntityId entity, List<Filings.Pending> messages) {
        try {
            attempt.executeWithoutResult(status -> routeTogether(entity, messages));
            return true;
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException passing) {
            throw passing;
        } catch (RuntimeException | StackOverflowError poison) {
            log.error(
                    "cannot be routed entity={} messages={}",
                    entity,
                    messages.stream().map(Filings.Pending::message).toList(),
                    poison);
            return false;
        }
    }

    private void routeTogether(EntityId entity, List<Filings.Pending> pending) {
        List<Filings.Pending> readable =
                pending.stream().filter(p -> p.defect() == null).toList();
        if (readable.size() < pending.size()) {
            filings.settle(
                    entity,
                    pending.stream()
                            .filter(p -> p.defect() != null)
                            .map(p -> quarantined(
                                    p.message(), Optional.ofNullable(p.defect()).orElse("")))
                            .toList());
        }
        if (readable.isEmpty()) {
            return;
        }
        Map<Sha256, byte[]> raw =
                blobs.all(readable.stream().map(Filings.Pending::sha256).toList());
        Map<MessageId, Mail> mails = readable.parallelStream()
                .collect(Collectors.toMap(
                        Filings.Pending::message, p -> MailReader.read(Objects.requireNonNull(raw.get(p.sha256())))));
        Judging.Looks looks = judging.look(entity, readable, mails, raw);
        Threads.Change change = threads.take(
                entity, readable.stream().map(Filings.Pending::message).toList());
        Placing.Placed placed = placing.place(entity, looks.looked());
        filings.settle(entity, placed.judged());
        Map<MessageId, String> boards = cards.follow(entity, change, placed.news(), looks.bounced());
        opinion.ask(placed.questions());
        tally.count(placed.looked(), boards);
    }

    private static Filings.Judged quarantined(MessageId message, String reason) {
        return new Filings.Judged(message, Disposition.QUARANTINED, null, reason, null, null);
    }
}
