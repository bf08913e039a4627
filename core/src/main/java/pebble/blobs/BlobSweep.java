package pebble.blobs;

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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds, once a day, the bytes that nobody ever came to hold: stored by a process that died before it committed what names them, or let go by one that told nobody.
 * First the rows that no other row refers to, then what lies in the store for large bytes and has no row. A batch is a job's run, and the next one goes on behind
 * it.
 */
@Component
class BlobSweep {
    static final int BATCH = 1000;
    private static final TaskDescriptor<Place> TASK = TaskDescriptor.of("sweep-bytes", Place.class);
    private static final Logger log = LoggerFactory.getLogger(BlobSweep.class);

    private final JdbcClient sql;
    private final LargeBlobs large;
    private final BlobRemoval removal;
    private final Clock clock;

    BlobSweep(JdbcClient sql, LargeBlobs large, BlobRemoval removal, Clock clock) {
        this.sql = sql;
        this.large = large;
        this.removal = removal;
        this.clock = clock;
    }

    /**
     * How far it came.
     *
     * @param inStore whether the rows are done
     * @param after the last name that was looked at, or null before the first
     */
    record Place(boolean inStore, @Nullable String after) {
        static final Place BEGIN = new Place(false, null);
    }

    /** One batch. Where to go on, or nothing when all was looked at. */
    Optional<Place> sweep(Place from) {
        Instant young = clock.instant().minus(BlobRemoval.YOUNG);
        Sha256 after = from.after() == null ? null : Sha256.parse(from.after()).orElseThrow();
        return from.inStore() ? store(young, after) : rows(young, after);
    }

    private Optional<Place> rows(Instant young, @Nullable Sha256 after) {
        record Row(Sha256 name, boolean free) {}
        List<Row> rows = sql.sql("""
                        select b.sha256, b.created_at < :young and not (%s) as free from (
                            select sha256, created_at from blob where sha256 > :after order by sha256 limit :most) b
                        order by b.sha256
                        """.formatted(held()))
                .param("young", young.atOffset(ZoneOffset.UTC))
                .param("after", after == null ? new byte[0] : after.bytes())
                .param("most", BATCH)
                .query((row, n) -> new Row(Sha256.ofDigest(row.getBytes("sha256")), row.getBoolean("free")))
                .list();
        List<Sha256> free = rows.stream().filter(Row::free).map(Row::name).toList();
        tell(
                "rows",
                free.stream()
                        .filter(name -> removal.remove(name) == BlobRemoval.Outcome.REMOVED)
                        .count());
        return Optional.of(
                rows.size() < BATCH
                        ? new Place(true, null)
                        : new Place(false, rows.getLast().name().toString()));
    }

    /** Whether a row refers to it: who may, the database knows. */
    private String held() {
        return sql.sql("""
                        select 'exists (select from ' || c.conrelid::regclass || ' h where h.' || quote_ident(a.attname) || ' = b.sha256)'
                        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                        where c.contype = 'f' and c.confrelid = 'blob'::regclass
                        """).query(String.class).list().stream().collect(Collectors.joining(" or "));
    }

    private Optional<Place> store(Instant young, @Nullable Sha256 after) {
        try {
            if (!removal.isStoreOurs()) {
                log.warn("large files not swept: their store belongs to another database");
                return Optional.empty();
            }
            List<Sha256> names = large.writtenBefore(young, after, BATCH);
            tell("files", unnamed(names).stream().filter(removal::removeUnnamed).count());
            return names.size() < BATCH
                    ? Optional.empty()
                    : Optional.of(new Place(true, names.getLast().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Sha256> unnamed(List<Sha256> names) {
        return sql.sql("""
                        select n.sha256 from unnest(:names::bytea[]) n (sha256) where not exists (select from blob b where b.sha256 = n.sha256)
                        """)
                .param("names", names.stream().map(Sha256::bytes).toArray(byte[][]::new))
                .query((row, n) -> Sha256.ofDigest(row.getBytes("sha256")))
                .list();
    }

    private static void tell(String where, long removed) {
        if (removed > 0) {
            log.info("bytes that nobody held removed {}={}", where, removed);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Tasking {
        private static final Duration DAILY = Duration.ofDays(1);
        private static final Duration PAUSE = Duration.ofSeconds(1);

        @Bean
        CustomTask<Place> sweepBytes(BlobSweep sweep) {
            return Tasks.custom(TASK)
                    .scheduleOnStartup("one", Place.BEGIN, now -> now.plus(DAILY))
                    .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofHours(1)))
                    .execute((instance, context) -> sweep.sweep(instance.getData())
                            .map(next -> new OnCompleteReschedule<>(FixedDelay.of(PAUSE), next))
                            .orElseGet(() -> new OnCompleteReschedule<>(FixedDelay.of(DAILY), Place.BEGIN)));
        }
    }
}
