package pebble.meaning;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import pebble.classifier.Encoder;
import pebble.jobs.Jobs;
import pebble.meaning.Meanings.Unread;

/**
 * Reads what mail means, the newest first, while no mail waits to be judged. It rests as long as it works, so that people do not feel it. What two processes read
 * at once counts once.
 */
@Component
class MailReading implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(MailReading.class);
    private static final int AT_ONCE = 8;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Meanings meanings;
    private final Encoder encoder;
    private final Jobs jobs;
    private final Semaphore stopping = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    MailReading(Meanings meanings, Encoder encoder, Jobs jobs) {
        this.meanings = meanings;
        this.encoder = encoder;
        this.jobs = jobs;
    }

    @Override
    public void start() {
        if (jobs.areDoneHere()) {
            running = true;
            stopping.drainPermits();
            thread = Thread.ofVirtual().name("mail-reading").start(this::work);
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread working = thread;
        if (working != null) {
            stopping.release();
            try {
                working.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        boolean told = false;
        boolean begun = false;
        while (running) {
            Duration rest = LOOK;
            try {
                if (!begun) {
                    meanings.forgetOthers();
                    begun = true;
                }
                long since = System.nanoTime();
                if (read()) {
                    rest = Duration.ofNanos(System.nanoTime() - since);
                }
                told = false;
            } catch (RuntimeException passing) {
                if (running && !told) {
                    log.warn("mail is not read for its meaning for the moment", passing);
                    told = true;
                }
            }
            rest(rest);
        }
    }

    /** As long, or until it is to stop; an interrupt would break the connection under way. */
    private void rest(Duration time) {
        try {
            if (stopping.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
                stopping.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean read() {
        List<Unread> unread = meanings.unread(AT_ONCE);
        if (unread.isEmpty()) {
            return false;
        }
        List<float[]> vectors = encoder.encode(unread.stream().map(Unread::text).toList());
        Map<UUID, float[]> read = new LinkedHashMap<>();
        for (int i = 0; i < unread.size(); i++) {
            read.put(unread.get(i).id(), vectors.get(i));
        }
        meanings.keep(read);
        return true;
    }
}
