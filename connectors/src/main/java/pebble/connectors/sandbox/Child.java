package pebble.connectors.sandbox;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pebble.reading.ReadingUnavailable;

/** A process that is asked one thing after another. It ends with us, since it reads its standard input to the end. */
final class Child {
    private static final Logger log = LoggerFactory.getLogger(Child.class);
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration END = Duration.ofSeconds(10);
    /** After so many files a new process takes over: parsers leak. */
    private static final int FILES = 400;

    private static final int OUT_OF_MEMORY = 3;
    private static final int INTERRUPTED = 128 + 2;
    private static final int TERMINATED = 128 + 15;

    private final Process process;
    private final Path folder;
    private final ScheduledExecutorService clock;
    private final DataOutputStream to;
    private final DataInputStream from;
    private int asked;
    private @Nullable Tail said;
    private volatile boolean overdue;
    private volatile boolean ended;

    private Child(Process process, Path folder, ScheduledExecutorService clock) {
        this.process = process;
        this.folder = folder;
        this.clock = clock;
        this.to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.from = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    }

    static Child start(Confinement confinement, ScheduledExecutorService clock) {
        try {
            Path folder = Scratch.folder();
            Child child;
            try {
                child = new Child(confinement.start(folder), folder, clock);
            } catch (IOException e) {
                Scratch.delete(folder);
                throw e;
            }
            Tail said = Tail.of(child.process.getErrorStream());
            child.said = said;
            if (!child.isReady()) {
                child.end();
                throw new ReadingUnavailable("A process to read files did not start: " + said.text());
            }
            return child;
        } catch (IOException e) {
            throw new ReadingUnavailable("A process to read files could not be started", e);
        }
    }

    private boolean isReady() {
        Future<?> alarm = alarm(START);
        try {
            return from.readInt() == Answers.READY && !overdue;
        } catch (IOException ended) {
            return false;
        } finally {
            alarm.cancel(false);
        }
    }

    Answer ask(Question question, Duration budget) {
        asked++;
        Future<?> alarm = alarm(budget);
        try {
            question.write(to);
            to.flush();
            return AnswerReading.of(from);
        } catch (AnswerReading.Nonsense nonsense) {
            log.warn(nonsense.getMessage());
            end();
            return Answer.None.BROKEN;
        } catch (IOException broken) {
            return whyThereIsNone();
        } finally {
            alarm.cancel(false);
        }
    }

    private Future<?> alarm(Duration budget) {
        try {
            return clock.schedule(
                    () -> {
                        overdue = true;
                        process.destroyForcibly();
                    },
                    budget.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            end();
            throw new ReadingUnavailable("Pebble is stopping", closed);
        }
    }

    private Answer.None whyThereIsNone() {
        int code = exitCode();
        if (overdue) {
            return Answer.None.TOO_LONG;
        }
        if (code == Answers.FAULTY) {
            log.warn("a file could not be read, and not for its own sake cause={}", said == null ? "" : said.line());
            return Answer.None.STOPPED;
        }
        if (ended || code == INTERRUPTED || code == TERMINATED) {
            return Answer.None.STOPPED;
        }
        return code == OUT_OF_MEMORY ? Answer.None.TOO_MUCH : Answer.None.BROKEN;
    }

    private int exitCode() {
        try {
            if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return TERMINATED;
        }
    }

    boolean isGoodForMore() {
        return process.isAlive() && !overdue && !ended && asked < FILES;
    }

    long pid() {
        return process.pid();
    }

    /** At once, whatever it does. */
    void end() {
        ended = true;
        process.destroyForcibly().onExit().thenRun(() -> Scratch.delete(folder));
    }

    /** The last that a process said on its standard error, all of which is read so that it never waits for us. */
    private static final class Tail {
        private static final int KEPT = 2_000;

        private final StringBuilder text = new StringBuilder();

        static Tail of(InputStream errors) {
            Tail tail = new Tail();
            Thread.ofPlatform().daemon().name("reading-errors").start(() -> tail.follow(errors));
            return tail;
        }

        private void follow(InputStream errors) {
            byte[] buffer = new byte[4096];
            try (errors) {
                for (int n = errors.read(buffer); n >= 0; n = errors.read(buffer)) {
                    String more = new String(buffer, 0, n, StandardCharsets.UTF_8);
                    append(more);
                    log.debug("a process that reads files says {}", more);
                }
            } catch (IOException closed) {
                // The process has ended.
            }
        }

        private synchronized void append(String said) {
            text.append(said);
            text.delete(0, Math.max(0, text.length() - KEPT));
        }

        /** The last line, as nothing that could be taken for one of ours. */
        String line() {
            String all = text();
            return all.substring(all.lastIndexOf('\n') + 1).replaceAll("\\p{Cntrl}", " ");
        }

        synchronized String text() {
            return text.toString().strip();
        }
    }
}
