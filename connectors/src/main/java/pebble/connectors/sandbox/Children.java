package pebble.connectors.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import pebble.reading.ReadingUnavailable;

/**
 * The processes that read. They are started when they are needed, serve one question at a time, and end when there was nothing to ask
 * for a minute. Who draws a page for a person does not wait behind a batch of files: there is one process more for that.
 */
final class Children implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration SWEEP = Duration.ofSeconds(15);
    private static final Duration WAIT = Duration.ofMinutes(5);
    private static final Duration SHORT_WAIT = Duration.ofSeconds(30);

    private static final String STOPPING = "Pebble is stopping";

    private final Confinement confinement;
    private final Semaphore readers;
    private final Semaphore drawers = new Semaphore(1, true);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("reading-clock").factory());

    private final Deque<Resting> idle = new ArrayDeque<>();
    private final Set<Child> busy = new HashSet<>();
    private boolean closed;

    private record Resting(Child child, long since) {}

    Children(Confinement confinement, int readers) {
        this.confinement = confinement;
        this.readers = new Semaphore(readers, true);
        clock.scheduleWithFixedDelay(this::sendHome, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @param budget for the answer, counted from when a process is there to give it */
    Answer ask(Question question, Duration budget) {
        boolean forAPerson = question instanceof Question.Draw draw && !draw.grey();
        Semaphore turn = forAPerson ? drawers : readers;
        await(turn, forAPerson ? SHORT_WAIT : WAIT);
        try {
            Child child = take();
            Answer answer = Answer.None.STOPPED;
            try {
                answer = child.ask(question, budget);
                return answer;
            } finally {
                giveBack(child, !answer.isLast());
            }
        } finally {
            turn.release();
        }
    }

    private static void await(Semaphore turn, Duration longest) {
        try {
            if (!turn.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ReadingUnavailable(
                        "Every process that reads files was busy for " + longest.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReadingUnavailable("Interrupted before a file was read", e);
        }
    }

    private Child take() {
        Child rested = rested();
        Child child = rested != null ? rested : Child.start(confinement, clock);
        if (isTaken(child)) {
            return child;
        }
        child.end();
        throw new ReadingUnavailable(STOPPING);
    }

    private synchronized boolean isTaken(Child child) {
        return !closed && busy.add(child);
    }

    private synchronized @Nullable Child rested() {
        if (closed) {
            throw new ReadingUnavailable(STOPPING);
        }
        for (Resting resting = idle.pollLast(); resting != null; resting = idle.pollLast()) {
            if (resting.child().isGoodForMore()) {
                return resting.child();
            }
            resting.child().end();
        }
        return null;
    }

    private synchronized void giveBack(Child child, boolean willing) {
        busy.remove(child);
        if (willing && !closed && child.isGoodForMore()) {
            idle.addLast(new Resting(child, System.nanoTime()));
        } else {
            child.end();
        }
    }

    private synchronized void sendHome() {
        long now = System.nanoTime();
        while (!idle.isEmpty() && now - idle.getFirst().since() > IDLE.toNanos()) {
            idle.removeFirst().child().end();
        }
    }

    synchronized List<Long> pids() {
        List<Long> pids = new ArrayList<>();
        busy.forEach(child -> pids.add(child.pid()));
        idle.forEach(resting -> pids.add(resting.child().pid()));
        return pids;
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(resting -> resting.child().end());
        idle.clear();
        busy.forEach(Child::end);
        clock.shutdownNow();
    }
}
