package pebble.feeding;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import pebble.feeding.Changes.Change;
import pebble.indexes.Position;
import pebble.indexes.Projection;

/**
 * Keeps one index true. A change that is not settled is told to the index at once all the same, so that a long transaction of somebody else keeps nobody waiting;
 * where the index stands moves over settled ones only.
 *
 * @param <T> what the index is made of
 */
final class Feed<T> {
    private static final int AT_ONCE = 2_000;
    private static final int MANY = 10;
    private static final Duration LOOK_PAST = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMillis(700);

    private final Projection<T> index;
    private final Source<T> source;
    private final Changes changes;
    private final Set<Long> early = new HashSet<>();
    private final ReentrantLock rounds = new ReentrantLock();
    private Position position;
    /** When changes behind those that wait were last looked at, by {@link System#nanoTime}: all that wait are read for it. */
    private long lookedPast = System.nanoTime() - LOOK_PAST.toNanos();
    /** Where the index stood when it was kept last, and must still stand. */
    private @Nullable Position kept;

    private volatile boolean complete;

    private Feed(Projection<T> index, Source<T> source, Changes changes, Position position, boolean complete) {
        this.index = index;
        this.source = source;
        this.changes = changes;
        this.position = position;
        this.kept = complete ? position : null;
        this.complete = complete;
    }

    /** Goes on where the index stands, which is nowhere when this database did not lead it there. */
    static <T> Feed<T> of(Projection<T> index, Source<T> source, Changes changes) {
        Position kept = index.position()
                .filter(position -> changes.knows(index.id(), position))
                .orElse(null);
        return new Feed<>(index, source, changes, kept == null ? changes.horizon() : kept, kept != null);
    }

    /** Whether everything is in the index that was there when it was begun. */
    boolean isComplete() {
        return complete;
    }

    /** Tells the index what has come. Returns how long it may be left alone: longer while much comes, so that it is told in large pieces. */
    Duration round() {
        rounds.lock();
        try {
            int told = read();
            return told == AT_ONCE ? Duration.ZERO : told > MANY ? LONG : SHORT;
        } finally {
            rounds.unlock();
        }
    }

    /** Returns how many changes the index did not know. */
    private int read() {
        List<Change> come = changes.after(position, AT_ONCE);
        int told = tell(come);
        for (Change change : come) {
            if (change.settled()) {
                position = change.at();
                early.remove(change.at().seq());
            } else {
                early.add(change.at().seq());
            }
        }
        // A transaction that stays open keeps us where we are: what came behind all that is told already is told all
        // the same.
        boolean isDue = System.nanoTime() - lookedPast > LOOK_PAST.toNanos();
        while (isDue && told == 0 && come.size() == AT_ONCE && !come.getLast().settled()) {
            lookedPast = System.nanoTime();
            come = changes.after(come.getLast().at(), AT_ONCE);
            told = tell(come);
            come.forEach(change -> early.add(change.at().seq()));
        }
        return told;
    }

    /** Returns how many of them the index did not know. */
    private int tell(List<Change> come) {
        List<Change> fresh = come.stream()
                .filter(change -> !early.contains(change.at().seq()))
                .toList();
        if (!fresh.isEmpty()) {
            source.write(fresh, index);
            index.show();
        }
        return fresh.size();
    }

    /**
     * Has the index written durably, and the database told where it stands. One that stands elsewhere than it was left was emptied or put back by somebody, and is
     * not whole any more.
     */
    void keep() {
        rounds.lock();
        try {
            if (!complete) {
                return;
            }
            if (!index.position().equals(Optional.ofNullable(kept))) {
                complete = false;
            } else if (index.isUnkept() || !position.equals(kept)) {
                index.keep(position);
                kept = position;
                changes.remember(index.id(), position);
            }
        } finally {
            rounds.unlock();
        }
    }

    /** At the end of the process, when the database may be gone already. A server outside is told again by the next process what it was not told here. */
    void end() {
        if (index.sharedAs().isEmpty() && rounds.tryLock()) {
            try {
                if (complete && index.isUnkept()) {
                    index.keep(position);
                }
            } finally {
                rounds.unlock();
            }
        }
    }

    /** Makes the index anew from all there is, while the present one answers and goes on hearing what changes. */
    void rebuild() {
        Projection<T> made = index.beside();
        Feed<T> feed = new Feed<>(made, source, changes, changes.horizon(), false);
        orDiscard(made, () -> {
            changes.remember(made.id(), feed.position);
            source.writeAll(made);
            feed.catchUp();
        });
        rounds.lock();
        try {
            orDiscard(made, () -> {
                feed.catchUp();
                made.show();
                made.keep(feed.position);
                changes.remember(made.id(), feed.position);
            });
            UUID before = index.id();
            index.become(made);
            position = feed.position;
            kept = position;
            early.clear();
            early.addAll(feed.early);
            complete = true;
            changes.dismiss(before);
        } finally {
            rounds.unlock();
        }
    }

    private void orDiscard(Projection<T> made, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            try {
                made.discard();
                changes.dismiss(made.id());
            } catch (RuntimeException also) {
                failure.addSuppressed(also);
            }
            throw failure;
        }
    }

    private void catchUp() {
        int told;
        do {
            told = read();
        } while (told == AT_ONCE);
    }
}
