package pebble.blobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pebble.jobs.Jobs;

/**
 * Removes bytes that nothing holds any more. Who holds them the database knows, as every row that names bytes refers to theirs. What was
 * brought within the last day stays a while: its holder may be on its way.
 */
@Component
public class BlobRemoval {
    static final Duration YOUNG = Duration.ofDays(1);
    private static final TaskDescriptor<Work> TASK = TaskDescriptor.of("remove-bytes", Work.class);

    private final JdbcClient sql;
    private final LargeBlobs large;
    private final Jobs jobs;
    private final TransactionOperations transactions;
    private final Clock clock;
    /** Once it is, it stays so. */
    private volatile boolean ours;

    BlobRemoval(JdbcClient sql, LargeBlobs large, Jobs jobs, TransactionOperations transactions, Clock clock) {
        this.sql = sql;
        this.large = large;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    record Work(String sha256) {}

    enum Outcome {
        REMOVED,
        HELD,
        YOUNG
    }

    /**
     * A holder is gone; the bytes go soon after, if it was the last. Each telling is a job of its own: one that is at work at this moment may
     * have found them held.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Sha256 sha256) {
        jobs.schedule(TASK, sha256 + " " + UUID.randomUUID(), new Work(sha256.toString()));
    }

    /**
     * The row first, which makes whoever brings the same bytes at this moment wait, then the bytes, then the commit. Cut in between the row
     * is back, nobody refers to it, and the next attempt removes both; whoever brings the bytes meanwhile writes them again.
     */
    Outcome remove(Sha256 sha256) {
        try {
            return transactions.execute(status -> {
                Optional<Boolean> gone = sql.sql("""
                                delete from blob where sha256 = :sha256 and created_at < :young returning body is null as large
                                """)
                        .param("sha256", sha256.bytes())
                        .param("young", clock.instant().minus(YOUNG).atOffset(ZoneOffset.UTC))
                        .query(Boolean.class)
                        .optional();
                if (gone.isPresent() && gone.get()) {
                    removeLarge(sha256);
                }
                return gone.isEmpty() && isThere(sha256) ? Outcome.YOUNG : Outcome.REMOVED;
            });
        } catch (DataIntegrityViolationException referred) {
            return Outcome.HELD;
        }
    }

    /**
     * As {@link #remove}, of bytes in the store for large ones that no row names. A row that is never committed stands for them meanwhile: whoever
     * brings the same bytes at this moment waits for it, and writes them again.
     *
     * @return whether they were removed
     */
    boolean removeUnnamed(Sha256 sha256) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            status.setRollbackOnly();
            int standing = sql.sql("""
                            insert into blob (sha256, size, created_at) values (:sha256, 0, :now) on conflict do nothing
                            """)
                    .param("sha256", sha256.bytes())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (standing == 1) {
                removeLarge(sha256);
            }
            return standing == 1;
        }));
    }

    /** Whether the store for large bytes is this database's: what lies in another's may be named there, and stays. */
    boolean isStoreOurs() throws IOException {
        if (!ours) {
            ours = large.claim(
                    sql.sql("select owner from blob_store").query(UUID.class).single());
        }
        return ours;
    }

    private void removeLarge(Sha256 sha256) {
        try {
            if (isStoreOurs()) {
                large.remove(sha256);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isThere(Sha256 sha256) {
        return sql.sql("select exists (select from blob where sha256 = :sha256)")
                .param("sha256", sha256.bytes())
                .query(Boolean.class)
                .single();
    }

    @Configuration(proxyBeanMethods = false)
    static class Tasking {
        @Bean
        CustomTask<Work> removeBytes(BlobRemoval removal) {
            return Tasks.custom(TASK)
                    .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofMinutes(1), 2))
                    .execute((instance, context) -> switch (removal.remove(
                            Sha256.parse(instance.getData().sha256()).orElseThrow())) {
                        case REMOVED, HELD -> new OnCompleteRemove<>();
                        case YOUNG -> new OnCompleteReschedule<>(FixedDelay.of(YOUNG), instance.getData());
                    });
        }
    }
}
