package pebble.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import pebble.Http;
import pebble.Http.Answer;
import pebble.identity.Role;
import pebble.identity.TestUsers.TestUser;
import pebble.live.Listening;
import pebble.live.Listening.Received;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LiveBoardTest {
    @LocalServerPort
    int port;

    @Autowired
    BoardCast cast;

    @Autowired
    JdbcTemplate jdbc;

    private Http mira;

    @BeforeEach
    void people() {
        mira = Http.at(port).as(cast.mira);
    }

    @Test
    void a_move_is_told_whole_to_another_browser() {
        Card card = cast.card("Watched");
        try (Listening ravi = Listening.as(port, cast.ravi)) {
            Answer moved = move(card, Map.of("column", "quoted"));

            Received event = ravi.until(card.id().toString()).getLast();

            if (event.type().equals("card.created")) {
                event = ravi.until(card.id().toString()).getLast();
            }
            assertThat(event.type()).isEqualTo("card.moved");
            assertThat(event.data().at("/id").asLong()).isEqualTo(Long.parseLong(event.id()));
            assertThat(event.data().at("/type").asString()).isEqualTo("card.moved");
            assertThat(event.data().at("/card/version").asInt()).isEqualTo(2);
            assertThat(event.data().at("/card/position").asString()).isEqualTo(moved.at("/position"));
            assertThat(event.data().at("/column").asString()).isEqualTo("quoted");
            assertThat(event.data().at("/from_column").asString()).isEqualTo("inbox");
            assertThat(event.data().at("/actor/name").asString()).isEqualTo("Mira Shah");
            assertThat(event.data().at("/activity_id").asString()).isEqualTo(moved.at("/activity_id"));
        }
    }

    @Test
    void many_who_open_the_board_together_are_all_told() {
        List<Listening> many = IntStream.range(0, 40)
                .parallel()
                .mapToObj(n -> Listening.as(port, cast.ravi))
                .toList();
        try {
            Card card = cast.card("Told to all");

            assertThat(many)
                    .allSatisfy(one -> assertThat(
                                    one.until(card.id().toString()).getLast().type())
                            .isEqualTo("card.created"));
        } finally {
            many.forEach(Listening::close);
        }
    }

    @Test
    void nobody_is_told_of_what_they_may_not_see() {
        try (Listening tom = Listening.as(port, cast.tom)) {
            Card ours = cast.card("Aurora only");
            move(ours, Map.of("column", "quoted"));
            Card theirs = cast.card(cast.borealis, "sales", "Borealis only");

            List<Received> seen = tom.until(theirs.id().toString());

            assertThat(seen)
                    .noneMatch(
                            event -> event.data().toString().contains(ours.id().toString()));
        }
    }

    @Test
    void a_card_that_goes_where_one_may_not_follow_is_gone_and_nothing_is_told_of_where_it_went() {
        Card card = cast.card("Leaving");
        try (Listening ravi = Listening.as(port, cast.ravi);
                Listening vera = Listening.as(port, cast.vera)) {
            move(card, Map.of("stream", "operations", "column", "dispatch"));

            Received gone = ravi.next("card.removed");
            Received moved = vera.next("card.moved");

            assertThat(gone.data().at("/card/id").asString())
                    .isEqualTo(card.id().toString());
            assertThat(gone.data().at("/type").asString()).isEqualTo("card.removed");
            assertThat(gone.data().at("/from_stream").asString()).isEqualTo("sales");
            assertThat(gone.data().toString()).doesNotContain("operations", "dispatch", "Leaving");
            assertThat(moved.id()).isEqualTo(gone.id());
        }
    }

    @Test
    void a_browser_that_comes_back_gets_what_it_missed_once_and_in_order() {
        Card card = cast.card("Resume");
        String seen;
        try (Listening ravi = Listening.as(port, cast.ravi)) {
            move(card, Map.of("column", "quoted"));
            seen = ravi.next("card.moved").id();
        }
        move(card, Map.of("column", "inbox"));
        move(card, Map.of("column", "done"));
        try (Listening ravi = Listening.resuming(port, cast.ravi, seen)) {
            move(card, Map.of("column", "quoted"));

            List<String> columns = List.of(
                    ravi.next().data().at("/column").asString(),
                    ravi.next().data().at("/column").asString(),
                    ravi.next().data().at("/column").asString());

            assertThat(columns).containsExactly("inbox", "done", "quoted");
        }
    }

    @Test
    void a_place_in_the_stream_that_is_not_known_starts_the_browser_over() {
        for (String unknown : List.of("999999999", "-5", "tuesday")) {
            try (Listening ravi = Listening.resuming(port, cast.ravi, unknown)) {
                Received reset = ravi.next();

                assertThat(reset.type()).isEqualTo("reset");
                assertThat(reset.id()).isNotEmpty();
            }
        }
    }

    @Test
    void a_board_read_before_listening_misses_nothing() {
        Card card = cast.card("Between");
        String last = mira.get("/api/v1/boards/sales").at("/last_event_id");
        move(card, Map.of("column", "negotiation"));

        try (Listening ravi = Listening.resuming(port, cast.ravi, last)) {
            assertThat(ravi.next("card.moved").data().at("/column").asString()).isEqualTo("negotiation");
        }
    }

    @Test
    void a_stream_can_be_listened_to_alone() {
        try (Listening vera = Listening.on(port, cast.vera, "operations")) {
            Card other = cast.card("Sales noise");
            Card card = cast.card(cast.aurora, "operations", "Operations");

            List<Received> seen = vera.until(card.id().toString());

            assertThat(seen)
                    .noneMatch(
                            event -> event.data().toString().contains(other.id().toString()));
        }
    }

    @Test
    void grants_taken_away_end_at_the_next_event_and_a_revoked_token_ends_the_stream() {
        TestUser guest = cast.users.user("Gus Guest", Role.AGENT, Set.of(cast.aurora), Set.of("sales", "operations"));
        try (Listening stream = Listening.as(port, guest)) {
            jdbc.update(
                    "update app_user set streams = '{operations}' where id = ?",
                    guest.caller().id().value());
            Card hidden = cast.card("Hidden now");
            Card shown = cast.card(cast.aurora, "operations", "Still shown");
            List<Received> seen = stream.until(shown.id().toString());
            jdbc.update(
                    "delete from api_token where user_id = ?",
                    guest.caller().id().value());
            cast.card("The last straw");

            assertThat(seen)
                    .noneMatch(event ->
                            event.data().toString().contains(hidden.id().toString()));
            Received end = stream.next();
            while (!end.type().equals("end")) {
                assertThat(end.data().toString()).doesNotContain("The last straw");
                end = stream.next();
            }
        }
    }

    @Test
    void others_see_who_is_looking_and_writing_until_they_leave() {
        Card card = cast.card("Looked at");
        String id = card.id().toString();
        try (Listening ravi = Listening.as(port, cast.ravi)) {
            assertThat(mira.post("/api/v1/presence", Map.of("card_id", id, "doing", "looking"))
                            .status())
                    .isEqualTo(204);
            Received looking = presence(ravi, id);
            mira.post("/api/v1/presence", Map.of("card_id", id, "doing", "writing_note"));
            Received writing = presence(ravi, id);
            try (Listening late = Listening.as(port, cast.vera)) {
                assertThat(presence(late, id).data().at("/users/0/name").asString())
                        .isEqualTo("Mira Shah");
            }
            mira.send("POST", "/api/v1/presence", "{\"card_id\":null}");
            Received left = presence(ravi, id);

            assertThat(looking.data().at("/users/0/initials").asString()).isEqualTo("MS");
            assertThat(looking.data().at("/users/0/doing").asString()).isEqualTo("looking");
            assertThat(writing.data().at("/users/0/doing").asString()).isEqualTo("writing a note");
            assertThat(left.data().path("users")).isEmpty();
        }
    }

    @Test
    void looking_ends_with_the_stream_and_not_at_what_one_may_not_see() {
        Card card = cast.card("Stream ends");
        String id = card.id().toString();
        try (Listening ravi = Listening.as(port, cast.ravi)) {
            try (Listening own = Listening.as(port, cast.mira)) {
                mira.post("/api/v1/presence", Map.of("card_id", id));
                presence(ravi, id);
                presence(own, id);
            }
            cast.card("A word that finds the closed line");
            cast.card("And another");

            assertThat(presence(ravi, id).data().path("users")).isEmpty();
        }
        assertThat(Http.at(port)
                        .as(cast.tom)
                        .post("/api/v1/presence", Map.of("card_id", id))
                        .code())
                .isEqualTo("CARD_NOT_FOUND");
    }

    private static Received presence(Listening listening, String card) {
        Received next = listening.next("presence");
        while (!next.data().path("card_id").asString().equals(card)) {
            next = listening.next("presence");
        }
        return next;
    }

    private Answer move(Card card, Map<String, String> to) {
        Answer moved = mira.post("/api/v1/cards/" + card.id() + "/move", to);
        assertThat(moved.status()).isEqualTo(200);
        return moved;
    }
}
