package pebble.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chains committed records by hash. A record is taken only when no transaction older than its own is still open, so the order
 * (transaction, id) in which records are sealed never has to admit an earlier one later. One sealer at a time, by advisory lock.
 */
@Component
class AuditSealer {
    private static final int BATCH = 5000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AuditSealer(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Head(long seq, byte[] hash) {}

    private record Waiting(UUID id, String canonical) {}

    /** Seals what can be sealed now; answers how many records it was. */
    int seal() {
        int sealed = 0;
        int batch;
        do {
            Integer done = transaction.execute(status -> sealBatch());
            batch = done == null ? 0 : done;
            sealed += batch;
        } while (batch == BATCH);
        return sealed;
    }

    private int sealBatch() {
        boolean alone = jdbc.sql("select pg_try_advisory_xact_lock(hashtext('pebble.audit_sealer'))")
                .query(Boolean.class)
                .single();
        List<Waiting> waiting = alone ? waiting() : List.of();
        if (waiting.isEmpty()) {
            return 0;
        }
        Head head = jdbc.sql("select seq, hash from audit_seal order by seq desc limit 1")
                .query((row, n) -> new Head(row.getLong("seq"), row.getBytes("hash")))
                .optional()
                .orElseGet(() -> new Head(0, Sealed.start()));
        UUID[] ids = new UUID[waiting.size()];
        byte[][] hashes = new byte[waiting.size()][];
        byte[] hash = head.hash();
        for (int i = 0; i < ids.length; i++) {
            hash = Sealed.hash(hash, waiting.get(i).canonical());
            ids[i] = waiting.get(i).id();
            hashes[i] = hash;
        }
        append(head.seq(), ids, hashes);
        return ids.length;
    }

    /** A record that was restored from another server may bear a transaction number this server has not reached yet. */
    private List<Waiting> waiting() {
        return jdbc.sql("select " + Sealed.COLUMNS + """
                         from audit_unsealed u join audit_record r on r.id = u.audit_id
                        where u.xid < pg_snapshot_xmin(pg_current_snapshot())
                           or u.xid >= pg_snapshot_xmax(pg_current_snapshot())
                        order by u.xid, u.audit_id limit :batch
                        """)
                .param("batch", BATCH)
                .query((row, n) -> new Waiting(row.getObject("id", UUID.class), Sealed.canonical(row)))
                .list();
    }

    private void append(long after, UUID[] ids, byte[][] hashes) {
        jdbc.sql("""
                        with sealed as (
                            insert into audit_seal (seq, audit_id, hash, sealed_at)
                            select :after + n, id, hash, :now
                            from unnest(:ids, :hashes) with ordinality as next (id, hash, n)
                            returning audit_id)
                        delete from audit_unsealed where audit_id in (select audit_id from sealed)
                        """)
                .param("after", after)
                .param("ids", ids)
                .param("hashes", hashes)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        @Bean
        RecurringTask<Void> auditSealing(AuditSealer sealer) {
            return Tasks.recurring("audit-sealing", FixedDelay.of(Duration.ofMillis(500)))
                    .execute((instance, context) -> sealer.seal());
        }
    }
}
