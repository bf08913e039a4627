package pebble.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.TestUsers;
import pebble.shared.Database;
import tools.jackson.databind.json.JsonMapper;

class AuditChainTest {
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private Audit audit;
    private AuditSealer sealer;
    private AuditChain chain;
    private TestUsers users;
    private Caller ada;

    @BeforeEach
    void setUp() {
        DataSource database = Database.fresh();
        var transactions = new JdbcTransactionManager(database);
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(transactions);
        audit = new Audit(new JdbcTemplate(database), JsonMapper.shared(), Clock.systemUTC());
        sealer = new AuditSealer(jdbc, transaction, Clock.systemUTC());
        chain = new AuditChain(database, transactions);
        users = new TestUsers(jdbc);
        ada = users.admin().caller();
    }

    private void record(int count, EntityId entity) {
        transaction.executeWithoutResult(status -> audit.record(
                ada,
                IntStream.range(0, count)
                        .mapToObj(i -> new Audit.Change(
                                "card.moved",
                                "card",
                                "card_" + i,
                                entity,
                                Map.of("column", "inbox", "n", 1.50),
                                Map.of("column", "done", "zeta", List.of(1, "ü"), "alpha", Map.of("b", 1, "a", 2))))
                        .toList()));
    }

    /** Past the triggers, as somebody with the database's own keys would do it. */
    private void tamper(String sql) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            assertThat(jdbc.sql(sql).update()).isPositive();
        });
    }

    @Test
    void what_was_committed_is_sealed_and_verified() {
        record(3, users.entity("Acids"));
        assertThat(chain.verify().unsealed()).isEqualTo(3);
        assertThat(chain.verify().unsealedTail()).hasSize(3).allMatch(id -> id.startsWith("aud_"));

        int sealed = seal();

        AuditChain.Verification verification = chain.verify();
        assertThat(sealed).isEqualTo(3);
        assertThat(verification.intact()).isTrue();
        assertThat(verification.unsealed()).isZero();
        assertThat(verification.head()).hasSize(64);
        assertThat(verification.sealed())
                .isEqualTo(jdbc.sql("select count(*) from audit_record")
                        .query(Long.class)
                        .single());
    }

    @Test
    void an_edited_record_breaks_the_chain_where_it_stands() {
        record(5, users.entity("Acids"));
        seal();
        long third = seqOf("card_2");

        tamper("update audit_record set actor_name = 'Mallory' where object_id = 'card_2'");

        AuditChain.Verification verification = chain.verify();
        assertThat(verification.intact()).isFalse();
        assertThat(verification.firstBroken()).isEqualTo(third);
    }

    @Test
    void a_deleted_record_and_a_deleted_seal_are_found() {
        record(5, users.entity("Acids"));
        seal();
        // Records of one moment are sealed in no order that is known beforehand; this one has others after it.
        long third = jdbc.sql("select max(seq) - 2 from audit_seal")
                .query(Long.class)
                .single();

        tamper("delete from audit_record where id = (select audit_id from audit_seal where seq = " + third + ")");
        assertThat(chain.verify().firstBroken()).isEqualTo(third);
        tamper("delete from audit_seal where seq = " + third);

        AuditChain.Verification verification = chain.verify();
        assertThat(verification.firstBroken()).isEqualTo(third + 1);
        assertThat(verification.broken()).contains("missing");
    }

    @Test
    void a_record_slipped_in_is_found() {
        record(2, users.entity("Acids"));
        seal();

        tamper("""
                insert into audit_record (id, at, actor_id, actor_name, act, object_type, object_id)
                values (gen_random_uuid(), now() - interval '1 day', gen_random_uuid(), 'Mallory', 'card.moved', 'card', 'card_x')
                """);

        AuditChain.Verification verification = chain.verify();
        assertThat(verification.intact()).isFalse();
        assertThat(verification.unaccounted()).hasSize(1);
    }

    @Test
    void the_chain_cannot_be_rewritten_through_the_product() {
        record(1, users.entity("Acids"));
        seal();

        for (String sql : List.of(
                "update audit_record set act = 'x'",
                "delete from audit_record",
                "update audit_seal set seq = seq + 1",
                "delete from audit_seal",
                "truncate audit_seal")) {
            assertThat(catchThrowable(() -> jdbc.sql(sql).update())).as(sql).hasMessageContaining("append-only");
        }
    }

    @Test
    void a_record_waits_while_an_older_transaction_is_open() throws Exception {
        var wrote = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        EntityId entity = users.entity("Acids");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> transaction.executeWithoutResult(status -> {
                record(1, entity);
                wrote.countDown();
                awaitQuietly(mayCommit);
            }));
            wrote.await();
            record(2, entity);

            int early = sealer.seal();
            mayCommit.countDown();
            slow.get();
            int late = seal();

            assertThat(early).isZero();
            assertThat(late).isEqualTo(3);
        }
        assertThat(chain.verify().intact()).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void writers_and_sealers_at_once_leave_one_unbroken_chain() throws Exception {
        EntityId entity = users.entity("Acids");
        List<Runnable> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(() -> record(25, entity));
            all.add(sealer::seal);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var running : all.stream().map(threads::submit).toList()) {
                running.get();
            }
        }

        seal();

        AuditChain.Verification verification = chain.verify();
        assertThat(verification.intact()).isTrue();
        assertThat(verification.unsealed()).isZero();
        assertThat(verification.sealed()).isGreaterThanOrEqualTo(1000);
    }

    @Test
    void twelve_thousand_records_are_sealed_in_batches() {
        record(12_000, users.entity("Acids"));

        int sealed = seal();

        assertThat(sealed).isEqualTo(12_000);
    }

    /** A transaction of any database of the server holds the sealer up, and other tests have theirs open. */
    private int seal() {
        var sealed = new AtomicInteger();
        await().until(() -> {
            sealed.addAndGet(sealer.seal());
            return jdbc.sql("select not exists (select from audit_unsealed)")
                    .query(Boolean.class)
                    .single();
        });
        return sealed.get();
    }

    private long seqOf(String object) {
        return jdbc.sql(
                        "select s.seq from audit_seal s join audit_record r on r.id = s.audit_id where r.object_id = :id")
                .param("id", object)
                .query(Long.class)
                .single();
    }
}
