package pebble.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static pebble.router.Posts.any;
import static pebble.router.Posts.of;
import static pebble.router.Posts.rule;
import static pebble.router.Posts.then;
import static pebble.router.Posts.when;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pebble.router.Configuration.Action;
import pebble.router.Configuration.Condition;
import pebble.router.Configuration.MailboxDefault;
import pebble.router.Configuration.Rule;
import pebble.shared.Problem;
import pebble.shared.Problem.FieldError;

class RouterCheckTest {
    private static final Condition FINE = when("subject", "contains", "tender");
    private static final Configuration NOTHING = new Configuration(List.of(), List.of());
    private static final Action TO_SALES = then("stream", "sales");

    @SuppressWarnings("unchecked")
    private static List<String> refused(Configuration draft) {
        Problem problem = catchThrowableOfType(
                Problem.class, () -> RouterCheck.checked(draft, NOTHING, Posts.KNOWN, Instant.EPOCH));
        return problem == null
                ? List.of()
                : ((List<FieldError>) problem.details().get("fields"))
                        .stream().map(FieldError::path).toList();
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of(when("sender", "equals", "x"), "field"),
                Arguments.of(when("header:", "equals", "x"), "field"),
                Arguments.of(when("subject", "like", "x"), "op"),
                Arguments.of(when("subject", "gt", "x"), "op"),
                Arguments.of(when("confidence", "contains", "x"), "op"),
                Arguments.of(when("entity", "contains", "x"), "op"),
                Arguments.of(when("company", "matches", "x"), "op"),
                Arguments.of(when("subject", "equals", 7), "value"),
                Arguments.of(when("subject", "contains", " \u00a0"), "value"),
                Arguments.of(when("subject", "in", "x"), "value"),
                Arguments.of(when("subject", "in", List.of()), "value"),
                Arguments.of(when("subject", "matches", "("), "value"),
                Arguments.of(when("subject", "exists", "yes"), "value"),
                Arguments.of(when("confidence", "gt", 1.5), "value"),
                Arguments.of(when("confidence", "gt", "0.5"), "value"),
                Arguments.of(when("time", "gt", "25:00"), "value"),
                Arguments.of(when("time", "in", List.of("someday")), "value"),
                Arguments.of(when("mailbox", "equals", "nobody@ours.example"), "value"),
                Arguments.of(when("entity", "equals", "ent_x"), "value"),
                Arguments.of(when("stream", "in", List.of("sales", "nowhere")), "value"),
                Arguments.of(when("sender_check", "equals", "fine"), "value"));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void a_wrong_condition_is_named_by_its_path(Condition condition, String field) {
        Configuration draft = of(
                rule("Fine", List.of(FINE), TO_SALES),
                rule("Wrong", List.of(FINE, condition), TO_SALES),
                rule("Wrong within", List.of(any(FINE, condition)), TO_SALES));

        assertThat(refused(draft))
                .containsExactly("rules[1].conditions[1]." + field, "rules[2].conditions[0].any[1]." + field);
    }

    static Stream<Arguments> actions() {
        return Stream.of(
                Arguments.of(then("archive", true), "type"),
                Arguments.of(then("stream", "nowhere"), "value"),
                Arguments.of(then("column", "nowhere"), "value"),
                Arguments.of(then("entity", "ent_1"), "value"),
                Arguments.of(then("assignee", "usr_1"), "value"),
                Arguments.of(then("assignee", List.of(Posts.MIRA, "usr_1")), "value"),
                Arguments.of(then("priority", "top"), "value"),
                Arguments.of(then("tag", " "), "value"),
                Arguments.of(then("noise", 7), "value"),
                Arguments.of(then("noise", Map.of("kind", "boring")), "value"),
                Arguments.of(then("stop", "now"), "value"));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void a_wrong_action_is_named_by_its_path(Action action, String field) {
        assertThat(refused(of(rule("Wrong", List.of(FINE), action)))).containsExactly("rules[0].actions[0]." + field);
    }

    @Test
    void a_column_must_be_one_of_the_board_that_the_rule_names() {
        assertThat(refused(of(rule("Right", List.of(FINE), TO_SALES, then("column", "quoted")))))
                .isEmpty();
        assertThat(refused(of(rule("Wrong", List.of(FINE), TO_SALES, then("column", "bidding")))))
                .containsExactly("rules[0].actions[1].value");
    }

    @Test
    void a_message_cannot_be_sent_to_two_places_by_one_rule() {
        assertThat(refused(of(rule("Two", List.of(FINE), TO_SALES, then("noise", "spam")))))
                .containsExactly("rules[0].actions[1].type");
    }

    @Test
    void an_empty_rule_and_holes_are_refused() {
        assertThat(refused(of(new Rule(null, " ", null, null, null))))
                .containsExactly("rules[0].name", "rules[0].conditions", "rules[0].actions");
        assertThat(refused(new Configuration(null, Arrays.asList((Rule) null)))).containsExactly("rules[0]");
        assertThat(refused(of(
                        new Rule(null, "Holes", null, Arrays.asList((Condition) null), Arrays.asList((Action) null)))))
                .containsExactly("rules[0].conditions[0]", "rules[0].actions[0].type");
        assertThat(refused(of(rule("Nested", List.of(any(any(FINE))), TO_SALES))))
                .containsExactly("rules[0].conditions[0].any[0].any");
    }

    @Test
    void a_wrong_default_is_named_by_its_path() {
        String sales = Posts.SALES.toString();
        List<MailboxDefault> defaults = List.of(
                new MailboxDefault(sales, "nowhere", null),
                new MailboxDefault("mbx_1", "sales", null),
                new MailboxDefault(sales, null, "ent_" + "0".repeat(32)),
                new MailboxDefault(sales, "sales", Posts.AURORA.toString()));

        assertThat(refused(new Configuration(defaults, List.of())))
                .containsExactly(
                        "defaults[0].stream",
                        "defaults[1].mailbox_id",
                        "defaults[2].mailbox_id",
                        "defaults[2].entity_id",
                        "defaults[3].mailbox_id");
    }

    @Test
    void rules_keep_their_ids_and_get_new_ones_where_they_have_none_of_their_own() {
        String own = RuleId.fresh(Instant.EPOCH).toString();
        Configuration checked = RouterCheck.checked(
                of(
                        new Rule(own, "One", null, List.of(FINE), List.of(TO_SALES)),
                        new Rule(own, "Copy", true, List.of(FINE), List.of(TO_SALES)),
                        new Rule("mine", "Other", false, List.of(FINE), List.of(TO_SALES))),
                NOTHING,
                Posts.KNOWN,
                Instant.EPOCH);

        assertThat(checked.rules().getFirst().id()).isEqualTo(own);
        assertThat(checked.rules())
                .extracting(Rule::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> RuleId.find(id).isPresent());
        assertThat(checked.rules()).extracting(Rule::enabled).containsExactly(true, true, false);
    }
}
