package pebble.routing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import pebble.mail.Filings;
import pebble.mail.MessageId;
import pebble.mime.Mail;
import pebble.mime.MailReader;
import pebble.shared.PlannedOnce;
import pebble.threads.Threads;

/**
 * Takes waiting messages to their threads, judges them, and brings their cards up to date: many in one transaction, one
 * transaction of an entity after the other. Reading and judging takes longest and is done before the entity's turn is taken, so that nobody who files
 * by hand waits for it. Two processes may read the same mail; one of them routes it.
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
    private final Asking asking;
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
            Asking asking,
            Tally tally,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.filings = filings;
        this.blobs = blobs;
        this.threads = threads;
        this.judging = judging;
        this.placing = placing;
        this.cards = cards;
        this.asking = asking;
        this.tally = tally;
        this.transaction = new TransactionTemplate(transactions);
        this.attempt = new TransactionTemplate(
                transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    }

    /**
     * What is next in an entity, read and judged.
     *
     * @param messages in the order in which they came; none when nothing waits
     */
    record Read(Set<MessageId> messages, List<Found> found) {}

    private record Batch(List<Filings.Pending> pending, Map<Sha256, byte[]> raw) {
        Batch only(Filings.Pending message) {
            return new Batch(List.of(message), raw);
        }
    }

    /**
     * What was brought together next, or the single mails that wait.
     *
     * @param inHand messages that are being routed already
     */
    Read read(EntityId entity, Set<MessageId> inHand) {
        Batch batch = Objects.requireNonNull(transaction.execute(status -> waiting(entity, inHand)));
        return new Read(
                batch.pending().stream()
                        .map(Filings.Pending::message)
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                batch.pending().isEmpty() ? List.of() : found(entity, batch));
    }

    private Batch waiting(EntityId entity, Set<MessageId> inHand) {
        PlannedOnce.inThisTransaction(sql);
        List<Filings.Pending> next = filings.next(entity, inHand, AT_ONCE, BYTES);
        return new Batch(
                next,
                blobs.all(next.stream()
                        .filter(message -> message.defect() == null)
                        .map(Filings.Pending::sha256)
                        .toList()));
    }

    /** Routes those that still wait; false when somebody else routes this entity's mail just now. */
    boolean route(EntityId entity, Read read) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (!filings.tryLock(entity)) {
                return false;
            }
            PlannedOnce.inThisTransaction(sql);
            Set<MessageId> waiting = filings.pending(entity, read.messages());
            read.found().forEach(one -> route(entity, one.only(waiting)));
            return true;
        }));
    }

    /** All together; or each alone where one of them cannot be judged, which must not stop the others. */
    private List<Found> found(EntityId entity, Batch batch) {
        try {
            return List.of(judged(entity, batch));
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException passing) {
            throw passing;
        } catch (RuntimeException | StackOverflowError poison) {
            tell(entity, batch.pending().stream().map(Filings.Pending::message), poison);
            return batch.pending().size() == 1
                    ? List.of(Found.poison(batch.pending().getFirst().message()))
                    : batch.pending().stream()
                            .flatMap(message -> found(entity, batch.only(message)).stream())
                            .toList();
        }
    }

    private Found judged(EntityId entity, Batch batch) {
        List<Filings.Pending> readable =
                batch.pending().stream().filter(p -> p.defect() == null).toList();
        Map<MessageId, Mail> mails = readable.parallelStream()
                .collect(Collectors.toMap(
                        Filings.Pending::message,
                        p -> MailReader.read(Objects.requireNonNull(batch.raw().get(p.sha256())))));
        Judging.Looks looks = judging.look(entity, readable, mails, batch.raw());
        return new Found(
                looks,
                placing.foreseen(entity, looks.looked()),
                batch.pending().stream()
                        .filter(p -> p.defect() != null)
                        .map(p -> Found.quarantined(p.message(), String.valueOf(p.defect())))
                        .toList());
    }

    private void route(EntityId entity, Found found) {
        if (!found.unreadable().isEmpty()) {
            filings.settle(entity, found.unreadable());
        }
        List<Looked> looked = found.looks().looked();
        if (looked.isEmpty() || isRouted(entity, found)) {
            return;
        }
        for (Looked one : looked) {
            if (looked.size() == 1 || !isRouted(entity, found.only(Set.of(one.message())))) {
                filings.settle(entity, Found.poison(one.message()).unreadable());
            }
        }
    }

    /** Whether it could be done. If not, nothing is left of the attempt. */
    private boolean isRouted(EntityId entity, Found found) {
        try {
            attempt.executeWithoutResult(status -> routeTogether(entity, found));
            return true;
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException passing) {
            throw passing;
        } catch (RuntimeException | StackOverflowError poison) {
            tell(entity, found.looks().looked().stream().map(Looked::message), poison);
            return false;
        }
    }

    private static void tell(EntityId entity, Stream<MessageId> messages, Throwable poison) {
        log.error("cannot be routed entity={} messages={}", entity, messages.toList(), poison);
    }

    private void routeTogether(EntityId entity, Found found) {
        List<Looked> looked = found.looks().looked();
        Threads.Change change =
                threads.take(entity, looked.stream().map(Looked::message).toList());
        Placing.Placed placed = placing.place(entity, looked, found.verdicts());
        filings.settle(entity, placed.judged());
        Map<MessageId, String> boards =
                cards.follow(entity, change, placed.news(), judging.bounced(entity, found.looks()));
        asking.want(placed.questions());
        tally.count(placed.looked(), boards);
    }
}
