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

/** Who asks for what is so already gets the card as it is: no act, no undo, no event, no new version. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class NothingChangedTest {
    @LocalServerPort
    int port;

    @Autowired
    BoardCast cast;

    @Autowired
    JdbcTemplate jdbc;

    private Http mira;
    private Card card;
    private Traces before;

    @BeforeEach
    void a_card() {
        mira = Http.at(port).as(cast.mira);
        card = cast.card("As it is");
        before = traces();
    }

    @Test
    void a_patch_that_asks_for_what_is_there_leaves_no_trace() {
        Map<String, Object> same = new HashMap<>();
        same.put("assignee", null);
        same.put("due_at", null);
        same.put("priority", "normal");
        same.put("tags", List.of());
        same.put("subject", " As it is ");
        same.put("entity_id", cast.aurora.toString());

        assertUntouched(edit(1, same));
        assertUntouched(edit(1, Map.of()));
    }

    @Test
    void a_patch_still_needs_the_present_version() {
        assertThat(edit(7, Map.of("priority", "normal")).status()).isEqualTo(412);
    }

    @Test
    void a_patch_that_changes_one_of_many_fields_is_told_as_that_one() {
        Answer edited = edit(1, Map.of("priority", "urgent", "tags", List.of(), "subject", "As it is"));

        assertThat(edited.at("/activity_id")).startsWith("act_");
        assertThat(mira.get(path("/activity")).at("/items/0/kind")).isEqualTo("prioritised");
    }

    @Test
    void a_card_that_is_put_down_where_it_lay_has_not_moved() {
        List<Card> column = cast.open(cast.aurora, "operations", "Order", BoardCast.NOON.plusSeconds(9), 3);
        card = column.get(1);
        before = traces();

        assertUntouched(move(Map.of("before", column.get(2).id().toString())));
        assertUntouched(move(Map.of("after", column.get(0).id().toString())));
        assertUntouched(move(Map.of("before", card.id().toString())));
    }

    @Test
    void a_card_on_top_of_its_column_is_not_put_there_again() {
        Answer moved = move(Map.of("column", "quoted"));
        assertThat(moved.at("/activity_id")).startsWith("act_");
        before = traces();

        assertUntouched(move(Map.of("column", "quoted")));
    }

    @Test
    void links_and_snoozes_that_are_there_are_not_made_again() {
        String other = cast.card("Another").id().toString();
        before = traces();
        assertUntouched(mira.post(path("/unlink"), Map.of("card_id", other)));
        assertUntouched(mira.post(path("/unlink"), Map.of("company_id", "cmp_none")));

        mira.post(path("/link"), Map.of("card_id", other));
        mira.post(path("/snooze"), Map.of("until", "2099-01-01T00:00:00Z"));
        before = traces();
        assertUntouched(mira.post(path("/link"), Map.of("card_id", other)));
        assertUntouched(mira.post(path("/snooze"), Map.of("until", "2099-01-01T00:00:00Z")));
    }

    @Test
    void an_act_on_many_cards_that_are_all_as_asked_is_none() {
        Answer acted = mira.post(
                "/api/v1/cards/bulk",
                Map.of("ids", List.of(card.id().toString()), "action", "priority", "priority", "normal"));

        assertThat(acted.status()).isEqualTo(200);
        assertThat(acted.json().get("activity_id").isNull()).isTrue();
        assertThat(acted.json().get("items")).isEmpty();
        assertThat(traces()).isEqualTo(before);
    }

    private void assertUntouched(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/id")).isEqualTo(card.id().toString());
        assertThat(answer.json().get("activity_id").isNull()).as(answer.text()).isTrue();
        assertThat(traces()).isEqualTo(before);
    }

    private Answer edit(int version, Map<String, ?> change) {
        return mira.with("If-Match", "\"" + version + "\"").patch(path(""), change);
    }

    private Answer move(Map<String, ?> to) {
        return mira.post(path("/move"), to);
    }

    private String path(String act) {
        return "/api/v1/cards/" + card.id() + act;
    }

    /** What acts leave behind them. */
    private record Traces(long version, long activities, long records, long events) {}

    private Traces traces() {
        return new Traces(
                count("select version from card where id = '" + card.id().value() + "'"),
                count("select count(*) from activity"),
                count("select count(*) from audit_record"),
                count("select count(*) from live_event"));
    }

    private long count(String query) {
        return jdbc.queryForObject(query, Long.class);
    }
}
