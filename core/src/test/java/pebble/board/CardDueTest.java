package pebble.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import pebble.Http;
import pebble.identity.Caller;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CardDueTest {
    private static final Instant DEADLINE = Instant.parse("2030-11-25T09:30:00Z");

    @LocalServerPort
    int port;

    @Autowired
    BoardCast cast;

    @Autowired
    Cards cards;

    @Autowired
    CardDue due;

    @Autowired
    CardReminding reminding;

    private Http mira;

    @BeforeEach
    void people() {
        mira = Http.at(port).as(cast.mira);
    }

    @Test
    void what_follows_from_a_paper_is_told_once_and_may_move() {
        Card card = cast.card("Tender");

        follow(card, DEADLINE);
        follow(card, DEADLINE);
        follow(card, DEADLINE.plusSeconds(60));

        assertThat(dueOf(card)).isEqualTo(DEADLINE.plusSeconds(60));
        assertThat(kinds(card)).containsExactly("due_set", "due_set", "created");
    }

    @Test
    void the_date_that_a_person_set_stays_and_so_does_none() {
        Card set = cast.card("Set");
        Card cleared = cast.card("Cleared");
        edit(set, "2030-11-20T09:00:00Z");
        follow(cleared, DEADLINE);
        edit(cleared, null);

        follow(set, DEADLINE);
        follow(cleared, DEADLINE);

        assertThat(dueOf(set)).isEqualTo(Instant.parse("2030-11-20T09:00:00Z"));
        assertThat(dueOf(cleared)).isNull();
    }

    @Test
    void whoever_has_the_card_is_reminded_once_for_each_time_that_is_left() {
        Card card = cast.card("Soon");
        mira.with("If-Match", "*")
                .patch(
                        "/api/v1/cards/" + card.id(),
                        Map.of("assignee", cast.mira.caller().id().toString()));
        Instant soon = Instant.now().plus(Duration.ofHours(20)).truncatedTo(ChronoUnit.SECONDS);
        edit(card, soon.toString());

        reminding.remind();
        reminding.remind();

        assertThat(kinds(card)).filteredOn("due_soon"::equals).hasSize(1);
        assertThat(mira.get("/api/v1/cards/" + card.id() + "/activity").text())
                .contains("the card is due within a day");
        JsonNode called = mira.get("/api/v1/notifications?unread=true").json().get("items");
        assertThat(StreamSupport.stream(called.spliterator(), false)
                        .filter(one ->
                                one.get("card_id").asString().equals(card.id().toString())))
                .singleElement()
                .satisfies(one -> assertThat(one.get("text").asString()).isEqualTo("Due within a day."));
    }

    @Test
    void nobody_is_reminded_of_what_is_far_over_or_done() {
        Card far = cast.card("Far");
        Card over = cast.card("Over");
        Card done = cast.card("Done");
        edit(far, Instant.now().plus(Duration.ofDays(9)).toString());
        edit(over, Instant.now().minus(Duration.ofHours(1)).toString());
        edit(done, Instant.now().plus(Duration.ofHours(1)).toString());
        mira.post("/api/v1/cards/" + done.id() + "/move", Map.of("column", "done"));

        reminding.remind();

        for (Card card : List.of(far, over, done)) {
            assertThat(kinds(card)).doesNotContain("due_soon");
        }
    }

    private void edit(Card card, @Nullable String at) {
        Map<String, @Nullable String> body = new HashMap<>();
        body.put("due_at", at);
        assertThat(mira.with("If-Match", "*")
                        .patch("/api/v1/cards/" + card.id(), body)
                        .status())
                .isEqualTo(200);
    }

    private @Nullable Instant dueOf(Card card) {
        return cards.get(Caller.SYSTEM, card.id()).handling().dueAt();
    }

    private List<String> kinds(Card card) {
        JsonNode items =
                mira.get("/api/v1/cards/" + card.id() + "/activity").json().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(one -> one.get("kind").asString())
                .toList();
    }

    private void follow(Card card, Instant at) {
        due.follow(card.id(), () -> Optional.of(new CardDue.Due(at, Map.of())));
    }
}
