package pebble.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import pebble.identity.Caller;

/** Two people drag the same cards about at the same time, a thousand drags each. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DragsTest {
    private static final int DRAGS = 1000;

    @Autowired
    BoardCast cast;

    @Autowired
    CardMoving moving;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void two_people_dragging_a_thousand_cards_at_once_lose_nothing() throws Exception {
        List<Card> cards = cast.open(cast.aurora, "sales", "Dragged", BoardCast.NOON, 40);
        String ids = "('"
                + String.join(
                        "','",
                        cards.stream().map(c -> c.id().value().toString()).toList()) + "')";

        long moves = 0;
        try (ExecutorService people = Executors.newFixedThreadPool(2)) {
            List<Future<Long>> both = List.of(
                    people.submit(() -> drag(cast.mira.caller(), cards, 1)),
                    people.submit(() -> drag(cast.ravi.caller(), cards, 2)));
            for (Future<Long> one : both) {
                moves += one.get();
            }
        }

        assertThat(count("select count(*) from activity where kind = 'moved' and card_id in " + ids))
                .isEqualTo(moves);
        assertThat(count("select sum(version) - count(*) from card where id in " + ids))
                .isEqualTo(moves);
        assertThat(count("select count(distinct rank) from card where id in " + ids))
                .isEqualTo(cards.size());
        String publicIds = "('"
                + String.join("','", cards.stream().map(c -> c.id().toString()).toList()) + "')";
        assertThat(count("select count(*) from audit_record where act = 'card.moved' and object_id in " + publicIds))
                .isEqualTo(moves);
        assertThat(count("select count(*) from live_event where type = 'card.moved' and subject_id in " + publicIds))
                .isEqualTo(moves);
        assertThat(count("select max(length(rank)) from card where id in " + ids))
                .isLessThan(200);
    }

    /** How many of the drags moved a card: some put it down where it lay. */
    private long drag(Caller person, List<Card> cards, long seed) {
        Random random = new Random(seed);
        List<String> columns = List.of("inbox", "quoted");
        return IntStream.range(0, DRAGS)
                .filter(i -> {
                    CardId card = cards.get(random.nextInt(cards.size())).id();
                    CardId beside = cards.get(random.nextInt(cards.size())).id();
                    String column = columns.get(random.nextInt(2));
                    Target target = random.nextBoolean()
                            ? new Target(null, column, beside, null, null)
                            : new Target(null, column, null, random.nextBoolean() ? beside : null, null);
                    return moving.move(person, card, Expected.ANY, target).activityId() != null;
                })
                .count();
    }

    private long count(String sql) {
        Long count = jdbc.queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }
}
