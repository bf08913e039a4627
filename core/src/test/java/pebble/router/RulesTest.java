package pebble.router;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.router.Posts.any;
import static pebble.router.Posts.letter;
import static pebble.router.Posts.of;
import static pebble.router.Posts.rule;
import static pebble.router.Posts.then;
import static pebble.router.Posts.when;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pebble.board.Priority;
import pebble.classification.NoiseKind;
import pebble.mail.Letters;
import pebble.router.Configuration.Condition;
import pebble.router.Configuration.Rule;

class RulesTest {
    private static final String TWO_PARTS =
            "--part\r\nContent-Type: text/plain\r\n\r\nThe safety\r\ndata sheet, please.\r\n"
                    + "--part\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=Tender-77.PDF\r\n\r\nx\r\n--part--";

    private static Letter enquiry() {
        return letter(Letters.from("Priya Nair <Priya@Acme.Example>")
                .to("Sales <sales@ours.example>, tender@ours.example")
                .subject("Re: TENDER no. 77/2026 for Käse")
                .with("List-Id", "<buyers.acme.example>")
                .with("Content-Type", "multipart/mixed; boundary=part")
                .body(TWO_PARTS));
    }

    static Stream<Arguments> conditionsThatHold() {
        return Stream.of(
                Arguments.of(when("mailbox", "equals", "SALES@ours.example"), "mailbox is “sales@ours.example”"),
                Arguments.of(when("mailbox", "in", List.of(Posts.SALES.toString())), "mailbox is “sales@ours.example”"),
                Arguments.of(when("from", "equals", "priya@acme.example"), "sender is “Priya@Acme.Example”"),
                Arguments.of(when("from", "not_equals", "ravi@acme.example"), "sender is not “ravi@acme.example”"),
                Arguments.of(
                        when("from_domain", "in", List.of("a.example", "acme.example")),
                        "sender's domain is “Acme.Example”"),
                Arguments.of(when("to", "starts_with", "tender@"), "recipient starts with “tender@”"),
                Arguments.of(when("subject", "contains", "tender"), "subject contains “tender”"),
                Arguments.of(when("subject", "contains", "KÄSE"), "subject contains “KÄSE”"),
                Arguments.of(
                        when("subject", "matches", "tender\\s+no\\.? \\d+"), "subject matches “tender\\s+no\\.? \\d+”"),
                Arguments.of(when("body", "contains", "safety data sheet"), "text contains “safety data sheet”"),
                Arguments.of(when("body", "matches", "^data sheet"), "text matches “^data sheet”"),
                Arguments.of(
                        when("header:List-ID", "ends_with", "acme.example>"),
                        "header list-id ends with “acme.example>”"),
                Arguments.of(when("header:x-spam", "exists", false), "there is no header x-spam"),
                Arguments.of(
                        when("attachment_name", "matches", "tender-\\d+\\.pdf$"),
                        "attachment's name matches “tender-\\d+\\.pdf$”"),
                Arguments.of(when("attachment_type", "equals", "pdf"), "attachment's type is “PDF”"),
                Arguments.of(
                        when("attachment_type", "equals", "application/pdf"), "attachment's type is “application/pdf”"),
                Arguments.of(when("language", "equals", "EN"), "language is “en”"),
                Arguments.of(when("sender_check", "in", List.of("unknown", "ok")), "sender check is “unknown”"),
                Arguments.of(when("company", "equals", "acme paints ltd"), "company is “Acme Paints Ltd”"),
                Arguments.of(when("company", "in", List.of("x", "Acme Paints Ltd")), "company is “Acme Paints Ltd”"),
                Arguments.of(when("company", "contains", "paints"), "company contains “paints”"),
                Arguments.of(when("company", "exists", true), "there is a company"),
                Arguments.of(when("stream", "equals", "sales"), "likely stream is “sales”"),
                Arguments.of(when("intent", "equals", "quote_request"), "intent is “quote_request”"),
                Arguments.of(when("confidence", "gt", 0.75), "confidence is over 0.75"),
                Arguments.of(when("time", "gt", "18:00"), "time is after 18:00"),
                Arguments.of(when("time", "equals", "monday"), "time is “monday”"),
                Arguments.of(when("time", "in", List.of("sunday", "18:00-09:00")), "time is “18:00-09:00”"),
                Arguments.of(when("entity", "equals", Posts.AURORA.toString()), "legal entity is “Aurora”"),
                Arguments.of(
                        any(when("subject", "contains", "auction"), when("subject", "contains", "tender")),
                        "subject contains “tender”"));
    }

