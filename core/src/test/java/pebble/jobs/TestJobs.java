package pebble.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.serializer.JavaSerializer;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Jobs that are written down and that nobody does, for tests without a server. */
public final class TestJobs {
    private TestJobs() {}

    public static Jobs in(DataSource database) {
        return new Jobs(
                new StaticListableBeanFactory().getBeanProvider(Scheduler.class),
                database,
                new JavaSerializer(),
                Clock.systemUTC());
    }
}
