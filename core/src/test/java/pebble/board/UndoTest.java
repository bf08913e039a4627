package pebble.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
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
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.identity.TestUsers.TestUser;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class UndoTest {
    @LocalServerPort
    int port;

    @Autowired
    BoardCast cast;

    @Autowired
    Cards cards;

    @Autowired
    JdbcTemplate jdbc;

    private Http mira;

    @BeforeEach
    void people() {
        mira = Http.at(port).as(cast.mira);
    }

    @Test
    void an_undone_move_puts_the_card_exactly_where_it_lay() {
        Card card = cast.card("Back");
        Answer moved = mira.post(act(card, "move"), Map.of("stream", "operations"));

        Answer undone = undo(moved);

        assertThat(undone.status()).isEqualTo(200);
        Card now = cards.get(cast.mira.caller(), card.id());
        assertThat(now.place()).isEqualTo(card.place());
        assertThat(now.handling()).isEqualTo(card.handling());
        assertThat(now.version()).isEqualTo(3);
    }

    @Test
    void an_undo_can_be_undone_and_then_the_act_again() {
        Card card = cast.card("To and fro");
        Answer moved = mira.post(act(card, "move"), Map.of("column", "done"));
        Answer undone = undo(moved);

        Answer redone = undo(undone);
        Answer again = undo(moved);

        assertThat(redone.at("/column")).isEqualTo("done");
        assertThat(again.at("/column")).isEqualTo("inbox");
    }

    @Test
    void an_undo_is_refused_with_what_came_later_on_the_same_fields() {
        Card card = cast.card("Changed since");
        Answer moved = mira.post(act(card, "move"), Map.of("column", "quoted"));
        Answer later = mira.post(act(card, "move"), Map.of("column", "done"));

        Answer refused = undo(moved);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("UNDO_CONFLICT");
        assertThat(refused.at("/error/details/later/0/id")).isEqualTo(later.at("/activity_id"));
    }

    @Test
    void an_undo_leaves_alone_what_others_did_to_other_fields() {
        Card card = cast.card("Both");
        Answer moved = mira.post(act(card, "move"), Map.of("column", "quoted"));
        Http.at(port)
                .as(cast.ravi)
                .with("If-Match", "\"2\"")
                .patch("/api/v1/cards/" + card.id(), Map.of("priority", "urgent"));

        Answer undone = undo(moved);

        assertThat(undone.at("/column")).isEqualTo("inbox");
        assertThat(undone.at("/priority")).isEqualTo("urgent");
    }

    @Test
    void nothing_is_undone_twice_or_by_whom_may_not_see_it() {
        Card card = cast.card("Once only");
        Answer archived = mira.post(act(card, "archive"), Map.of());

        Answer foreign = Http.at(port).as(cast.tom).post("/api/v1/undo/" + archived.at("/activity_id"), Map.of());
        Answer viewer = Http.at(port).as(cast.vera).post("/api/v1/undo/" + archived.at("/activity_id"), Map.of());
        Answer first = undo(archived);
        Answer second = undo(archived);

        assertThat(foreign.code()).isEqualTo("ACTIVITY_NOT_FOUND");
        assertThat(viewer.status()).isEqualTo(403);
        assertThat(first.at("/status")).isEqualTo("open");
        assertThat(second.code()).isEqualTo("UNDO_CONFLICT");
        assertThat(second.at("/error/details/later/0/id")).isEqualTo(first.at("/activity_id"));
        assertThat(mira.post("/api/v1/undo/act_1", Map.of()).code()).isEqualTo("ACTIVITY_NOT_FOUND");
    }

    @Test
    void the_opening_of_a_card_is_not_undone() {
        Card card = cast.card("Born");
        String created = mira.get(act(card, "activity")).at("/items/0/id");

        assertThat(mira.post("/api/v1/undo/" + created, Map.of()).code()).isEqualTo("NOT_UNDOABLE");
    }

    @Test
    void nobody_undoes_a_card_onto_a_board_they_are_not_granted() {
        Card card = cast.card(cast.aurora, "operations", "From operations");
        Answer moved = mira.post(act(card, "move"), Map.of("stream", "sales"));

        Answer refused = Http.at(port).as(cast.ravi).post("/api/v1/undo/" + moved.at("/activity_id"), Map.of());

        assertThat(refused.code()).isEqualTo("STREAM_NOT_FOUND");
    }

    @Test
    void a_bulk_act_is_undone_as_one() {
        List<Card> column = cast.open(cast.aurora, "sales", "Bulk", BoardCast.NOON, 20);
        List<String> ids = column.stream().map(card -> card.id().toString()).toList();

        Answer archived = mira.post("/api/v1/cards/bulk", Map.of("ids", ids, "action", "archive"));
        Answer undone = undo(archived);

        assertThat(archived.json().path("items")).hasSize(20);
        assertThat(undone.json().path("items")).hasSize(20);
        assertThat(cards.all(cast.mira.caller(), column.stream().map(Card::id).toList()))
                .allMatch(Card::isOpen);
        assertThat(undo(undone).json().at("/items/0/card/status").asString()).isEqualTo("archived");
    }

    @Test
    void a_bulk_move_keeps_the_order_in_which_the_cards_were_named() {
        List<Card> column = cast.open(cast.aurora, "sales", "In order", BoardCast.NOON, 10);
        List<String> ids =
                column.reversed().stream().map(card -> card.id().toString()).toList();

        Answer moved = mira.post(
                "/api/v1/cards/bulk",
                Map.of("ids", ids, "action", "move", "stream", "operations", "column", "dispatch"));

        List<String> ranks = IntStream.range(0, 10)
                .mapToObj(i -> moved.at("/items/" + i + "/card/position"))
                .toList();
        assertThat(ranks).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_bulk_act_on_one_unknown_card_changes_none() {
        Card card = cast.card("Known");
        Card foreign = cast.card(cast.borealis, "sales", "Theirs");

        Answer refused = mira.post(
                "/api/v1/cards/bulk",
                Map.of("ids", List.of(card.id().toString(), foreign.id().toString()), "action", "archive"));

        assertThat(refused.code()).isEqualTo("CARD_NOT_FOUND");
        assertThat(cards.get(cast.mira.caller(), card.id()).isOpen()).isTrue();
    }

    @Test
    void a_bulk_undo_is_refused_whole_when_one_card_changed_since() {
        List<Card> column = cast.open(cast.aurora, "sales", "Mixed", BoardCast.NOON, 3);
        List<String> ids = column.stream().map(card -> card.id().toString()).toList();
        Answer tagged = mira.post("/api/v1/cards/bulk", Map.of("ids", ids, "action", "tag", "tag", "vip"));
        mira.post("/api/v1/cards/bulk", Map.of("ids", List.of(ids.get(1)), "action", "untag", "tag", "vip"));

        Answer refused = undo(tagged);

        assertThat(refused.code()).isEqualTo("UNDO_CONFLICT");
        assertThat(cards.get(cast.mira.caller(), column.get(0).id()).handling().tags())
                .containsExactly("vip");
    }

    @Test
    void a_reply_that_woke_a_card_can_be_undone_into_its_snooze(@Autowired CardRefreshing refreshing) {
        Card card = cast.card("Asleep");
        mira.post(act(card, "snooze"), Map.of("until", "2999-01-01T00:00:00Z"));
        refreshing.refresh(
                Caller.SYSTEM, List.of(new CardUpdate(card.id(), BoardCast.face("Asleep", 2, BoardCast.NOON), true)));
        String woken = mira.get(act(card, "activity")).at("/items/0/id");

        assertThat(mira.post("/api/v1/undo/" + woken, Map.of()).at("/status")).isEqualTo("snoozed");
    }

    @Test
    void an_undo_leaves_a_card_to_nobody_when_who_had_it_may_no_longer_see_it() {
        TestUser gone = seller("Gone");
        Card card = cast.card("From hand to hand");
        assign(card, gone, 1);
        Answer assigned = assign(card, cast.mira, 2);
        disable(gone);

        Answer undone = undo(assigned);

        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.json().path("assignee").isNull()).isTrue();
        assertThat(mira.get(act(card, "activity")).at("/items/0/summary")).endsWith("who had it may no longer see it");
        assertThat(undo(undone).at("/assignee/id"))
                .isEqualTo(cast.mira.caller().id().toString());
    }

    @Test
    void an_undo_that_could_only_give_a_card_to_who_may_not_see_it_says_so() {
        TestUser moved = seller("Moved");
        Card card = cast.card("Taken away");
        assign(card, moved, 1);
        Answer taken = assign(card, null, 2);
        jdbc.update(
                "update app_user set streams = '{}' where id = ?",
                moved.caller().id().value());

        Answer refused = undo(taken);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("NOT_UNDOABLE");
        assertThat(refused.at("/error/message")).contains("may no longer see it");
    }

    @Test
    void a_bulk_undo_gives_back_what_it_may_and_leaves_the_rest_to_nobody() {
        TestUser gone = seller("Gone too");
        List<Card> column = cast.open(cast.aurora, "sales", "Shared out", BoardCast.NOON, 2);
        assign(column.get(0), gone, 1);
        assign(column.get(1), cast.ravi, 1);
        List<String> ids = column.stream().map(card -> card.id().toString()).toList();
        Answer all = mira.post(
                "/api/v1/cards/bulk",
                Map.of(
                        "ids",
                        ids,
                        "action",
                        "assign",
                        "assignee",
                        cast.mira.caller().id().toString()));
        disable(gone);

        Answer undone = undo(all);

        assertThat(undone.status()).isEqualTo(200);
        assertThat(cards.get(cast.mira.caller(), column.get(0).id()).handling().assignee())
                .isNull();
        assertThat(cards.get(cast.mira.caller(), column.get(1).id()).handling().assignee())
                .isEqualTo(cast.ravi.caller().id());
    }

    private TestUser seller(String name) {
        return cast.users.user(name, Role.AGENT, Set.of(cast.aurora), Set.of("sales"));
    }

    private void disable(TestUser user) {
        jdbc.update(
                "update app_user set disabled_at = now() where id = ?",
                user.caller().id().value());
    }

    private Answer assign(Card card, TestUser to, int version) {
        Map<String, Object> change = new HashMap<>();
        change.put("assignee", to == null ? null : to.caller().id().toString());
        Answer answer = mira.with("If-Match", "\"" + version + "\"").patch("/api/v1/cards/" + card.id(), change);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private Answer undo(Answer act) {
        return mira.post("/api/v1/undo/" + act.at("/activity_id"), Map.of());
    }

    private static String act(Card card, String act) {
        return "/api/v1/cards/" + card.id() + "/" + act;
    }
}