    @ParameterizedTest
    @MethodSource("conditionsThatHold")
    void a_condition_that_holds_says_why(Condition condition, String words) {
        Judgement judgement = Rules.of(of(rule("Mine", List.of(condition), then("stream", "tender"))))
                .judge(enquiry());

        assertThat(judgement.stream()).isEqualTo("tender");
        assertThat(judgement.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.sentence()).isEqualTo("Rule “Mine”: " + words));
    }

    static Stream<Condition> conditionsThatFail() {
        return Stream.of(
                when("mailbox", "equals", "tender@ours.example"),
                when("from", "not_equals", "PRIYA@acme.example"),
                when("from", "equals", "Priya Nair"),
                when("from_domain", "ends_with", "sub.acme.example"),
                when("to", "not_equals", "tender@ours.example"),
                when("subject", "contains", "tenderx"),
                when("subject", "matches", "^tender"),
                when("header:list-id", "exists", false),
                when("attachment_name", "in", List.of("tender-7.pdf")),
                when("confidence", "lt", 0.8),
                when("time", "in", List.of("09:00-18:00", "sunday")),
                when("time", "lt", "19:30"),
                when("company", "not_equals", "Acme Paints Ltd"),
                when("company", "exists", false),
                any(when("subject", "contains", "auction"), when("body", "contains", "auction")));
    }

    @ParameterizedTest
    @MethodSource("conditionsThatFail")
    void a_condition_that_fails_is_silent(Condition condition) {
        assertThat(Rules.of(of(rule("Mine", List.of(condition), then("stream", "tender"))))
                        .judge(enquiry())
                        .isSilent())
                .isTrue();
    }

    @Test
    void all_conditions_must_hold_and_all_are_told() {
        List<Condition> both =
                List.of(when("subject", "contains", "tender"), when("from_domain", "equals", "acme.example"));

        Judgement judgement =
                Rules.of(of(rule("Both", both, then("tag", "bid")))).judge(enquiry());

        assertThat(judgement.reasons().getFirst().sentence())
                .isEqualTo("Rule “Both”: subject contains “tender” and sender's domain is “Acme.Example”");
        assertThat(Rules.of(of(rule("One", List.of(both.getFirst(), when("body", "contains", "no")), then("tag", "x"))))
                        .judge(enquiry())
                        .tags())
                .isEmpty();
    }

    @Test
    void the_first_rule_decides_each_question_and_tags_add_up() {
        List<Condition> always = List.of(when("from", "exists", true));
        Configuration configuration = of(
                new Rule(null, "Off", false, always, List.of(then("stream", "operations"))),
                rule("First", always, then("stream", "tender"), then("tag", "a"), then("priority", "high")),
                rule("Second", always, then("stream", "sales"), then("column", "quoted"), then("tag", "b")),
                rule(
                        "Third",
                        always,
                        then("priority", "low"),
                        then("assignee", List.of(Posts.MIRA)),
                        then("stop", true)),
                rule("Never", always, then("tag", "c"), then("entity", Posts.AURORA.toString())));

        Judgement judgement = Rules.of(configuration).judge(enquiry());

        assertThat(judgement.stream()).isEqualTo("tender");
        assertThat(judgement.column()).as("that column is of a board that lost").isNull();
        assertThat(judgement.tags()).containsExactly("a", "b");
        assertThat(judgement.priority()).isEqualTo(Priority.HIGH);
        assertThat(judgement.assignment().users()).extracting(Object::toString).containsExactly(Posts.MIRA);
        assertThat(judgement.entity()).isNull();
        assertThat(judgement.reasons()).extracting(Judgement.Reason::name).containsExactly("First", "Second", "Third");
    }

    @Test
    void noise_carries_its_kind_and_reason_and_a_stream_overrules_it() {
        List<Condition> always = List.of(when("from", "exists", null));
        Rule kind = rule("Lists", always, then("noise", "newsletter"));
        Rule reason = rule("Ads", always, then("noise", "We never buy there"));
        Rule both = rule("Bots", always, then("noise", Map.of("kind", "otp", "reason", "a code")));

        assertThat(Rules.of(of(kind)).judge(enquiry()).noise())
                .isEqualTo(new Judgement.Unwanted(NoiseKind.NEWSLETTER, "Rule “Lists”"));
        assertThat(Rules.of(of(reason)).judge(enquiry()).noise())
                .isEqualTo(new Judgement.Unwanted(NoiseKind.SPAM, "Rule “Ads”: We never buy there"));
        assertThat(Rules.of(of(both)).judge(enquiry()).noise())
                .isEqualTo(new Judgement.Unwanted(NoiseKind.OTP, "Rule “Bots”: a code"));

        Judgement placed = Rules.of(of(rule("Keep", always, then("stream", "sales")), kind))
                .judge(enquiry());
        Judgement kept =
                Rules.of(of(rule("Keep", always, then("noise", false)), kind)).judge(enquiry());

        assertThat(placed.noise()).isNull();
        assertThat(placed.notNoise()).isTrue();
        assertThat(kept.noise()).isNull();
        assertThat(kept.notNoise()).isTrue();
    }

    @Test
    void the_classifier_is_asked_only_when_a_rule_wants_to_know_and_once() {
        int[] asked = {0};
        var mail = Letters.from("priya@acme.example").subject("Tender");
        Letter letter = letter(mail, () -> {
            asked[0]++;
            return Letter.Guess.NONE;
        });
        List<Condition> guarded = List.of(when("confidence", "lt", 0.5), when("subject", "contains", "auction"));
        Rules spared = Rules.of(of(rule("Guarded", guarded, then("tag", "x"))));
        Rules asking = Rules.of(of(
                rule("One", List.of(when("confidence", "lt", 0.5)), then("tag", "x")),
                rule("Two", List.of(when("intent", "exists", false)), then("tag", "y"))));

        spared.judge(letter);
        assertThat(asked[0]).isZero();
        assertThat(asking.judge(letter).tags()).containsExactly("x", "y");
        assertThat(asked[0]).isEqualTo(1);
    }
}
