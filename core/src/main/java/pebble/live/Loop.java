package pebble.live;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that goes on for as long as the process lives, over a connection of its own. When the database goes away it is taken up
 * again once it is back.
 */
abstract class Loop implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String name;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    Loop(String name) {
        this.name = name;
    }

    /** Opens its connection and works until {@link #isRunning} says no or something fails. */
    abstract void work() throws Exception;

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /** Ends the waiting of {@link #work}, which then sees that it is to stop. */
    void rouse(Thread working) {
        working.interrupt();
    }

    @Override
    public void stop() {
        running = false;
        Thread working = thread;
        if (working == null) {
            return;
        }
        rouse(working);
        try {
            if (!working.join(PATIENCE)) {
                working.interrupt();
                working.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        boolean told = false;
        while (running) {
            try {
                work();
                told = false;
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                if (running && !told) {
                    log.warn("{} interrupted", name, e);
                    told = true;
                }
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
