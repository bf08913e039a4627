package pebble.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.blobs.BlobSweep.Place;
import pebble.connectors.files.FileBlobs;
import pebble.connectors.s3.RealStore;
import pebble.connectors.s3.S3Blobs;
import pebble.connectors.s3.S3Settings;
import pebble.jobs.TestJobs;
import pebble.shared.Database;

/** Bytes that nobody came to hold, in both stores for large ones and in the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BlobSweepTest {
    private static final Duration LATER = BlobRemoval.YOUNG.plusHours(1);

    private final DataSource database = Database.fresh();
    private final JdbcClient sql = JdbcClient.create(database);
    private final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(database));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Random random = new Random();
    private Path folder;
    private FileBlobs files;
    private RealStore objects;
    private S3Blobs bucket;

    @BeforeAll
    void stores(@TempDir Path temporary) throws Exception {
        folder = temporary.resolve("blobs");
        files = new FileBlobs(folder);
        objects = new RealStore(Files.createDirectory(temporary.resolve("objects")));
        bucket = S3Blobs.open(S3Settings.of(
                objects.url().toString(), RealStore.KEY, RealStore.SECRET, RealStore.BUCKET, "us-east-1"));
    }

    @AfterAll
    void end() throws Exception {
        threads.shutdownNow();
        bucket.close();
        objects.close();
    }

    Stream<LargeBlobs> stores() {
        return Stream.of(files, bucket);
    }

    private byte[] body(int size) {
        byte[] body = new byte[size];
        random.nextBytes(body);
        return body;
    }

    private Blobs blobs(LargeBlobs store) {
        return new Blobs(sql, store, Clock.systemUTC());
    }

    /** To its end, so much later. */
    private void sweep(LargeBlobs store, Duration from) {
        Clock clock = Clock.offset(Clock.systemUTC(), from);
        BlobSweep sweep = new BlobSweep(
                sql, store, new BlobRemoval(sql, store, TestJobs.in(database), transactions, clock), clock);
        Optional<Place> next = Optional.of(Place.BEGIN);
        while (next.isPresent()) {
            next = sweep.sweep(next.get());
        }
    }

    private void put(LargeBlobs store, byte[] body) {
        transactions.executeWithoutResult(status -> blobs(store).put(Map.of(Sha256.of(body), body)));
    }

    private void putAndHold(LargeBlobs store, byte[] body) {
        transactions.executeWithoutResult(status -> {
            blobs(store).put(Map.of(Sha256.of(body), body));
            hold(body);
        });
    }

    private void hold(byte[] body) {
        sql.sql("insert into documents (filename, hash_sha256, status) values ('held', :sha256, 'ready')")
                .param("sha256", Sha256.of(body).toString())
                .update();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void what_was_rolled_back_goes_after_a_day_and_what_a_row_names_stays(LargeBlobs store) {
        byte[] lost = body(300_000);
        byte[] held = body(300_000);
        transactions.executeWithoutResult(status -> {
            blobs(store).put(Map.of(Sha256.of(lost), lost));
            status.setRollbackOnly();
        });
        putAndHold(store, held);
        assertThat(store.find(Sha256.of(lost))).isPresent();

        sweep(store, Duration.ofHours(23));
        assertThat(store.find(Sha256.of(lost))).isPresent();
        sweep(store, LATER);

        assertThat(store.find(Sha256.of(lost))).isEmpty();
        assertThat(store.find(Sha256.of(held))).hasValue(held);
        assertThat(blobs(store).find(Sha256.of(held))).hasValue(held);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void rows_that_nothing_refers_to_go_with_their_bytes(LargeBlobs store) {
        byte[] small = body(1_000);
        byte[] large = body(300_000);
        byte[] held = body(1_000);
        put(store, small);
        put(store, large);
        putAndHold(store, held);

        sweep(store, LATER);

        assertThat(blobs(store).find(Sha256.of(small))).isEmpty();
        assertThat(blobs(store).find(Sha256.of(large))).isEmpty();
        assertThat(store.find(Sha256.of(large))).isEmpty();
        assertThat(blobs(store).find(Sha256.of(held))).hasValue(held);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void brought_again_at_the_moment_of_their_removal_they_are_there(LargeBlobs store) throws Exception {
        byte[] body = body(300_000);
        store.put(Map.of(Sha256.of(body), body));
        CountDownLatch removed = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Void> sweeping = CompletableFuture.runAsync(
                () -> sweep(
                        new Watched(store) {
                            @Override
                            public void remove(Sha256 gone) throws IOException {
                                super.remove(gone);
                                removed.countDown();
                                awaits(goOn);
                            }
                        },
                        LATER),
                threads);
        awaits(removed);

        CompletableFuture<Void> bringing = CompletableFuture.runAsync(() -> putAndHold(store, body), threads);
        untilSomebodyWaits();
        goOn.countDown();
        sweeping.get(20, TimeUnit.SECONDS);
        bringing.get(20, TimeUnit.SECONDS);

        assertThat(blobs(store).find(Sha256.of(body))).hasValue(body);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void what_is_being_brought_just_now_is_left(LargeBlobs store) throws Exception {
        byte[] body = body(300_000);
        store.put(Map.of(Sha256.of(body), body));
        CountDownLatch brought = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Void> bringing = CompletableFuture.runAsync(
                () -> transactions.executeWithoutResult(status -> {
                    blobs(store).put(Map.of(Sha256.of(body), body));
                    brought.countDown();
                    awaits(goOn);
                    hold(body);
                }),
                threads);
        awaits(brought);

        CompletableFuture<Void> sweeping = CompletableFuture.runAsync(() -> sweep(store, LATER), threads);
        untilSomebodyWaits();
        goOn.countDown();
        bringing.get(20, TimeUnit.SECONDS);
        sweeping.get(20, TimeUnit.SECONDS);

        assertThat(blobs(store).find(Sha256.of(body))).hasValue(body);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void they_are_told_in_order_so_many_at_once_and_from_any_name_on(LargeBlobs store) throws Exception {
        for (int i = 0; i < 5; i++) {
            byte[] body = body(300_000);
            store.put(Map.of(Sha256.of(body), body));
        }
        Instant soon = Instant.now().plus(Duration.ofHours(1));
        var all = store.writtenBefore(soon, null, 1000);

        assertThat(all).hasSizeGreaterThanOrEqualTo(5).isSorted();
        assertThat(store.writtenBefore(soon, null, 2)).isEqualTo(all.subList(0, 2));
        assertThat(store.writtenBefore(soon, all.get(1), 1000)).isEqualTo(all.subList(2, all.size()));
        assertThat(store.writtenBefore(soon, all.getLast(), 1000)).isEmpty();
        assertThat(store.writtenBefore(Instant.now().minus(Duration.ofHours(1)), null, 1000))
                .isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void a_store_of_another_database_is_left_alone(LargeBlobs store) throws Exception {
        byte[] theirs = body(300_000);
        store.put(Map.of(Sha256.of(theirs), theirs));
        UUID ours = sql.sql("select owner from blob_store").query(UUID.class).single();
        assertThat(store.claim(ours)).isTrue();
        assertThat(store.claim(UUID.randomUUID())).isFalse();
        sql.sql("update blob_store set owner = gen_random_uuid()").update();

        sweep(store, LATER);

        assertThat(store.find(Sha256.of(theirs))).isPresent();
        sql.sql("update blob_store set owner = :ours").param("ours", ours).update();
        sweep(store, LATER);
        assertThat(store.find(Sha256.of(theirs))).isEmpty();
    }

    @Test
    void what_was_never_finished_being_written_goes_too() throws Exception {
        Path lost = Files.createDirectories(folder.resolve("ab").resolve("cd")).resolve(UUID.randomUUID() + ".part");
        Files.writeString(lost, "half");
        Path young = Files.writeString(lost.resolveSibling(UUID.randomUUID() + ".part"), "half");
        Files.setLastModifiedTime(lost, FileTime.from(Instant.now().minus(LATER)));

        files.writtenBefore(Instant.now().minus(BlobRemoval.YOUNG), null, 10);

        assertThat(lost).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void a_store_that_is_away_stops_it_where_it_was() {
        byte[] body = body(300_000);
        files.put(Map.of(Sha256.of(body), body));

        assertThatThrownBy(() -> sweep(
                        new Watched(files) {
                            @Override
                            public void remove(Sha256 gone) throws IOException {
                                throw new IOException("away");
                            }
                        },
                        LATER))
                .hasMessageContaining("away");

        assertThat(files.find(Sha256.of(body))).isPresent();
        assertThat(sql.sql("select count(*) from blob where size = 0")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void untilSomebodyWaits() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> sql.sql(
                                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%blob%'")
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
