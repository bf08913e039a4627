package pebble.processing;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.event.TransactionalEventListener;
import pebble.documents.Document;
import pebble.documents.Documents;
import pebble.jobs.Jobs;
import pebble.reading.ReadingUnavailable;
import pebble.shared.Problem;

/**
 * Has documents go through their steps, each step in a lane as wide as it says, so that a long scan keeps nobody's mail waiting. What waits is written in the
 * transaction that brought the document; every process that works looks for it, at once when it made it and once a second otherwise.
 */
@Component
class Lanes implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Lanes.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LOST = Duration.ofMinutes(1);
    private static final Duration QUIET = Duration.ofMillis(100);

    private final ProcessingJobs rows;
    private final Documents documents;
    private final Ending ending;
    private final Jobs jobs;
    private final WorkerLock me;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private final Set<ProcessingJobId> inHand = ConcurrentHashMap.newKeySet();
    /** How these ended could not be written down: they are given back as soon as that can be. */
    private final Queue<ProcessingJob> unended = new ConcurrentLinkedQueue<>();

    private final AtomicBoolean told = new AtomicBoolean();
    private final ReadWriteLock writing = new ReentrantReadWriteLock();
    private volatile boolean running;
    /** When a text was last begun to be read, by {@link System#nanoTime}. */
    private volatile long reading = System.nanoTime();

    private volatile ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Lanes(ProcessingJobs rows, Documents documents, Ending ending, Jobs jobs, DataSource database, Steps steps) {
        this.rows = rows;
        this.documents = documents;
        this.ending = ending;
        this.jobs = jobs;
        this.me = new WorkerLock(database);
        steps.inOrder().forEach(step -> lanes.put(step.name(), new Lane(step)));
    }

    /** Something may be due. */
    record Wanted() {}

    @TransactionalEventListener(fallbackExecution = true)
    void on(Wanted now) {
        lanes.values().stream().filter(lane -> lane.step.after().isEmpty()).forEach(Lane::rouse);
    }

    private void rouse(String step) {
        Lane lane = lanes.get(step);
        if (lane != null) {
            lane.rouse();
        }
    }

    private void rouse() {
        lanes.values().forEach(Lane::rouse);
    }

    @Override
    public void start() {
        if (!jobs.areDoneHere()) {
            return;
        }
        running = true;
        threads = Executors.newVirtualThreadPerTaskExecutor();
        threads.execute(this::watch);
    }

    /** What is in hand is given back, and done again by whoever looks next. */
    @Override
    public void stop() {
        running = false;
        rouse();
        try {
            boolean alone = writing.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            threads.shutdownNow();
            if (alone) {
                writing.writeLock().unlock();
            }
            threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            rows.release(me.number());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException gone) {
            // The lock falls all the same.
            log.debug("documents in hand were not given back", gone);
        } finally {
            me.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Holds this process's lock and takes over from processes that are gone. */
    private void watch() {
        boolean begun = false;
        while (running) {
            try {
                me.hold();
                ending.takenOver(me.number()).forEach(this::rouse);
                giveBack();
                if (!begun) {
                    begun = true;
                    lanes.values().forEach(lane -> threads.execute(lane::work));
                }
                rows.due().forEach(this::rouse);
                told.set(false);
                Thread.sleep(LOOK);
            } catch (InterruptedException stopping) {
                return;
            } catch (SQLException | RuntimeException passing) {
                tell(passing);
                pause();
            }
        }
    }

    private void giveBack() {
        for (ProcessingJob job = unended.peek(); job != null; job = unended.peek()) {
            rows.giveBack(job, me.number(), LOOK);
            unended.remove();
        }
        rows.giveBackLost(me.number(), inHand, LOST);
    }

    private void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once until it goes well again. */
    private void tell(Exception failure) {
        if (running && told.compareAndSet(false, true)) {
            log.warn("documents cannot be processed for the moment", failure);
        }
    }

    /** The work on a file is interrupted when the process stops; what is being written to the database then is waited for. */
    private <T> List<T> unbroken(Supplier<List<T>> work) {
        writing.readLock().lock();
        try {
            return running ? work.get() : List.of();
        } finally {
            writing.readLock().unlock();
        }
    }

    private final class Lane {
        private final Step step;
        private final Semaphore free;
        private final Semaphore roused = new Semaphore(0);

        Lane(Step step) {
            this.step = step;
            this.free = new Semaphore(step.width());
        }

        void rouse() {
            roused.release();
        }

        void work() {
            while (running) {
                try {
                    free.acquire();
                    free.release();
                    giveWay();
                    int most = free.availablePermits();
                    List<ProcessingJob> due = unbroken(() -> rows.claim(step.name(), most, me.number()));
                    due.forEach(job -> inHand.add(job.id()));
                    for (ProcessingJob job : due) {
                        free.acquire();
                        threads.execute(() -> carry(job));
                    }
                    told.set(false);
                    if (due.size() < most) {
                        roused.acquire();
                        roused.drainPermits();
                    }
                } catch (InterruptedException stopping) {
                    return;
                } catch (RuntimeException passing) {
                    tell(passing);
                    pause();
                }
            }
        }

        /**
         * Documents are to be found by their words first: what is made of words waits while others are still to be read, though for no more than a moment each
         * time, lest it stand still for as long as documents come.
         */
        private void giveWay() throws InterruptedException {
            if (step.after().contains(EyeStep.NAME)) {
                long began = System.nanoTime();
                while (running
                        && System.nanoTime() - reading < QUIET.toNanos()
                        && System.nanoTime() - began < LOOK.toNanos()) {
                    Thread.sleep(QUIET);
                }
            }
        }

        private void carry(ProcessingJob job) {
            if (step.name().equals(TextStep.NAME)) {
                reading = System.nanoTime();
            }
            try {
                Document document = documents.find(job.documentId()).orElse(null);
                if (document == null) {
                    ending.nothing(job, me.number());
                    return;
                }
                run(job, document);
            } catch (RuntimeException passing) {
                tell(passing);
                unended.add(job);
            } finally {
                inHand.remove(job.id());
                free.release();
            }
        }

        private void run(ProcessingJob job, Document document) {
            Step.Done done;
            try {
                done = step.run(document);
            } catch (RuntimeException | StackOverflowError | LinkageError failure) {
                fail(job, document, failure);
                return;
            }
            try {
                unbroken(() -> ending.done(job, me.number(), done)).forEach(Lanes.this::rouse);
            } catch (RuntimeException refused) {
                if (isAway(refused)) {
                    throw refused;
                }
                fail(job, document, refused);
            }
        }

        private void fail(ProcessingJob job, Document document, Throwable failure) {
            boolean isTold = failure instanceof Problem || failure instanceof ReadingUnavailable;
            if (running && !isTold) {
                log.warn("the step {} of {} failed", step.name(), document.id(), failure);
            }
            unbroken(() -> ending.failed(job, me.number(), failure)).forEach(Lanes.this::rouse);
        }

        /** Whether the database could not be asked, or may take the same another time: not the fault of what is written. */
        private static boolean isAway(RuntimeException failure) {
            return failure instanceof CannotCreateTransactionException
                    || failure instanceof TransactionSystemException
                    || failure instanceof TransientDataAccessException
                    || failure instanceof RecoverableDataAccessException
                    || failure instanceof DataAccessResourceFailureException && !isTooMuch(failure);
        }

        /** What exceeds a limit of PostgreSQL (class 54) exceeds it the next time too. */
        private static boolean isTooMuch(RuntimeException failure) {
            return failure.getCause() instanceof SQLException cause
                    && cause.getSQLState() != null
                    && cause.getSQLState().startsWith("54");
        }
    }
}
