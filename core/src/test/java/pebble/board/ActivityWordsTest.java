package pebble.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.identity.EntityId;
import pebble.identity.UserId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ActivityWordsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UserId MIRA = new UserId(new UUID(7, 7));
    private static final UserId DEV = new UserId(new UUID(8, 8));
    private static final EntityId BOREALIS = new EntityId(new UUID(9, 9));
    private static final Stream TENDER = new Stream(
            "tender",
            "Tenders",
            1,
            List.of(new Stream.Column("inbox", "Inbox", null), new Stream.Column("bid_sent", "Bid sent", null)));

    private final ActivityWords words = new ActivityWords(new ActivityNames.Known(
            List.of(TENDER), Map.of(MIRA.value(), "Mira Shah"), Map.of(BOREALIS.value(), "Borealis")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "created",
                "message_received",
                "refreshed",
                "moved",
                "assigned",
                "unassigned",
                "tagged",
                "renamed",
                "due_set",
                "entity_changed",
                "edited",
                "company_linked",
                "company_unlinked",
                "linked",
                "unlinked",
                "noted",
                "note_removed",
                "snoozed",
                "woken",
                "woken_by_reply",
                "archived",
                "reopened",
                "reopened_by_reply",
                "merged",
                "merged_into",
                "absorbed",
                "unmerged",
                "restored",
                "released",
                "split",
                "split_off",
                "bulk",
                "undone"
            })
    void every_act_is_told_in_more_than_its_kind(String kind) {
        String told = words.of(act(kind, Map.of()));

        assertThat(told).contains(" ").doesNotContain("_").isNotEqualTo("changed the card");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "moved       | column   | \"inbox\" | \"bid_sent\" | moved the card to Bid sent",
                "moved       | stream   | \"sales\" | \"tender\"   | moved the card to the board Tenders",
                "moved       | stream   | \"tender\" | \"secret\"  | moved the card to another board",
                "moved       | position | \"a\"     | \"b\"        | moved the card within its column",
                "prioritised | priority | \"low\"   | \"urgent\"   | set the priority to urgent",
                "tagged      | tags     | [\"a\"]   | [\"a\",\"b\"] | added the tag b",
                "tagged      | tags     | [\"a\",\"b\"] | [\"c\"]   | added the tag c and removed the tags a and b",
                "due_set     | due_at   | \"2026-01-01T00:00:00Z\" | null | removed the due date",
            })
    void an_act_names_what_it_changed(String kind, String field, String from, String to, String sentence) {
        assertThat(words.of(act(kind, Map.of(field, change(from, to))))).isEqualTo(sentence);
    }

    @Test
    void several_changes_in_one_act_are_told_one_by_one() {
        Activity edited = act(
                "edited",
                Map.of(
                        "assignee", change("null", "\"" + MIRA + "\""),
                        "priority", change("\"normal\"", "\"high\""),
                        "tags", change("[]", "[\"price\"]")));

        assertThat(words.of(edited))
                .isEqualTo("assigned the card to Mira Shah, set the priority to high and added the tag price");
    }

    @Test
    void who_assigns_a_card_to_themselves_takes_it() {
        assertThat(words.of(act("assigned", Map.of("assignee", change("null", "\"" + DEV + "\"")))))
                .isEqualTo("took the card");
    }

    @Test
    void an_undo_says_what_it_took_back() {
        assertThat(undone("moved", Map.of())).isEqualTo("undid a move");
    }

    @Test
    void an_undo_of_several_changes_names_each() {
        Map<String, FieldChange> changes = Map.of(
                "assignee", change("\"" + MIRA + "\"", "null"),
                "priority", change("\"high\"", "\"normal\""),
                "tags", change("[\"price\"]", "[]"));

        assertThat(undone("edited", changes))
                .isEqualTo("undid an assignment, a change of priority and a change of tags");
    }

    @Test
    void an_undo_of_a_handover_names_to_whom_it_had_gone_and_who_has_the_card_again() {
        FieldChange entity = change("\"" + BOREALIS + "\"", "\"" + EntityId.fresh(Instant.EPOCH) + "\"");

        assertThat(undone("entity_changed", Map.of("entity_id", entity)))
                .isEqualTo("took back the hand-over to Borealis");
        assertThat(undone("edited", Map.of("entity_id", entity, "assignee", change("null", "\"" + MIRA + "\""))))
                .isEqualTo("took back the hand-over to Borealis and gave the card back to Mira Shah");
        assertThat(undone("edited", Map.of("entity_id", entity, "due_at", change("\"2026-01-01T00:00:00Z\"", "null"))))
                .isEqualTo("took back the hand-over to Borealis and undid a change of the due date");
    }

    private String undone(String kind, Map<String, FieldChange> changes) {
        return words.of(new Activity(
                ActivityId.fresh(Instant.EPOCH),
                null,
                null,
                Instant.EPOCH,
                DEV,
                "Dev Patel",
                "undone",
                changes,
                JSON.createObjectNode().put("kind", kind),
                null,
                null));
    }

    private static FieldChange change(String from, String to) {
        return new FieldChange(JSON.readTree(from), JSON.readTree(to));
    }

    private static Activity act(String kind, Map<String, FieldChange> changes) {
        JsonNode nothing = JSON.createObjectNode();
        return new Activity(
                ActivityId.fresh(Instant.EPOCH),
                null,
                null,
                Instant.EPOCH,
                DEV,
                "Dev Patel",
                kind,
                changes,
                nothing,
                null,
                null);
    }
}
