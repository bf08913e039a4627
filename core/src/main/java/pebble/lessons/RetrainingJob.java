package pebble.lessons;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.jobs.Jobs;

/** Training in the background: when somebody asks, and hourly when enough was taught. It has a pool of one thread, so that mail goes on. */
@Component
class RetrainingJob {
    static final TaskDescriptor<Work> TASK = TaskDescriptor.of("train-classifier", Work.class);
    private static final String INSTANCE = "classifier";

    /** So many lessons are worth a new model. */
    private static final int ENOUGH = 20;

    private final Jobs jobs;
    private final Lessons lessons;
    private final Models models;
    private final TrainingLog trainings;

    RetrainingJob(Jobs jobs, Lessons lessons, Models models, TrainingLog trainings) {
        this.jobs = jobs;
        this.lessons = lessons;
        this.models = models;
        this.trainings = trainings;
    }

    /** @param reason why a model is trained, in words */
    record Work(String reason) {}

    /** A training that waits or runs is not doubled; one that failed and waits for its next try begins at once. */
    @Transactional
    void scheduleNow(String reason) {
        trainings.asked(reason);
        jobs.scheduleNow(TASK, INSTANCE, new Work(reason));
    }

    /** How much was taught, or taken back, since the newest model was trained; a server that just began has none yet. */
    int newLessons() {
        return models.all().stream()
                .findFirst()
                .map(newest -> lessons.countAfter(newest.lessons()))
                .orElse(0);
    }

    /** One that failed keeps its pauses; one that was asked for as the last one ended has no job yet. */
    @Transactional
    void scheduleIfEnough() {
        TrainingLog.State state =
                trainings.newest().map(TrainingLog.Entry::state).orElse(TrainingLog.State.DONE);
        if (state == TrainingLog.State.ASKED || state == TrainingLog.State.DONE && newLessons() >= ENOUGH) {
            scheduleNow("Enough was taught");
        }
    }

    private static String words(Throwable failure) {
        return switch (failure) {
            case OutOfMemoryError memory -> "the server has too little memory for it";
            case DataAccessException database -> "the database did not take it";
            case InterruptedException stopped -> "the server was stopped amid it";
            default -> "it broke off; the server’s log says where";
        };
    }

    @Configuration(proxyBeanMethods = false)
    static class Tasking {
        @Bean
        OneTimeTask<Work> trainClassifier(Retraining retraining, TrainingLog trainings) {
            return Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofMinutes(1), 2))
                    .execute((instance, context) -> {
                        String reason = instance.getData().reason();
                        do {
                            trainings.began(reason);
                            quietly(() -> retraining.train(reason), trainings);
                        } while (trainings.isAsked());
                    });
        }

        @Bean
        RecurringTask<Void> trainClassifierWhenTaught(RetrainingJob job, FittingModel fitting) {
            return Tasks.recurring("train-classifier-when-taught", FixedDelay.of(Duration.ofHours(1)))
                    .execute((instance, context) -> {
                        fitting.see();
                        job.scheduleIfEnough();
                    });
        }

        private static void quietly(Runnable training, TrainingLog trainings) {
            ForkJoinPool alone = new ForkJoinPool(1);
            try {
                alone.submit(training).get();
            } catch (InterruptedException stopped) {
                trainings.failed(words(stopped));
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the training was stopped", stopped);
            } catch (ExecutionException failed) {
                Throwable cause = failed.getCause() == null ? failed : failed.getCause();
                trainings.failed(words(cause));
                throw new IllegalStateException(cause);
            } finally {
                // The product stops without waiting for it: its threads are daemons, and what it was at is begun anew.
                alone.shutdownNow();
            }
        }
    }
}
