package pebble.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import pebble.access.Callers;
import pebble.access.CredentialId;
import pebble.identity.TestUsers;
import pebble.identity.TestUsers.TestUser;
import pebble.identity.UserId;
import pebble.live.Listening.Received;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ResumeTest {
    @LocalServerPort
    int port;

    @Autowired
    Events events;

    @Autowired
    EventNumbering numbering;

    @Autowired
    EventFeed feed;

    @Autowired
    Subscribers subscribers;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JdbcClient sql;

    @Autowired
    Callers callers;

    @Test
    void a_browser_resumes_across_restarts_of_publisher_and_feed_without_gap_or_repeat() {
        TestUser admin = new TestUsers(sql).admin();
        List<String> got = new ArrayList<>();
        String last;
        try (Listening browser = Listening.as(port, admin)) {
            write("first");
            Received event = browser.next("test.resumed");
            got.add(subject(event));
            last = event.id();
        }
        long from = Long.parseLong(last);

        for (int round = 0; round < 3; round++) {
            feed.stop();
            numbering.stop();
            write("down " + round);
            numbering.start();
            feed.start();
            try (Listening browser = Listening.resuming(port, admin, last)) {
                write("up " + round);
                Received one = browser.next();
                Received two = browser.next();
                got.add(subject(one));
                got.add(subject(two));
                last = two.id();
            }
        }

        assertThat(got).containsExactly("first", "down 0", "up 0", "down 1", "up 1", "down 2", "up 2");
        assertThat(jdbc.queryForList(
                        "select number from live_event where number >= ? order by number", Long.class, from))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(from, from + 6).boxed().toList());
    }

    @Test
    void a_feed_that_starts_again_begins_where_the_events_are_now() {
        feed.stop();
        long before = events.lastNumber();
        write("while it rested");
        await().until(() -> events.lastNumber() == before + 1);

        feed.start();
        feed.awaitStart();

        assertThat(subscribers.position()).isEqualTo(before + 1);
    }

    @Test
    void a_burst_of_large_events_comes_whole_and_in_order() {
        TestUser admin = new TestUsers(sql).admin();
        Map<String, String> large = Map.of("subject", "x".repeat(5_000));
        try (Listening quick = Listening.as(port, admin)) {
            long before = events.lastNumber();
            for (int i = 0; i < 10; i++) {
                transaction.executeWithoutResult(status -> {
                    List<Event> many = new ArrayList<>();
                    for (int n = 0; n < 100; n++) {
                        many.add(new Event("test.large", "large", null, null, null, large, null));
                    }
                    events.publish(many);
                });
            }
            await().until(() -> events.lastNumber() >= before + 1000);

            long seen = before;
            while (seen < before + 1000) {
                Received next = quick.next();
                assertThat(Long.parseLong(next.id())).isEqualTo(seen + 1);
                seen++;
            }
        }
    }

    @Test
    void a_browser_too_slow_to_follow_is_cut_off_instead_of_holding_up_the_others() {
        LiveSettings small = new LiveSettings(Duration.ofDays(7), Duration.ofSeconds(15), 2, Duration.ofSeconds(30));
        Subscriber slow = new Subscriber(
                new CredentialId(UUID.randomUUID()),
                new UserId(UUID.randomUUID()),
                null,
                new SseEmitter(),
                callers,
                new EventLog(sql),
                small);
        slow.offer(new Frame(1L, "test", "{}"));
        slow.offer(new Frame(2L, "test", "{}"));
        boolean full = slow.isClosed();

        slow.offer(new Frame(3L, "test", "{}"));

        assertThat(full).isFalse();
        assertThat(slow.isClosed()).isTrue();
    }

    private void write(String subject) {
        transaction.executeWithoutResult(status ->
                events.publish(new Event("test.resumed", subject, null, null, null, Map.of("subject", subject), null)));
    }

    private static String subject(Received event) {
        return event.data().path("subject").asString();
    }
}
