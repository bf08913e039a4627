package pebble.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EventNumberingTest {
    @Autowired
    Events events;

    @Autowired
    EventNumbering numbering;

    @Autowired
    DataSource dataSource;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void eight_writers_with_rollbacks_leave_no_gap_even_when_the_publisher_changes_hands() throws Exception {
        long before = events.lastNumber();
        AtomicInteger committed = new AtomicInteger();
        EventNumbering second = new EventNumbering(dataSource);
        second.start();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = java.util.stream.IntStream.range(0, 8)
                    .<Future<?>>mapToObj(writer -> writers.submit(() -> write(writer, committed)))
                    .toList();
            await().until(() -> committed.get() > 200);
            numbering.stop();
            await().until(() -> committed.get() > 500);
            numbering.start();
            for (Future<?> one : running) {
                one.get();
            }
        }
        await().until(() -> unnumbered() == 0);
        second.stop();

        List<Long> numbers =
                jdbc.queryForList("select number from live_event where number > ? order by number", Long.class, before);
        // Jobs of other tests may tell of something meanwhile.
        assertThat(jdbc.queryForObject(
                        "select count(*) from live_event where number > ? and type = 'test.happened'",
                        Integer.class,
                        before))
                .isEqualTo(committed.get());
        assertThat(numbers.getFirst()).isEqualTo(before + 1);
        assertThat(numbers.getLast()).isEqualTo(before + numbers.size());
        assertThat(events.lastNumber()).isGreaterThanOrEqualTo(numbers.getLast());
    }

    @Test
    void the_events_of_one_transaction_keep_their_order() {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 50; i++) {
                events.publish(event("order-" + i));
            }
        });
        await().until(() -> unnumbered() == 0);

        assertThat(jdbc.queryForList(
                        "select subject_id from live_event where subject_id like 'order-%' order by number",
                        String.class))
                .hasSize(50)
                .startsWith("order-0", "order-1")
                .endsWith("order-48", "order-49");
    }

    @Test
    void what_is_older_than_the_retention_is_forgotten_and_remembered_as_such() {
        transaction.executeWithoutResult(status -> events.publish(event("old")));
        await().until(() -> unnumbered() == 0);
        long last = events.lastNumber();
        EventLog log = new EventLog(org.springframework.jdbc.core.simple.JdbcClient.create(jdbc));

        transaction.executeWithoutResult(status -> log.forget(Instant.now().plusSeconds(60)));

        assertThat(log.span().forgotten()).isEqualTo(last);
        assertThat(log.span().holds(last)).isTrue();
        assertThat(log.span().holds(last - 1)).isFalse();
        assertThat(log.span().holds(last + 1)).isFalse();
    }

    private void write(int writer, AtomicInteger committed) {
        Random random = new Random(writer);
        for (int i = 0; i < 150; i++) {
            int size = 1 + random.nextInt(3);
            boolean kept = random.nextInt(4) > 0;
            transaction.executeWithoutResult(status -> {
                for (int n = 0; n < size; n++) {
                    events.publish(event("w" + writer));
                }
                if (!kept) {
                    status.setRollbackOnly();
                }
            });
            if (kept) {
                committed.addAndGet(size);
            }
        }
    }

    private int unnumbered() {
        Integer count = jdbc.queryForObject("select count(*) from live_event where number is null", Integer.class);
        return count == null ? 0 : count;
    }

    private static Event event(String subject) {
        return new Event("test.happened", subject, null, null, null, Map.of("subject", subject), null);
    }
}
