package pebble.routing;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import pebble.identity.EntityId;
import pebble.jobs.Jobs;
import pebble.mail.Filings;
import pebble.mail.Intake.MailAccepted;
import pebble.mail.MessageId;

/**
 * Has mail routed as soon as its acceptance has committed. A round of an entity routes the single mails that wait in it, or a batch that was
 * brought together; the next begins a beat after it began at the earliest, so that mails which follow closely are routed together. While one round is written
 * down the next is read and judged. What waits is written with the mail, so none can be forgotten: every process that works looks for it once a second,
 * whoever accepted it.
 */
@Component
class Rounds implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    static final Duration BEAT = Duration.ofMillis(50);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Future<Boolean> NOTHING = CompletableFuture.completedFuture(true);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MessageRouting routing;
    private final Filings filings;
    private final Jobs jobs;
    private final Map<EntityId, Round> rounds = new ConcurrentHashMap<>();
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private volatile ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Rounds(MessageRouting routing, Filings filings, Jobs jobs) {
        this.routing = routing;
        this.filings = filings;
        this.jobs = jobs;
    }

    @TransactionalEventListener
    void on(MailAccepted mail) {
        if (isRunning()) {
            want(mail.entity());
        }
    }

    @Override
    public void start() {
        if (!jobs.areDoneHere()) {
            return;
        }
        stopped = new CountDownLatch(1);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        threads.execute(this::look);
    }

    /** A round under way ends with the transaction it is in; what still waits is found at the next start. */
    @Override
    public void stop() {
        stopped.countDown();
        threads.shutdown();
        try {
            threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void look() {
        do {
            try {
                filings.waiting().forEach(this::want);
                told.set(false);
            } catch (RuntimeException gone) {
                tell(gone);
            }
        } while (goesOnAfter(LOOK));
    }

    private void want(EntityId entity) {
        rounds.computeIfAbsent(entity, Round::new).want();
    }

    private boolean goesOnAfter(Duration pause) {
        try {
            return !stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Once until it goes well again: what failed is tried every second. */
    private void tell(Exception failure) {
        if (isRunning() && told.compareAndSet(false, true)) {
            log.warn("mail cannot be routed for the moment", failure);
        }
    }

    private final class Round {
        private final EntityId entity;
        private boolean wanted;
        private boolean underWay;
        private long began = System.nanoTime() - BEAT.toNanos();
        private Set<MessageId> inHand = Set.of();
        private Future<Boolean> writing = NOTHING;

        Round(EntityId entity) {
            this.entity = entity;
        }

        synchronized void want() {
            wanted = true;
            if (!underWay) {
                underWay = true;
                try {
                    threads.execute(this::run);
                } catch (RejectedExecutionException stopping) {
                    underWay = false;
                }
            }
        }

        private synchronized boolean begins() {
            underWay = wanted && isRunning();
            wanted = false;
            return underWay;
        }

        private void run() {
            boolean whole = false;
            try {
                while (begins()) {
                    goesOnAfter(Duration.ofNanos(began + BEAT.toNanos() - System.nanoTime()));
                    began = System.nanoTime();
                    route();
                }
                whole = true;
            } finally {
                if (!whole) {
                    broken();
                }
            }
        }

        /** An error ended this thread: the next look begins anew. */
        private synchronized void broken() {
            underWay = false;
        }

        /** Reads what is next while what was read before is written down. */
        private void route() {
            try {
                MessageRouting.Read next = routing.read(entity, inHand);
                // What is not written down comes first again: mail is routed in the order in which it came.
                if (isWritten() && !next.messages().isEmpty()) {
                    inHand = next.messages();
                    writing = threads.submit(() -> write(next));
                    // More may wait.
                    want();
                }
            } catch (RuntimeException passing) {
                tell(passing);
            }
        }

        /** Who routes it elsewhere may have looked before this mail was there. */
        private boolean write(MessageRouting.Read read) {
            boolean routed = routing.route(entity, read);
            while (!routed && goesOnAfter(BEAT)) {
                routed = routing.route(entity, read);
            }
            return routed;
        }

        /** Waits for what is being written down. */
        private boolean isWritten() {
            try {
                return writing.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException failed) {
                tell(failed);
                return false;
            } finally {
                writing = NOTHING;
                inHand = Set.of();
            }
        }
    }
}
