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
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.jobs.Jobs;

/** Training in the background: when somebody asks, and hourly when enough was taught. It has a pool of one thread, so that mail goes on. */
@Component
class RetrainingJob {
    static final TaskDescriptor<Work> TASK = TaskDescriptor.of("train-classifier", Work.class);

    /** So many lessons are worth a new model. */
    private static final int ENOUGH = 20;

    private final Jobs jobs;
    private final Lessons lessons;
    private final Models models;

    RetrainingJob(Jobs jobs, Lessons lessons, Models models) {
        this.jobs = jobs;
        this.lessons = lessons;
        this.models = models;
    }

    /** @param reason why a model is trained, in words */
    record Work(String reason) {}

    /** A training that waits or runs is not doubled. */
    @Transactional
    void schedule(String reason) {
        jobs.schedule(TASK, "classifier", new Work(reason));
    }

    /** How much was taught, or taken back, since the newest model was trained. */
    int newLessons() {
        return lessons.countAfter(models.all().getFirst().lessons());
    }

    @Transactional
    void scheduleIfEnough() {
        if (newLessons() >= ENOUGH) {
            schedule("Enough was taught");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Tasking {
        @Bean
        OneTimeTask<Work> trainClassifier(Retraining retraining) {
            return Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofMinutes(1), 2))
                    .execute((instance, context) ->
                            quietly(() -> retraining.train(instance.getData().reason())));
        }

        @Bean
        RecurringTask<Void> trainClassifierWhenTaught(RetrainingJob job) {
            return Tasks.recurring("train-classifier-when-taught", FixedDelay.of(Duration.ofHours(1)))
                    .execute((instance, context) -> job.scheduleIfEnough());
        }

        private static void quietly(Runnable training) {
            try (ForkJoinPool alone = new ForkJoinPool(1)) {
                alone.submit(training).get();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the training was stopped", stopped);
            } catch (ExecutionException failed) {
                throw new IllegalStateException(failed.getCause());
            }
        }
    }
}
