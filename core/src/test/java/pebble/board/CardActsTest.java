package pebble.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import pebble.Http;
import pebble.Http.Answer;
import pebble.identity.Caller;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CardActsTest {
    @LocalServerPort
    int port;

    @Autowired
    BoardCast cast;

    @Autowired
    Cards cards;

    @Autowired
    CardSnoozing snoozing;

    @Autowired
    JdbcTemplate jdbc;

    private Http mira;
    private Http admin;

    @BeforeEach
    void people() {
        mira = Http.at(port).as(cast.mira);
        admin = Http.at(port).as(cast.admin);
    }

    @Test
    void a_card_dragged_between_two_others_lies_there_and_nothing_else_moved() {
        List<Card> column = cast.open(cast.aurora, "operations", "Order", BoardCast.NOON, 4);

        Answer moved = mira.post(act(column.get(3), "move"), Map.of("column", "inbox", "before", id(column.get(1))));

        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.at("/activity_id")).startsWith("act_");
        assertThat(moved.json().path("version").asInt()).isEqualTo(2);
        Rank rank = new Rank(moved.at("/position"));
        assertThat(rank)
                .isGreaterThan(column.get(0).place().position())
                .isLessThan(column.get(1).place().position());
        assertThat(cards.get(cast.mira.caller(), column.get(1).id())).isEqualTo(column.get(1));
    }

    @Test
    void a_move_without_neighbours_goes_on_top() {
        Card card = cast.card("Newest of all");
        mira.post(act(cast.card("Already there"), "move"), Map.of("column", "quoted"));

        Answer moved = mira.post(act(card, "move"), Map.of("column", "quoted"));

        JsonNode top =
                mira.get("/api/v1/cards?stream=sales&column=quoted&limit=1").json();
        assertThat(top.at("/items/0/id").asString()).isEqualTo(moved.at("/id"));
    }

    @Test
    void a_person_who_moves_a_card_to_another_board_has_decided_its_classification() {
        Card card = cast.card("Where is my order");

        Answer moved = mira.post(act(card, "move"), Map.of("stream", "operations"));

        assertThat(moved.at("/stream")).isEqualTo("operations");
        assertThat(moved.at("/column")).isEqualTo("inbox");
        assertThat(moved.at("/classification/decided_by")).isEqualTo("person");
        assertThat(moved.at("/classification/stream")).isEqualTo("operations");
    }

    @Test
    void a_board_the_mover_is_not_granted_does_not_exist() {
        Card card = cast.card("Stay");

        assertThat(mira.post(act(card, "move"), Map.of("stream", "quality", "column", "inbox"))
                        .code())
                .isEqualTo("STREAM_NOT_FOUND");
        assertThat(mira.post(act(card, "move"), Map.of("column", "no_such")).status())
                .isEqualTo(422);
    }

    @Test
    void a_full_column_takes_one_more_only_with_a_reason() {
        String board = admin.post(
                        "/api/v1/streams",
                        Map.of(
                                "name",
                                "Limited " + port,
                                "columns",
                                List.of(
                                        Map.of("key", "inbox", "name", "Inbox"),
                                        Map.of("key", "doing", "name", "Doing", "wip_limit", 1),
                                        Map.of("key", "done", "name", "Done"))))
                .at("/key");
        List<Card> column = cast.open(cast.aurora, board, "Job", BoardCast.NOON, 2);
        admin.post(act(column.get(0), "move"), Map.of("column", "doing"));

        Answer full = admin.post(act(column.get(1), "move"), Map.of("column", "doing"));
        Answer all = admin.post(act(column.get(1), "move"), Map.of("column", "doing", "wip_reason", "customer waits"));

        assertThat(full.status()).isEqualTo(409);
        assertThat(full.code()).isEqualTo("WIP_LIMIT_EXCEEDED");
        assertThat(full.json().at("/error/details/limit").asInt()).isEqualTo(1);
        assertThat(full.json().at("/error/details/count").asInt()).isEqualTo(1);
        assertThat(all.status()).isEqualTo(200);
        JsonNode history = admin.get(act(column.get(1), "activity")).json();
        assertThat(history.at("/items/0/data/wip_reason").asString()).isEqualTo("customer waits");
    }

    @Test
    void what_a_caller_may_not_see_does_not_exist_and_a_viewer_only_reads() {
        Card card = cast.card("Private");
        Http tom = Http.at(port).as(cast.tom);
        Http vera = Http.at(port).as(cast.vera);

        assertThat(tom.post(act(card, "move"), Map.of("column", "done")).code()).isEqualTo("CARD_NOT_FOUND");
        assertThat(tom.get(act(card, "activity")).status()).isEqualTo(404);
        assertThat(tom.get(act(card, "notes")).status()).isEqualTo(404);
        assertThat(tom.patch("/api/v1/cards/" + id(card), Map.of("priority", "low"))
                        .status())
                .isEqualTo(404);
        assertThat(vera.get(act(card, "activity")).status()).isEqualTo(200);
        assertThat(vera.post(act(card, "move"), Map.of("column", "done")).status())
                .isEqualTo(403);
        assertThat(mira.post("/api/v1/cards/nonsense/archive", Map.of()).code()).isEqualTo("CARD_NOT_FOUND");
        assertThat(Http.at(port).post(act(card, "archive"), Map.of()).status()).isEqualTo(401);
    }

    @Test
    void a_patch_needs_the_version_and_says_what_is_there_when_it_is_stale() {
        Card card = cast.card("Edit me");
        String path = "/api/v1/cards/" + id(card);

        Answer without = mira.patch(path, Map.of("priority", "urgent"));
        Answer first = mira.with("If-Match", "\"1\"")
                .patch(path, Map.of("priority", "urgent", "tags", List.of(" a ", "b", "a")));
        Answer stale = mira.with("If-Match", "\"1\"").patch(path, Map.of("priority", "low"));

        assertThat(without.status()).isEqualTo(428);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().path("tags").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.at("/error/details/current/priority")).isEqualTo("urgent");
        assertThat(stale.json().at("/error/details/current/version").asInt()).isEqualTo(2);
    }

    @Test
    void every_field_that_breaks_a_rule_is_named_before_the_version_is_asked() {
        Card card = cast.card("Bad patch");

        Answer refused = mira.patch(
                "/api/v1/cards/" + id(card),
                Map.of("priority", "hot", "due_at", "tomorrow", "assignee", "usr_x", "subject", " "));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/error/details/fields")).hasSize(4);
    }

    @Test
    void null_clears_what_can_be_cleared() {
        Card card = cast.card("Clear");
        String path = "/api/v1/cards/" + id(card);
        Map<String, Object> cleared = new HashMap<>();
        cleared.put("assignee", null);
        cleared.put("due_at", null);

        Answer set = mira.with("If-Match", "\"1\"")
                .patch(path, Map.of("assignee", cast.ravi.caller().id().toString(), "due_at", "2026-05-01T10:00:00Z"));
        Answer unset = mira.with("If-Match", "\"2\"").patch(path, cleared);

        assertThat(set.at("/assignee/initials")).isEqualTo("RK");
        assertThat(set.at("/due_at")).isEqualTo("2026-05-01T10:00:00Z");
        assertThat(unset.json().path("assignee").isNull()).isTrue();
        assertThat(unset.json().path("due_at").isNull()).isTrue();
    }

    @Test
    void a_card_is_not_given_to_whom_may_not_see_it() {
        Card card = cast.card("Whose");
        Http edit = mira.with("If-Match", "\"1\"");
        String path = "/api/v1/cards/" + id(card);

        assertThat(edit.patch(path, Map.of("assignee", cast.tom.caller().id().toString()))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_card_is_handed_over_and_given_to_somebody_there_in_one_act() {
        Card card = cast.card("Ours");
        Http edit = Http.at(port).as(cast.admin);
        String path = "/api/v1/cards/" + id(card);
        String tom = cast.tom.caller().id().toString();

        Answer same = edit.with("If-Match", "\"1\"").patch(path, Map.of("entity_id", cast.aurora.toString()));
        Answer stranger = edit.with("If-Match", "\"1\"")
                .patch(
                        path,
                        Map.of(
                                "entity_id",
                                cast.borealis.toString(),
                                "assignee",
                                cast.mira.caller().id().toString()));
        Answer handed = edit.with("If-Match", "\"1\"")
                .patch(path, Map.of("entity_id", cast.borealis.toString(), "assignee", tom));

        assertThat(same.status()).isEqualTo(200);
        assertThat(stranger.status()).isEqualTo(422);
        assertThat(handed.status()).as(handed.text()).isEqualTo(200);
        assertThat(handed.at("/assignee/id")).isEqualTo(tom);
        assertThat(mira.get(path).status()).isEqualTo(404);
        assertThat(Http.at(port).as(cast.tom).get(path + "/activity").at("/items/0/summary"))
                .startsWith("handed the card to Borealis Traders")
                .endsWith("and assigned the card to Tom Bauer");
    }

    @Test
    void the_audit_tells_of_a_subject_only_what_people_wrote() {
        Card card = cast.card("Words of the mail");
        String path = "/api/v1/cards/" + id(card);
        Answer first = mira.with("If-Match", "\"1\"").patch(path, Map.of("subject", "First name"));
        Answer second = mira.with("If-Match", "\"2\"").patch(path, Map.of("subject", "Second name"));

        mira.post("/api/v1/undo/" + second.at("/activity_id"), Map.of());
        mira.post("/api/v1/undo/" + first.at("/activity_id"), Map.of());

        assertThat(jdbc.queryForList("""
                        select coalesce(before->>'subject', '-') || ' > ' || coalesce(after->>'subject', '-')
                        from audit_record where object_id = ? and act <> 'card.created' order by id
                        """, String.class, id(card)))
                .containsExactly(
                        "- > First name", "First name > Second name", "Second name > First name", "First name > -");
    }

    @Test
    void an_edited_subject_survives_the_next_mail() {
        Card card = cast.card("RE: re: fwd");
        mira.with("If-Match", "\"1\"").patch("/api/v1/cards/" + id(card), Map.of("subject", "IPA for Coromandel"));

        refreshing.refresh(
                Caller.SYSTEM,
                List.of(new CardUpdate(card.id(), BoardCast.face("RE: re: fwd", 2, BoardCast.NOON), false)));

        assertThat(cards.get(cast.mira.caller(), card.id()).handling().subject())
                .isEqualTo("IPA for Coromandel");
    }

    @Autowired
    CardRefreshing refreshing;

    @Test
    void a_note_calls_the_people_it_mentions_and_can_be_taken_back_and_again() {
        Card card = cast.card("Note me");
        String raviId = cast.ravi.caller().id().toString();
        String text = "@[Ravi Kumar](" + raviId + ") look; not @tom.bauer, and mail x@mira.shah is no call";

        Answer written = mira.post(act(card, "notes"), Map.of("text", text));
        Answer notifications = Http.at(port).as(cast.ravi).get("/api/v1/notifications?unread=true");
        Answer undone = mira.post("/api/v1/undo/" + written.at("/activity_id"), Map.of());
        int without = mira.get(act(card, "notes")).json().path("items").size();
        mira.post("/api/v1/undo/" + undone.at("/activity_id"), Map.of());

        assertThat(written.status()).isEqualTo(201);
        assertThat(written.json().path("note_count").asInt()).isOne();
        assertThat(written.json().at("/note/mentions")).hasSize(1);
        assertThat(notifications.at("/items/0/card_id")).isEqualTo(id(card));
        assertThat(undone.json().path("note_count").asInt()).isZero();
        assertThat(without).isZero();
        assertThat(mira.get(act(card, "notes")).at("/items/0/text")).isEqualTo(text);
    }

    @Test
    void a_snoozed_card_leaves_its_column_and_wakes_when_it_is_due() {
        Card card = cast.card("Later");

        Answer past = mira.post(act(card, "snooze"), Map.of("until", "2020-01-01T00:00:00Z"));
        Answer asleep = mira.post(act(card, "snooze"), Map.of("until", "2999-01-01T00:00:00Z"));
        JsonNode hidden = mira.get("/api/v1/boards/sales?q=later").json();
        JsonNode shown = mira.get("/api/v1/boards/sales?q=later&snoozed=true").json();
        jdbc.update(
                "update card set snoozed_until = now() where id = ?", card.id().value());
        snoozing.wakeDue();

        assertThat(past.status()).isEqualTo(422);
        assertThat(asleep.at("/status")).isEqualTo("snoozed");
        assertThat(hidden.at("/columns/0/count").asInt()).isZero();
        assertThat(shown.at("/columns/0/count").asInt()).isOne();
        assertThat(cards.get(cast.mira.caller(), card.id()).isOpen()).isTrue();
    }

    @Test
    void a_snooze_ended_by_a_reply_can_be_taken_up_again() {
        Card card = cast.card("Wake me");
        mira.post(act(card, "snooze"), Map.of("until", "2999-01-01T00:00:00Z"));
        refreshing.refresh(
                Caller.SYSTEM, List.of(new CardUpdate(card.id(), BoardCast.face("Wake me", 2, BoardCast.NOON), true)));

        Answer again = mira.post(act(card, "snooze"), Map.of("resume", true));

        assertThat(again.at("/status")).isEqualTo("snoozed");
        assertThat(again.at("/snoozed_until")).isEqualTo("2999-01-01T00:00:00Z");
    }

    @Test
    void archiving_what_is_archived_is_refused_and_reopening_puts_it_back() {
        Card card = cast.card("Away");

        Answer archived = mira.post(act(card, "archive"), Map.of());
        Answer again = mira.post(act(card, "archive"), Map.of());
        Answer reopened = mira.post(act(card, "reopen"), Map.of());

        assertThat(archived.at("/status")).isEqualTo("archived");
        assertThat(archived.at("/archived_at")).isNotEmpty();
        assertThat(again.code()).isEqualTo("CARD_STATUS");
        assertThat(reopened.at("/status")).isEqualTo("open");
        assertThat(reopened.at("/position")).isEqualTo(card.place().position().value());
    }

    @Test
    void two_linked_cards_show_each_other_until_it_is_undone() {
        Card one = cast.card("One");
        Card two = cast.card("Two");

        Answer linked = mira.post(act(one, "link"), Map.of("card_id", id(two)));
        List<CardId> there = cards.get(cast.mira.caller(), two.id()).handling().links();
        mira.post("/api/v1/undo/" + linked.at("/activity_id"), Map.of());

        assertThat(linked.at("/links/0")).isEqualTo(id(two));
        assertThat(there).containsExactly(one.id());
        assertThat(cards.get(cast.mira.caller(), two.id()).handling().links()).isEmpty();
        assertThat(mira.post(act(one, "link"), Map.of("company_id", "cmp_0")).code())
                .isEqualTo("COMPANY_NOT_FOUND");
    }

    private static String id(Card card) {
        return card.id().toString();
    }

    private static String act(Card card, String act) {
        return "/api/v1/cards/" + id(card) + "/" + act;
    }
}
