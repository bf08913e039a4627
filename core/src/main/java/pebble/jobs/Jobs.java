package pebble.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Schedules work in the transaction that caused it, and has it begin as soon as that commits. */
@Component
public class Jobs {
    private final ObjectProvider<Scheduler> scheduler;
    private final SchedulerClient elsewhere;
    private final Clock clock;

    // Jobs need use cases, which schedule jobs: the scheduler is looked up when it is there.
    Jobs(ObjectProvider<Scheduler> scheduler, DataSource database, Serializer serializer, Clock clock) {
        this.scheduler = scheduler;
        this.elsewhere = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                .serializer(serializer)
                .build();
        this.clock = clock;
    }

    /** Whether this process works, or leaves that to others. */
    public boolean areDoneHere() {
        return scheduler.getIfAvailable() != null;
    }

    /** A process that leaves the work to others has no scheduler; it writes their rows all the same. */
    private SchedulerClient rows() {
        Scheduler here = scheduler.getIfAvailable();
        return here == null ? elsewhere : here;
    }

    /**
     * Writes the job's row. The same instance, while it waits, is scheduled once.
     *
     * @param data what the job is told; written down as JSON
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> void schedule(TaskDescriptor<T> task, String instance, T data) {
        rows().scheduleIfNotExists(task.instance(instance).data(data).scheduledTo(clock.instant()));
        checkAfterCommit();
    }

    /**
     * As {@link #schedule}, but a row that waits for a later time is due now. A job that runs at this moment is left alone, so
     * it must itself look, when it ends, whether it was wanted again.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> void scheduleNow(TaskDescriptor<T> task, String instance, T data) {
        bringForward(task.instance(instance).data(data).scheduledTo(clock.instant()));
    }

    /** As {@link #scheduleNow}, the one row of a job that recurs. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void scheduleNow(TaskDescriptor<Void> recurring) {
        bringForward(recurring.instance(RecurringTask.INSTANCE).data(null).scheduledTo(clock.instant()));
    }

    private void bringForward(SchedulableInstance<?> row) {
        try {
            rows().schedule(row, ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (TaskInstanceCurrentlyExecutingException | ExecutionException running) {
            // The second when it began between being looked at and being brought forward.
            return;
        }
        checkAfterCommit();
    }

    private void checkAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
            }
        });
    }
}
