package pebble.llm;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pebble.llm.Completion.Failure;
import pebble.llm.Completion.Kind;

/**
 * Exchanges with the model as a good guest has them: few at a time, again after a pause when it passes, after the pause that was asked
 * for when one was, and not at all while most of them fail.
 */
final class Exchanges {
    private static final Logger log = LoggerFactory.getLogger(Exchanges.class);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    /** A quota of a day may have been raised meanwhile. */
    private static final Duration LONGEST_QUIET = Duration.ofMinutes(10);

    private final LanguageModel model;
    private final LlmSettings settings;
    private final Figures figures;
    private final Semaphore places;
    private final CircuitBreaker breaker;

    /** Until then the other side wants no questions from anybody here. */
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    Exchanges(LanguageModel model, LlmSettings settings, Figures figures, Clock clock) {
        this.model = model;
        this.settings = settings;
        this.figures = figures;
        this.places = new Semaphore(settings.concurrency(), true);
        this.breaker = CircuitBreaker.of(
                "language model",
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(5)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(settings.rest())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(change -> log.warn(
                        "Language model {}: {} to {}",
                        model.name(),
                        change.getStateTransition().getFromState(),
                        change.getStateTransition().getToState()));
    }

    Completion complete(Instruction instruction, String data, AnswerSchema schema, Limits limits, Deadline deadline)
            throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Duration quiet = Duration.ofNanos(Math.max(0, quietUntil.get() - System.nanoTime()));
            if (quiet.isPositive() && quiet.compareTo(deadline.left()) >= 0) {
                return failed(Kind.BUSY, "The model asked for a longer pause than there is time.");
            }
            Thread.sleep(quiet);
            if (deadline.passed() || !places.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                return failed(Kind.BUSY, "Other questions took all of the time.");
            }
            if (!breaker.tryAcquirePermission()) {
                places.release();
                return failed(Kind.UNAVAILABLE, "The model is left alone for a while, since most exchanges failed.");
            }
            Completion completion = once(instruction, data, schema, limits, deadline.left());
            figures.exchanged(instruction.purpose(), completion);
            Failure failure = completion.failure();
            if (failure == null) {
                return completion;
            }
            log.info("Language model {} failed: kind={} why={}", model.name(), failure.kind(), failure.why());
            boolean passes = failure.kind() == Kind.UNAVAILABLE || failure.kind() == Kind.BUSY;
            Duration pause = pause(failure, attempt);
            if (!passes || attempt >= settings.attempts() || pause.compareTo(deadline.left()) >= 0) {
                return completion;
            }
            Thread.sleep(pause);
        }
    }

    /** On a thread of its own, so that a model which forgets its limits holds its place but not the caller. */
    private Completion once(Instruction instruction, String data, AnswerSchema schema, Limits limits, Duration left)
            throws InterruptedException {
        var exchange = new FutureTask<>(() -> model.complete(instruction, data, schema, limits.within(left)));
        Thread.ofVirtual().name("language-model").start(() -> {
            try {
                exchange.run();
            } finally {
                places.release();
            }
        });
        Completion completion;
        try {
            completion = exchange.get(left.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooSlow) {
            exchange.cancel(true);
            completion = failed(Kind.UNAVAILABLE, "There was no answer in time.");
        } catch (ExecutionException broken) {
            Throwable cause = broken.getCause();
            completion = failed(
                    Kind.UNAVAILABLE,
                    "The exchange broke: "
                            + (cause == null ? broken : cause).getClass().getSimpleName());
        } catch (InterruptedException stopping) {
            exchange.cancel(true);
            breaker.releasePermission();
            throw stopping;
        }
        note(completion, limits, left);
        return completion;
    }

    private void note(Completion completion, Limits limits, Duration given) {
        Failure failure = completion.failure();
        if (failure == null || failure.kind() == Kind.UNANSWERABLE) {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            return;
        }
        // Who had to answer a person at once, or was given the rest of a time that others had used up, is not to blame
        // for being slow.
        boolean hurried = given.compareTo(limits.time().dividedBy(2)) < 0
                || given.compareTo(settings.budget().dividedBy(4)) < 0;
        if (failure.kind() == Kind.BUSY || hurried) {
            breaker.releasePermission();
        } else {
            breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException(failure.why()));
        }
        Duration after = failure.after();
        if (failure.kind() == Kind.BUSY && after != null) {
            Duration quiet = after.compareTo(LONGEST_QUIET) < 0 ? after : LONGEST_QUIET;
            long until = System.nanoTime() + quiet.toNanos();
            quietUntil.updateAndGet(known -> until - known > 0 ? until : known);
        }
    }

    private Duration pause(Failure failure, int attempt) {
        double chance = ThreadLocalRandom.current().nextDouble();
        Duration after = failure.after();
        if (after != null) {
            // Never earlier than asked for, and not all at once.
            return after.plusNanos((long) (Math.min(after.toNanos(), LONGEST_PAUSE.toNanos()) * chance / 5));
        }
        long longest = Math.min(LONGEST_PAUSE.toNanos(), settings.firstPause().toNanos() << Math.min(attempt - 1, 10));
        return Duration.ofNanos((long) (longest * (0.5 + chance / 2)));
    }

    private Completion failed(Kind kind, String why) {
        return Completion.failed(Failure.of(kind, why), model.name());
    }
}
