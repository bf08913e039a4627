package pebble.router;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.router.Posts.any;
import static pebble.router.Posts.of;
import static pebble.router.Posts.rule;
import static pebble.router.Posts.then;
import static pebble.router.Posts.when;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pebble.router.Configuration.Condition;
import pebble.router.Configuration.Rule;
import pebble.shared.Problem.FieldError;

class ShadowsTest {
    private static final Condition TENDER = when("subject", "contains", "tender");

    @Test
    void a_rule_behind_a_stop_with_fewer_conditions_can_never_match() {
        Rule first = rule("All tenders", List.of(TENDER), then("stream", "tender"), then("stop", true));
        Rule later = rule("GeM", List.of(when("from_domain", "equals", "gem.gov.in"), TENDER), then("tag", "gem"));

        assertThat(Shadows.of(of(first, later))).singleElement().satisfies(warning -> {
            assertThat(warning.path()).isEqualTo("rules[1]");
            assertThat(warning.reason()).contains("can never match", "“All tenders”");
        });
        assertThat(Shadows.of(of(later, first))).isEmpty();
    }

    @Test
    void a_stream_that_an_earlier_rule_decides_never_counts() {
        Rule first = rule("All tenders", List.of(TENDER), then("stream", "tender"));
        Rule again = rule("Again", List.of(TENDER), then("stream", "sales"));
        Rule tagging = rule("Tagging", List.of(TENDER), then("tag", "t"), then("noise", "spam"));

        assertThat(Shadows.of(of(first, again, tagging)))
                .extracting(FieldError::path)
                .containsExactly("rules[1]", "rules[2].actions[1]");
    }

    @Test
    void rules_that_are_off_neither_shadow_nor_are_shadowed() {
        Rule off = new Rule(null, "Off", false, List.of(TENDER), List.of(then("stop", null)));
        Rule on = rule("On", List.of(TENDER), then("stop", null));

        assertThat(Shadows.of(of(off, on, off))).isEmpty();
    }

    @Test
    void a_column_of_a_board_that_may_have_lost_decides_nothing() {
        Rule board = rule("From x", List.of(when("from", "equals", "x@y.example")), then("stream", "sales"));
        Rule noise = rule("From z", List.of(when("from", "equals", "z@y.example")), then("noise", "spam"));
        Rule first = rule("Bids", List.of(TENDER), then("stream", "tender"), then("column", "bidding"));
        Rule later = rule("Notices", List.of(when("subject", "contains", "tender notice")), then("column", "done"));

        assertThat(Shadows.of(of(board, first, later))).isEmpty();
        assertThat(Shadows.of(of(noise, first, later))).isEmpty();
        assertThat(Shadows.of(of(first, board, later)))
                .extracting(FieldError::path)
                .containsExactly("rules[2]");
    }

    @Test
    void noise_that_an_earlier_rule_may_deny_decides_nothing() {
        Rule never = rule("Never", List.of(when("from", "equals", "x@y.example")), then("noise", false));
        Rule first = rule("Bids", List.of(TENDER), then("noise", "spam"));
        Rule later = rule("Notices", List.of(when("subject", "contains", "tender notice")), then("stream", "tender"));

        assertThat(Shadows.of(of(never, first, later))).isEmpty();
        assertThat(Shadows.of(of(first, later))).hasSize(1);
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(when("from", "equals", "A@b.example"), when("from", "ends_with", "@B.example"), true),
                Arguments.of(when("from", "in", List.of("a", "b")), when("from", "in", List.of("c", "b", "a")), true),
                Arguments.of(when("from", "in", List.of("a", "d")), when("from", "in", List.of("c", "b", "a")), false),
                Arguments.of(when("subject", "contains", "tender notice"), TENDER, true),
                Arguments.of(TENDER, when("subject", "contains", "tender notice"), false),
                Arguments.of(TENDER, when("body", "contains", "tender"), false),
                Arguments.of(TENDER, when("subject", "exists", true), true),
                Arguments.of(TENDER, when("subject", "exists", false), false),
                Arguments.of(when("confidence", "gt", 0.9), when("confidence", "gt", 0.5), true),
                Arguments.of(when("confidence", "gt", 0.4), when("confidence", "gt", 0.5), false),
                Arguments.of(when("company", "equals", "Acme Ltd"), when("company", "contains", "acme"), true),
                Arguments.of(when("company", "contains", "acme"), when("company", "exists", true), true),
                Arguments.of(when("company", "equals", "Acme Ltd"), when("from_domain", "exists", true), false),
                Arguments.of(when("time", "gt", "18:00"), when("time", "gt", "18:00"), true),
                Arguments.of(when("subject", "matches", "\\D"), when("subject", "matches", "\\d"), false),
                Arguments.of(TENDER, any(when("subject", "contains", "bid"), TENDER), true),
                Arguments.of(any(when("subject", "contains", "bid"), TENDER), TENDER, false),
                Arguments.of(
                        any(when("subject", "equals", "tender"), when("subject", "ends_with", "tender")),
                        TENDER,
                        true));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void one_condition_follows_from_another_or_not(Condition later, Condition earlier, boolean follows) {
        Configuration configuration = of(
                rule("Earlier", List.of(earlier), then("stop", null)), rule("Later", List.of(later), then("tag", "x")));

        assertThat(!Shadows.of(configuration).isEmpty()).isEqualTo(follows);
    }
}
