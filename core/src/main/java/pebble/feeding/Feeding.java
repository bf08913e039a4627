package pebble.feeding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import pebble.indexes.IndexUnavailable;
import pebble.indexes.KeywordIndex;
import pebble.indexes.Projection;
import pebble.indexes.VectorIndex;

/**
 * Feeds the indexes of this process for as long as it lives, and makes those anew that are not whole. One that several processes share is fed by one of them, and
 * by another as soon as that one is gone. A process without an index has nothing to do.
 */
@Component
public class Feeding implements SmartLifecycle {
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
            DataSource database,
            ObjectProvider<KeywordIndex> keywords,
            ObjectProvider<VectorIndex> vectors) {
        this.changes = changes;
        keywords.ifAvailable(index -> pairs.add(new Pair<>(index, items, lead(index, database))));
        vectors.ifAvailable(index -> pairs.add(new Pair<>(index, points, lead(index, database))));
    }

    private static @Nullable Lead lead(Projection<?> index, DataSource database) {
        return index.sharedAs()
                .map(name -> new Lead(database, "pebble.search." + name))
                .orElse(null);
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
    public boolean isComplete() {
        return pairs.stream().allMatch(Pair::isComplete);
    }

    /** Whether all indexes hear what changes: what came last is found. */
    public boolean isHeard() {
        return pairs.stream().noneMatch(pair -> pair.deaf);
    }

    public boolean isRebuilding() {
        return pairs.stream().anyMatch(Pair::isRebuilding);
    }

    /** Makes all indexes anew, in the background. Those that are being made are left to it. */
    public void rebuild() {
        pairs.forEach(Pair::rebuild);
    }

    /** An index and what feeds it. */
    private final class Pair<T> {
        private final Projection<T> index;
        private final Source<T> source;
        private final @Nullable Lead lead;
        private final AtomicBoolean rebuilding = new AtomicBoolean();
        private volatile @Nullable Feed<T> feed;
        /** Of an index that another process feeds. */
        private volatile boolean whole;

        private volatile boolean deaf;
        private long kept = System.nanoTime();
        private long forgotten = kept;

        Pair(Projection<T> index, Source<T> source, @Nullable Lead lead) {
            this.index = index;
            this.source = source;
            this.lead = lead;
        }

        boolean isComplete() {
            Feed<T> begun = feed;
            return begun == null ? whole : begun.isComplete();
        }

        void feed() {
            while (running) {
                Duration rest;
                try {
                    rest = lead == null || lead.isMine() ? told() : watched();
                    deaf = false;
                } catch (IndexUnavailable away) {
                    trouble(away.getMessage(), null);
                    rest = away.after();
                } catch (RuntimeException passing) {
                    trouble(null, passing);
                    rest = PAUSE;
                    startOver();
                }
                if (rest.isPositive()) {
                    rest(rest);
                }
            }
        }

        /** From where the index was kept last: what it was told since may be lost with what failed. */
        private void startOver() {
            Feed<T> begun = feed;
            if (begun != null && !rebuilding.get()) {
                whole = begun.isComplete();
                feed = null;
            }
        }

        /** Told once, until it passes. */
        private void trouble(@Nullable String why, @Nullable Throwable failure) {
            if (running && !deaf) {
                log.warn("the search index is not fed for the moment: why={}", why, failure);
            }
            deaf = true;
        }

        private Duration told() {
            Feed<T> mine = begun();
            Duration rest = mine.round();
            long now = System.nanoTime();
            if (now - kept > KEEP.toNanos()) {
                mine.keep();
                kept = now;
                if (changes.isWantedAnew(index.id())) {
                    rebuild();
                }
            }
            if (now - forgotten > FORGET.toNanos()) {
                changes.forget();
                forgotten = now;
            }
            return rest;
        }

        private Feed<T> begun() {
            Feed<T> begun = feed;
            if (begun == null) {
                index.reopen();
                begun = Feed.of(index, source, changes);
                feed = begun;
            }
            if (!begun.isComplete()) {
                rebuild();
            }
            return begun;
        }

        /** Another process feeds it; should that one go, this one begins where the index stands then. */
        private Duration watched() {
            feed = null;
            whole = index.position()
                    .filter(position -> changes.knows(index.id(), position))
                    .isPresent();
            return PAUSE;
        }

        boolean isRebuilding() {
            return rebuilding.get() || feed == null && changes.isWantedAnew(index.id());
        }

        void rebuild() {
            Feed<T> begun = feed;
            if (begun == null) {
                changes.wantAnew(index.id());
            } else if (rebuilding.compareAndSet(false, true)) {
                Thread.ofVirtual().name("search-rebuild").start(() -> {
                    try {
                        begun.rebuild();
                    } catch (IndexUnavailable away) {
                        trouble(away.getMessage(), null);
                        rest(away.after());
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
            if (lead != null) {
                lead.close();
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
