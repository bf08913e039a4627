package pebble.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Feeds the indexes of this process for as long as it lives, and makes those anew that are not whole. A process without an index has nothing to do. */
@Component
class Feeding implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Feeding.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration KEEP = Duration.ofSeconds(5);
    private static final Duration FORGET = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Changes changes;
    private final List<Pair<?>> pairs = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Semaphore stopping = new Semaphore(0);
    private volatile boolean running;

    Feeding(
            Changes changes,
            ItemSource items,
            PointSource points,
            ObjectProvider<KeywordIndex> keywords,
            ObjectProvider<VectorIndex> vectors) {
        this.changes = changes;
        keywords.ifAvailable(index -> pairs.add(new Pair<>(index, items)));
        vectors.ifAvailable(index -> pairs.add(new Pair<>(index, points)));
    }

    @Override
    public void start() {
        running = true;
        stopping.drainPermits();
        pairs.forEach(pair -> threads.add(Thread.ofVirtual().name("search-feed").start(pair::feed)));
    }

    @Override
    public void stop() {
        running = false;
        // Not by an interrupt, which would break the connection under way.
        stopping.release(threads.size());
        try {
            for (Thread thread : threads) {
                thread.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
        pairs.forEach(Pair::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Whether all indexes there are hold everything. */
    boolean isComplete() {
        return pairs.stream().allMatch(Pair::isComplete);
    }

    boolean isRebuilding() {
        return pairs.stream().anyMatch(pair -> pair.rebuilding.get());
    }

    /** Makes all indexes anew, in the background. Those that are being made are left to it. */
    void rebuild() {
        pairs.forEach(Pair::rebuild);
    }

    /** An index and what feeds it. */
    private final class Pair<T> {
        private final Projection<T> index;
        private final Source<T> source;
        private final AtomicBoolean rebuilding = new AtomicBoolean();
        private volatile @Nullable Feed<T> feed;

        Pair(Projection<T> index, Source<T> source) {
            this.index = index;
            this.source = source;
        }

        boolean isComplete() {
            Feed<T> begun = feed;
            return begun != null && begun.isComplete();
        }

        void feed() {
            boolean told = false;
            long kept = System.nanoTime();
            long forgotten = kept;
            while (running) {
                try {
                    Feed<T> mine = begun();
                    Duration rest = mine.round();
                    long now = System.nanoTime();
                    if (now - kept > KEEP.toNanos()) {
                        mine.keep();
                        kept = now;
                    }
                    if (now - forgotten > FORGET.toNanos()) {
                        changes.forget();
                        forgotten = now;
                    }
                    told = false;
                    if (rest.isPositive()) {
                        rest(rest);
                    }
                } catch (RuntimeException passing) {
                    if (running && !told) {
                        log.warn("the search index is not fed for the moment", passing);
                        told = true;
                    }
                    rest(PAUSE);
                }
            }
        }

        private Feed<T> begun() {
            Feed<T> begun = feed;
            if (begun == null) {
                begun = Feed.of(index, source, changes);
                feed = begun;
            }
            if (!begun.isComplete()) {
                rebuild();
            }
            return begun;
        }

        void rebuild() {
            Feed<T> begun = feed;
            if (begun != null && rebuilding.compareAndSet(false, true)) {
                Thread.ofVirtual().name("search-rebuild").start(() -> {
                    try {
                        begun.rebuild();
                    } catch (RuntimeException failure) {
                        if (running) {
                            log.warn("the search index could not be made anew", failure);
                            rest(PAUSE);
                        }
                    } finally {
                        rebuilding.set(false);
                    }
                });
            }
        }

        /** What was heard is written before the process goes, so that the next need not hear it again. */
        void end() {
            Feed<T> begun = feed;
            try {
                if (begun != null) {
                    begun.end();
                }
            } catch (RuntimeException gone) {
                log.debug("the search index was not written at the end", gone);
            }
        }
    }

    /** As long, or until it is to stop. */
    private void rest(Duration time) {
        try {
            if (stopping.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
                stopping.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
