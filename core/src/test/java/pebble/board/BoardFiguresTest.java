package pebble.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.Http.Answer;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers.TestUser;
import pebble.live.Listening;

/**
 * Prints how long the board's screens take; asserts only that they answer. Figures are read by people, on an idle machine, and of the long form:
 * {@code mvn -pl core test -Dtest=BoardFiguresTest -Dcards=10000 -Drounds=200}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BoardFiguresTest {
    /** On each of two boards. */
    private static final int CARDS = Integer.getInteger("cards", 1_000);

    private static final int ROUNDS = Integer.getInteger("rounds", 40);

    @LocalServerPort
    int port;

    @Autowired
    BoardCast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    Streams streams;

    @Autowired
    CardLists lists;

    private EntityId entity;
    private TestUser seller;
    private Http http;

    @BeforeEach
    void many_cards_on_two_boards() {
        entity = cast.users.entity("Figures");
        seller = cast.users.user("Fay Figure", Role.AGENT, Set.of(entity), Set.of("sales", "operations"));
        http = Http.at(port).as(seller);
        for (int i = 0; i < CARDS / 500; i++) {
            cast.open(entity, "sales", "Figure", BoardCast.NOON.minusSeconds(1000L * i), 500);
            cast.open(entity, "operations", "Other", BoardCast.NOON.minusSeconds(1000L * i), 500);
        }
        sql.sql("""
                update card set column_key = (array['inbox', 'qualifying', 'quoted', 'negotiation', 'done'])[1 + abs(hashtext(id::text)) % 5]
                where entity_id = :entity and stream = 'sales'
                """).param("entity", entity.value()).update();
        sql.sql("vacuum analyze card").update();
    }

    @Test
    void figures_of_lists_and_moves() {
        figure("board, first page, " + CARDS + " cards in the stream", i -> ok(http.get("/api/v1/boards/sales")));
        Stream sales = streams.get(seller.caller(), "sales");
        CardFilter open = new CardFilter("sales", null, null, null, null, "open", null, null);
        figure("board, the same without HTTP", i -> lists.board(seller.caller(), sales, open, 50));
        figure("board, filtered by a word", i -> ok(http.get("/api/v1/boards/sales?q=figure%20" + i)));
        figure("cards, newest first, " + 2 * CARDS + " cards", i -> ok(http.get("/api/v1/cards")));
        figure("cards, search for a rare word", i -> ok(http.get("/api/v1/cards?q=figure%20" + (i + 100))));
        figure("cards, search for a word on every card", i -> ok(http.get("/api/v1/cards?q=coromandel")));
        figure(
                "cards, one column, page of 200",
                i -> ok(http.get("/api/v1/cards?stream=sales&column=inbox&limit=200")));

        List<String> ids = new ArrayList<>();
        http.get("/api/v1/cards?stream=sales&column=inbox&limit=500")
                .json()
                .path("items")
                .forEach(card -> ids.add(card.path("id").asString()));
        try (Listening other = Listening.as(port, seller)) {
            long[] seen = new long[ROUNDS];
            figure("act: a drag answered", i -> {
                // Each card once, and never to where it lies: that would be no act.
                String id = ids.get(i);
                long start = System.nanoTime();
                ok(http.post(
                        "/api/v1/cards/" + id + "/move",
                        Map.of("column", "inbox", "before", ids.get(ids.size() - 1 - i))));
                seen[i] = other.until(id).getLast().nanos() - start;
            });
            print("act to event on a second connection", seen);
        }
        long start = System.nanoTime();
        Answer bulk = http.post(
                "/api/v1/cards/bulk",
                Map.of("ids", ids, "action", "move", "stream", "operations", "column", "waiting"));
        System.out.printf(
                Locale.ROOT,
                "FIGURE bulk move of %d cards: %d ms%n",
                ids.size(),
                (System.nanoTime() - start) / 1_000_000);
        assertThat(bulk.json().path("items")).hasSize(ids.size());
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
    }

    private static void figure(String what, IntConsumer round) {
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            round.accept(i);
            nanos[i] = System.nanoTime() - start;
        }
        print(what, nanos);
    }

    private static void print(String what, long[] nanos) {
        long[] sorted = nanos.clone();
        java.util.Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "FIGURE %s: p50 %.1f ms, p99 %.1f ms%n",
                what,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6);
    }
}
