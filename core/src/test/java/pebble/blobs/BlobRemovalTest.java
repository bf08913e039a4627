package pebble.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pebble.TestServer;
import pebble.blobs.BlobRemoval.Outcome;
import pebble.identity.TestUsers;
import pebble.jobs.Jobs;

@SpringBootTest(classes = TestServer.class)
class BlobRemovalTest {
    private static final Duration LATER = BlobRemoval.YOUNG.plusHours(1);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Blobs blobs;

    @Autowired
    Jobs jobs;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    LargeBlobs large;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private byte[] body;
    private Sha256 sha256;

    @BeforeEach
    void bytes() {
        body = ("x".repeat(300_000) + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        sha256 = Sha256.of(body);
    }

    private void put() {
        transactions.executeWithoutResult(status -> blobs.put(Map.of(sha256, body)));
    }

    /** A row that refers to them. */
    private void hold() {
        jdbc.sql("""
                        insert into documents (filename, hash_md5, hash_sha256, status, entity_id)
                        values ('held', 'none', :sha256, 'ready', :entity)
                        """)
                .param("entity", new TestUsers(jdbc).entity("Paints").value())
                .param("sha256", sha256.toString())
                .update();
    }

    private BlobRemoval removal(Duration from) {
        return removal(from, large);
    }

    private BlobRemoval removal(Duration from, LargeBlobs store) {
        return new BlobRemoval(jdbc, store, jobs, transactions, Clock.offset(Clock.systemUTC(), from));
    }

    @Test
    void what_came_within_a_day_stays_and_what_nobody_holds_goes_afterwards() {
        put();

        assertThat(removal(Duration.ofHours(23)).remove(sha256)).isEqualTo(Outcome.YOUNG);
        assertThat(blobs.find(sha256)).isPresent();
        assertThat(removal(LATER).remove(sha256)).isEqualTo(Outcome.REMOVED);

        assertThat(blobs.find(sha256)).isEmpty();
        assertThat(large.find(sha256)).isEmpty();
        assertThat(removal(LATER).remove(sha256)).isEqualTo(Outcome.REMOVED);
    }

    @Test
    void what_was_brought_again_counts_as_new() {
        put();
        jdbc.sql("update blob set created_at = now() - interval '40 days' where sha256 = :sha256")
                .param("sha256", sha256.bytes())
                .update();
        put();

        assertThat(removal(Duration.ZERO).remove(sha256)).isEqualTo(Outcome.YOUNG);
    }

    @Test
    void what_a_row_refers_to_stays() {
        put();
        hold();

        assertThat(removal(LATER).remove(sha256)).isEqualTo(Outcome.HELD);

        assertThat(blobs.find(sha256)).hasValue(body);
    }

    @Test
    void while_somebody_brings_them_they_are_not_removed() throws Exception {
        put();
        CountDownLatch brought = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        CompletableFuture<Void> bringing = CompletableFuture.runAsync(
                () -> transactions.executeWithoutResult(status -> {
                    blobs.put(Map.of(sha256, body));
                    brought.countDown();
                    awaits(held);
                    hold();
                }),
                threads);
        awaits(brought);

        CompletableFuture<Outcome> removing =
                CompletableFuture.supplyAsync(() -> removal(LATER).remove(sha256), threads);
        untilSomebodyWaits();
        held.countDown();

        assertThat(removing.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.HELD);
        bringing.get(10, TimeUnit.SECONDS);
        assertThat(blobs.find(sha256)).hasValue(body);
    }

    @Test
    void brought_while_they_are_removed_they_are_there_again() throws Exception {
        put();
        CountDownLatch removed = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Outcome> removing = CompletableFuture.supplyAsync(
                () -> removal(LATER, new MemoryBlobs() {
                            @Override
                            public void remove(Sha256 gone) throws IOException {
                                large.remove(gone);
                                removed.countDown();
                                awaits(goOn);
                            }
                        })
                        .remove(sha256),
                threads);
        awaits(removed);

        CompletableFuture<Void> bringing = CompletableFuture.runAsync(
                () -> transactions.executeWithoutResult(status -> {
                    blobs.put(Map.of(sha256, body));
                    hold();
                }),
                threads);
        untilSomebodyWaits();
        goOn.countDown();

        assertThat(removing.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.REMOVED);
        bringing.get(10, TimeUnit.SECONDS);
        assertThat(blobs.find(sha256)).hasValue(body);
    }

    @Test
    void a_store_that_is_away_keeps_the_row_so_that_they_are_removed_later() {
        put();

        assertThatThrownBy(() -> removal(LATER, new MemoryBlobs() {
                            @Override
                            public void remove(Sha256 gone) throws IOException {
                                throw new IOException("away");
                            }
                        })
                        .remove(sha256))
                .hasMessageContaining("away");
        assertThat(blobs.find(sha256)).hasValue(body);

        assertThat(removal(LATER).remove(sha256)).isEqualTo(Outcome.REMOVED);
    }

    @Test
    void a_holder_that_goes_while_the_removal_for_another_is_at_work_is_not_forgotten() {
        put();
        hold();
        jdbc.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                        values ('remove-bytes', :sha256, now(), true, 'another process', now(), 1)
                        """).param("sha256", sha256.toString()).update();
        jdbc.sql("update blob set created_at = now() - interval '2 days' where sha256 = :sha256")
                .param("sha256", sha256.bytes())
                .update();

        transactions.executeWithoutResult(status -> {
            jdbc.sql("delete from documents where hash_sha256 = :sha256")
                    .param("sha256", sha256.toString())
                    .update();
            removal(Duration.ZERO).release(sha256);
        });

        await().atMost(Duration.ofSeconds(20)).until(() -> blobs.find(sha256).isEmpty());
        jdbc.sql("delete from scheduled_tasks where picked_by = 'another process'")
                .update();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private void untilSomebodyWaits() {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> jdbc.sql(
                                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%blob%'")
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
