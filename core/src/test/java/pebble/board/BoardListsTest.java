package pebble.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import pebble.Http;
import pebble.Http.Answer;
import tools.jackson.databind.JsonNode;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BoardListsTest {
    @LocalServerPort
    int port;

    @Autowired
    BoardCast cast;

    private Http mira;
    private Http admin;

    @BeforeEach
    void people() {
        mira = Http.at(port).as(cast.mira);
        admin = Http.at(port).as(cast.admin);
    }

    @Test
    void a_board_goes_on_in_the_list_of_its_column() {
        cast.open(cast.aurora, "operations", "Paging", BoardCast.NOON, 25);

        JsonNode board =
                mira.get("/api/v1/boards/operations?q=paging&column_limit=10").json();
        List<String> seen = new ArrayList<>(subjects(board.at("/columns/0/cards")));
        String cursor = board.at("/columns/0/next_cursor").asString();
        while (!cursor.isEmpty()) {
            JsonNode page = mira.get("/api/v1/cards?stream=operations&column=inbox&q=paging&limit=10&cursor=" + cursor)
                    .json();
            seen.addAll(subjects(page.path("items")));
            cursor = page.path("next_cursor").asString("");
        }

        assertThat(board.at("/columns/0/count").asInt()).isEqualTo(25);
        assertThat(board.path("last_event_id").isIntegralNumber()).isTrue();
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(seen.get(0)).isEqualTo("Paging 0");
        assertThat(seen.get(24)).isEqualTo("Paging 24");
    }

    @Test
    void cards_are_listed_by_their_ids_within_the_grants() {
        String ours = cast.card(cast.aurora, "sales", "By id ours").id().toString();
        String theirs = cast.card(cast.borealis, "sales", "By id theirs").id().toString();
        String ids = "/api/v1/cards?status=open,merged&ids=" + ours + "," + theirs;

        assertThat(subjects(mira.get(ids).json().path("items"))).containsExactly("By id ours");
        assertThat(subjects(admin.get(ids).json().path("items")))
                .containsExactlyInAnyOrder("By id ours", "By id theirs");
        assertThat(mira.get("/api/v1/cards?ids=" + ours + ",nonsense").status()).isEqualTo(400);
    }

    @Test
    void lists_show_each_caller_only_their_own() {
        cast.card(cast.aurora, "sales", "Secretword ours");
        cast.card(cast.borealis, "sales", "Secretword theirs");
        cast.card(cast.aurora, "quality", "Secretword lab");

        assertThat(subjects(mira.get("/api/v1/cards?q=secretword").json().path("items")))
                .containsExactly("Secretword ours");
        assertThat(subjects(admin.get("/api/v1/cards?q=SECRETword").json().path("items")))
                .hasSize(3);
        assertThat(mira.get("/api/v1/boards/quality").code()).isEqualTo("STREAM_NOT_FOUND");
        assertThat(mira.get("/api/v1/cards?stream=quality").code()).isEqualTo("STREAM_NOT_FOUND");
    }

    @Test
    void lists_narrow_by_everything_a_screen_offers() {
        Card card = cast.card("Narrowing 50% off_er");
        String path = "/api/v1/cards/" + card.id();
        String me = cast.mira.caller().id().toString();
        mira.with("If-Match", "\"1\"").patch(path, Map.of("assignee", me, "priority", "high", "tags", List.of("vip")));

        for (String filter : List.of(
                "assignee=me",
                "assignee=" + me,
                "priority=high",
                "priority=high,urgent",
                "status=open",
                "tag=vip",
                "entity_id=" + cast.aurora)) {
            assertThat(subjects(mira.get("/api/v1/cards?q=narrowing%2050%25%20off_er&" + filter)
                            .json()
                            .path("items")))
                    .as(filter)
                    .containsExactly("Narrowing 50% off_er");
        }
        for (String filter : List.of("assignee=none", "priority=low", "status=archived,snoozed", "tag=none")) {
            assertThat(mira.get("/api/v1/cards?q=narrowing&" + filter).json().path("items"))
                    .as(filter)
                    .isEmpty();
        }
    }

    @Test
    void what_is_not_a_filter_is_said_so() {
        assertThat(mira.get("/api/v1/cards?status=lost").status()).isEqualTo(400);
        assertThat(mira.get("/api/v1/cards?assignee=someone").status()).isEqualTo(400);
        assertThat(mira.get("/api/v1/cards?limit=0").status()).isEqualTo(400);
        assertThat(mira.get("/api/v1/cards?cursor=%21").status()).isEqualTo(400);
        assertThat(mira.get("/api/v1/cards?cursor=bm9uc2Vuc2U").status()).isEqualTo(400);
    }

    @Test
    void boards_are_listed_by_grant_and_designed_by_administrators() {
        String name = "Claims " + port;
        Answer added = admin.post("/api/v1/streams", Map.of("name", name));
        String path = "/api/v1/streams/" + added.at("/key");
        Answer twice = admin.post("/api/v1/streams", Map.of("name", name));
        Answer renamed = admin.with("If-Match", "\"1\"").patch(path, Map.of("name", "Complaints"));
        Answer wrong = admin.with("If-Match", "\"2\"")
                .patch(
                        path,
                        Map.of("columns", List.of(Map.of("key", "Bad Key"), Map.of("key", "done", "name", "Done"))));

        assertThat(subjects(mira.get("/api/v1/streams").json().path("items"), "key"))
                .containsExactly("sales", "operations");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.at("/columns/0/key")).isEqualTo("inbox");
        assertThat(twice.code()).isEqualTo("STREAM_EXISTS");
        assertThat(renamed.at("/name")).isEqualTo("Complaints");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(admin.patch(path, Map.of("name", "X")).status()).isEqualTo(428);
        assertThat(mira.post("/api/v1/streams", Map.of("name", "Mine")).status())
                .isEqualTo(403);
    }

    @Test
    void a_column_that_holds_cards_is_not_taken_away() {
        String key = admin.post(
                        "/api/v1/streams",
                        Map.of(
                                "name",
                                "Kept " + port,
                                "columns",
                                List.of(
                                        Map.of("key", "inbox", "name", "Inbox"),
                                        Map.of("key", "mid", "name", "Middle"),
                                        Map.of("key", "done", "name", "Done"))))
                .at("/key");
        Card card = cast.card(cast.aurora, key, "Here");
        admin.post("/api/v1/cards/" + card.id() + "/move", Map.of("column", "mid"));

        Answer refused = admin.with("If-Match", "\"1\"")
                .patch(
                        "/api/v1/streams/" + key,
                        Map.of(
                                "columns",
                                List.of(
                                        Map.of("key", "inbox", "name", "Inbox"),
                                        Map.of("key", "done", "name", "Done"))));

        assertThat(refused.code()).isEqualTo("COLUMN_IN_USE");
    }

    private static List<String> subjects(JsonNode items) {
        return subjects(items, "subject");
    }

    private static List<String> subjects(JsonNode items, String field) {
        return items.valueStream().map(item -> item.path(field).asString()).toList();
    }
}
