package pebble.live;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import pebble.access.Callers;
import pebble.access.CredentialId;
import pebble.identity.Caller;
import pebble.identity.UserId;

/**
 * One open stream. Its own thread first reads up what the browser missed, then sends what is delivered to its queue; a queue
 * that runs over means a browser too slow to follow, which is cut off and resumes by the last number it saw.
 */
final class Subscriber {
    private static final int PAGE = 500;

    private final CredentialId credential;
    private final UserId user;
    private final @Nullable String stream;
    private final SseEmitter emitter;
    private final Callers callers;
    private final EventLog log;
    private final LiveSettings settings;
    private final BlockingQueue<Frame> queue;
    private volatile boolean closed;
    private long sent;

    /** The thread while it waits or writes: then it may be interrupted, but never while it works with the database. */
    private @Nullable Thread waiting;

    Subscriber(
            CredentialId credential,
            UserId user,
            @Nullable String stream,
            SseEmitter emitter,
            Callers callers,
            EventLog log,
            LiveSettings settings) {
        this.credential = credential;
        this.user = user;
        this.stream = stream;
        this.emitter = emitter;
        this.callers = callers;
        this.log = log;
        this.settings = settings;
        this.queue = new ArrayBlockingQueue<>(settings.backlog());
    }

    CredentialId credential() {
        return credential;
    }

    UserId user() {
        return user;
    }

    @Nullable
    String stream() {
        return stream;
    }

    static Frame reset(long number) {
        return new Frame(number, "reset", "{\"last_event_id\":" + number + "}");
    }

    /** Never waits: it is called by the one thread that serves everybody. */
    void offer(Frame frame) {
        if (!closed && !queue.offer(frame)) {
            close();
        }
    }

    /** Only marks and wakes; the connection is ended by the thread that writes to it. */
    synchronized void close() {
        closed = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    boolean isClosed() {
        return closed;
    }

    private synchronized void mayBeInterrupted(boolean may) throws InterruptedException {
        waiting = may ? Thread.currentThread() : null;
        if (closed) {
            throw new InterruptedException();
        }
    }

    /**
     * @param resumeAfter the last number the browser saw, null when it begins
     * @param joinedAt from where on events come by the queue
     * @param present who is looking at what just now
     */
    void run(@Nullable Long resumeAfter, long joinedAt, List<Frame> present, Runnable leave) {
        try {
            begin(resumeAfter, joinedAt);
            for (Frame frame : present) {
                send(frame);
            }
            while (!closed) {
                follow();
            }
        } catch (IOException | IllegalStateException | InterruptedException | DataAccessException gone) {
            // The browser went away or was cut off, or the database did; it comes back with the last number it saw.
        } finally {
            end(leave);
        }
    }

    private void follow() throws IOException, InterruptedException {
        mayBeInterrupted(true);
        Frame frame = queue.poll(settings.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
        mayBeInterrupted(false);
        if (frame != null) {
            send(frame);
        } else if (callers.present(List.of(credential)).isEmpty()) {
            close();
        } else {
            write(SseEmitter.event().comment(""));
        }
    }

    private void end(Runnable leave) {
        synchronized (this) {
            closed = true;
            waiting = null;
        }
        // An interrupt that is still pending would break the farewell.
        Thread.interrupted();
        leave.run();
        emitter.complete();
    }

    private void begin(@Nullable Long resumeAfter, long joinedAt) throws IOException, InterruptedException {
        if (resumeAfter == null) {
            sent = joinedAt;
            send(hello(joinedAt));
            return;
        }
        EventLog.Span span = log.span();
        if (!span.holds(resumeAfter)) {
            sent = joinedAt;
            send(hello(joinedAt));
            send(reset(joinedAt));
            return;
        }
        sent = resumeAfter;
        send(hello(resumeAfter));
        readUp(joinedAt);
    }

    private void readUp(long joinedAt) throws IOException, InterruptedException {
        List<StoredEvent> page;
        do {
            page = log.after(sent, joinedAt, PAGE);
            Map<CredentialId, Caller> granted = callers.present(List.of(credential));
            Caller caller = granted.get(credential);
            if (caller == null) {
                close();
                return;
            }
            for (StoredEvent event : page) {
                Frame frame = event.frameFor(caller, stream);
                if (frame != null) {
                    send(frame);
                }
                sent = Math.max(sent, event.number());
            }
        } while (page.size() == PAGE && !closed);
    }

    private static Frame hello(long number) {
        return new Frame(null, "hello", "{\"last_event_id\":" + number + "}");
    }

    private void send(Frame frame) throws IOException, InterruptedException {
        SseEmitter.SseEventBuilder event = SseEmitter.event().name(frame.type());
        Long number = frame.number();
        if (number != null) {
            // A resumed browser may be ahead of this process for a moment.
            if (number <= sent && !frame.type().equals("reset")) {
                return;
            }
            sent = Math.max(sent, number);
            event.id(number.toString());
        }
        write(event.data(frame.data()));
    }

    private void write(SseEmitter.SseEventBuilder event) throws IOException, InterruptedException {
        mayBeInterrupted(true);
        emitter.send(event);
        mayBeInterrupted(false);
    }
}
