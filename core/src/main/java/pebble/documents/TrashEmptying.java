package pebble.documents;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pebble.audit.Audit;
import pebble.blobs.BlobRemoval;
import pebble.identity.Caller;

/** Removes for good what has lain in the trash for thirty days, each document in a transaction of its own; its bytes follow when nothing else holds them. */
@Component
class TrashEmptying {
    static final Duration KEPT = Duration.ofDays(30);
    private static final Logger log = LoggerFactory.getLogger(TrashEmptying.class);

    private final Documents documents;
    private final BlobRemoval bytes;
    private final Audit audit;
    private final JdbcClient sql;
    private final TransactionOperations transactions;
    private final Clock clock;

    TrashEmptying(
            Documents documents,
            BlobRemoval bytes,
            Audit audit,
            JdbcClient sql,
            TransactionOperations transactions,
            Clock clock) {
        this.documents = documents;
        this.bytes = bytes;
        this.audit = audit;
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How many were removed. What somebody restores at this moment stays. */
    int empty() {
        int removed = 0;
        while (Boolean.TRUE.equals(transactions.execute(status -> removeOldest()))) {
            removed++;
        }
        if (removed > 0) {
            log.info("trash emptied documents={}", removed);
        }
        return removed;
    }

    private boolean removeOldest() {
        Optional<Document> oldest = sql.sql("""
                        select id from documents where trashed_at < :before order by trashed_at limit 1 for update skip locked
                        """)
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .query((row, n) -> new DocumentId(row.getObject("id", UUID.class)))
                .optional()
                .flatMap(documents::find);
        oldest.ifPresent(this::remove);
        return oldest.isPresent();
    }

    private void remove(Document document) {
        sql.sql("delete from documents where id = :id")
                .param("id", document.id().value())
                .update();
        bytes.release(document.sha256());
        audit.record(
                Caller.SYSTEM,
                new Audit.Change(
                        "document.removed",
                        "document",
                        document.id().toString(),
                        document.entity(),
                        Map.of(
                                "filename", document.filename(),
                                "sha256", document.sha256().toString(),
                                "trashed_at", String.valueOf(document.trashedAt())),
                        null));
    }

    @Configuration(proxyBeanMethods = false)
    static class Tasking {
        @Bean
        RecurringTask<Void> emptyTrash(TrashEmptying emptying) {
            return Tasks.recurring("empty-trash", FixedDelay.of(Duration.ofHours(1)))
                    .execute((instance, context) -> emptying.empty());
        }
    }
}
