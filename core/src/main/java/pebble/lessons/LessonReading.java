package pebble.lessons;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import pebble.classifier.Encoder;
import pebble.classifier.Passage;
import pebble.classifier.Points;

/** Has the encoder read what people taught: soon after, a few at a time, and all of it when the encoder is another one. */
@Component
class LessonReading {
    static final TaskDescriptor<Work> TASK = TaskDescriptor.of("read-lessons", Work.class);
    private static final int AT_ONCE = 64;

    /** What was taught while the last of a run were written is found by the next. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Lessons lessons;
    private final Encoder encoder;

    LessonReading(Lessons lessons, Encoder encoder) {
        this.lessons = lessons;
        this.encoder = encoder;
    }

    record Work() {}

    void readAll() {
        Map<UUID, Passage> unread = lessons.unread(encoder.name(), AT_ONCE);
        while (!unread.isEmpty()) {
            read(unread);
            unread = lessons.unread(encoder.name(), AT_ONCE);
        }
    }

    private void read(Map<UUID, Passage> unread) {
        List<UUID> ids = List.copyOf(unread.keySet());
        List<float[]> points =
                new Points(encoder).of(ids.stream().map(unread::get).toList());
        Map<UUID, float[]> read = new HashMap<>();
        for (int n = 0; n < ids.size(); n++) {
            read.put(ids.get(n), points.get(n));
        }
        lessons.keepPoints(encoder.name(), read);
    }

    @Configuration(proxyBeanMethods = false)
    static class Tasking {
        @Bean
        OneTimeTask<Work> readLessons(LessonReading reading) {
            return Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                            3, new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(5), 3)))
                    .execute((instance, context) -> reading.readAll());
        }

        @Bean
        RecurringTask<Void> readLessonsAgain(LessonReading reading) {
            return Tasks.recurring("read-lessons-again", FixedDelay.of(AGAIN))
                    .execute((instance, context) -> reading.readAll());
        }
    }
}
