package pebble.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.TestServer;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers;
import pebble.mail.Letters;
import pebble.shared.PublicId;
import tools.jackson.databind.JsonNode;

/** What a router that nobody has saved would do with the mail that is here, over HTTP and on a real database. */
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PreviewTest {
    private static final String PREVIEW = "/api/v1/router/preview";
    private static final Set<String> STREAMS = Set.of("sales", "operations", "tender", "quality", "unclassified");

    /** What a person moves is remembered: it must be like nothing that other tests post. */
    private static final String UNLIKE = "Vakuumdestillation Rueckstand Graphitelektrode Waermetauscher Zentrifuge";

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private TestUsers users;
    private EntityId ours;
    private Http admin;
    private Http manager;
    private PostedMail mail;
    private String mailbox;

    @BeforeEach
    void a_manager_of_one_company_whose_mail_goes_to_sales() {
        users = new TestUsers(jdbc);
        ours = users.entity("Ours");
        admin = Http.at(port).as(users.admin());
        manager = Http.at(port).as(users.user("Mona", Role.MANAGER, Set.of(ours), STREAMS));
        mail = new PostedMail(admin, jdbc);
        mail.noRules();
        mailbox = mail.mailbox(ours, "sales");
    }

    @Test
    void a_rule_shows_what_it_would_take_and_all_it_would_do_with_it() {
        var mira = users.user("Mira", Role.AGENT, Set.of(ours), STREAMS);
        mail.post(mailbox, Letters.from("a@b.example").subject("Price of acetone"));
        String tender = mail.post(mailbox, Letters.from("Buyer <b@gem.example>").subject("Tender for acetone"));

        JsonNode told = preview(
                rule("Offs", when("subject", "contains", "nothing of the kind"), then("stream", "quality")),
                rule(
                        "Tenders",
                        when("subject", "contains", "tender"),
                        then("stream", "tender"),
                        then("column", "preparing"),
                        then("priority", "high"),
                        then("tag", "gem"),
                        then("assignee", mira.caller().id().toString())));

        assertThat(told.at("/sampled").asInt()).isEqualTo(2);
        assertThat(told.at("/not_asked").asInt()).isZero();
        assertThat(told.at("/totals/changed").asInt()).isEqualTo(1);
        assertThat(told.at("/totals/now/sales").asInt()).isEqualTo(2);
        assertThat(told.at("/totals/now/tender").asInt()).isZero();
        assertThat(told.at("/totals/then/sales").asInt()).isEqualTo(1);
        assertThat(told.at("/totals/then/tender").asInt()).isEqualTo(1);
        assertThat(told.at("/moves/0").toString()).isEqualTo("{\"from\":\"sales\",\"to\":\"tender\",\"count\":1}");
        assertThat(told.at("/rules/0/hits").asInt()).isZero();
        assertThat(told.at("/rules/1").toString()).isEqualTo("{\"index\":1,\"name\":\"Tenders\",\"hits\":1}");
        JsonNode first = told.at("/items/0");
        assertThat(first.at("/message_id").asString()).isEqualTo(tender);
        assertThat(first.at("/changed").asBoolean()).isTrue();
        assertThat(first.at("/from/email").asString()).isEqualTo("b@gem.example");
        assertThat(first.at("/now/stream").asString()).isEqualTo("sales");
        assertThat(first.at("/now/reasons/0").asString()).contains("goes to this board");
        assertThat(first.at("/then/stream").asString()).isEqualTo("tender");
        assertThat(first.at("/then/decided_by").asString()).isEqualTo("rule");
        assertThat(first.at("/then/reasons/0").asString()).contains("Tenders", "tender");
        assertThat(first.at("/then/column").asString()).isEqualTo("preparing");
        assertThat(first.at("/then/priority").asString()).isEqualTo("high");
        assertThat(first.at("/then/tags/0").asString()).isEqualTo("gem");
        assertThat(first.at("/then/assignee/name").asString()).isEqualTo("Mira");
        assertThat(told.at("/items/1/changed").asBoolean()).isFalse();
    }

    @Test
    void what_rules_call_noise_or_call_none_is_told() {
        mail.post(
                mailbox,
                Letters.from("a@gifts.example").id("gift" + System.nanoTime()).subject("A gift for you"));
        mail.post(
                mailbox,
                Letters.from("b@b.example").subject("Out of office: Enquiry").with("Auto-Submitted", "auto-replied"));

        JsonNode told = preview(
                rule("Gifts", when("subject", "contains", "gift"), then("noise", "spam")),
                rule("Absent", when("subject", "starts_with", "out of office"), then("noise", false)));

        JsonNode absent = told.at("/items/0");
        assertThat(absent.at("/now/stream").asString()).isEqualTo("noise");
        assertThat(absent.at("/now/noise_kind").asString()).isEqualTo("auto_reply");
        assertThat(absent.at("/then/stream").asString()).isEqualTo("sales");
        JsonNode gift = told.at("/items/1");
        assertThat(gift.at("/then/stream").asString()).isEqualTo("noise");
        assertThat(gift.at("/then/noise_kind").asString()).isEqualTo("spam");
        assertThat(gift.at("/then/reasons/0").asString()).contains("Gifts");
        assertThat(told.at("/totals/then/noise").asInt()).isEqualTo(1);
    }

    @Test
    void another_board_for_the_mailbox_moves_what_no_rule_places() {
        mail.post(mailbox, Letters.from("a@b.example").subject("Where is our order"));

        JsonNode told = preview(List.of(Map.of("mailbox_id", mailbox, "stream", "operations")));

        assertThat(told.at("/items/0/now/stream").asString()).isEqualTo("sales");
        assertThat(told.at("/items/0/then/stream").asString()).isEqualTo("operations");
    }

    @Test
    void without_a_board_for_the_mailbox_the_classifiers_earlier_word_counts_and_else_it_is_asked() {
        String message = mail.post(mailbox, Letters.from("a@b.example").subject("Purity of batch 7"));
        String other = mail.post(mailbox, Letters.from("a@b.example").subject("Price of methanol"));
        classifierSaid(message, "quality", "complaint");

        JsonNode told = preview(
                List.of(),
                rule("Sure", when("intent", "equals", "complaint"), then("tag", "heard"), then("priority", "high")));

        JsonNode item = item(told, message);
        assertThat(item.at("/then/stream").asString()).isEqualTo("quality");
        assertThat(item.at("/then/decided_by").asString()).isEqualTo("model");
        assertThat(item.at("/then/priority").asString()).isEqualTo("high");
        assertThat(told.at("/rules/0/hits").asInt()).isEqualTo(1);
        assertThat(told.at("/not_asked").asInt()).isZero();
        assertThat(item(told, other).at("/then/decided_by").asString())
                .as("asked now, having never been asked")
                .isEqualTo("model");
    }

    @Test
    void what_a_person_moved_is_told_as_theirs_and_where_the_like_would_come() {
        String message = mail.post(
                mailbox,
                Letters.from("a@b.example").subject("Sample of acetone").body(UNLIKE));
        admin.post("/api/v1/cards/" + mail.card(message) + "/move", Map.of("stream", "quality", "column", "inbox"));

        JsonNode told = preview(rule("Samples", when("subject", "contains", "sample"), then("stream", "tender")));

        JsonNode item = told.at("/items/0");
        assertThat(item.at("/now/stream").asString()).isEqualTo("quality");
        assertThat(item.at("/now/decided_by").asString()).isEqualTo("person");
        assertThat(item.at("/then/stream").asString()).isEqualTo("tender");
        assertThat(item.at("/then/decided_by").asString()).isEqualTo("rule");
    }

    @Test
    void what_a_person_put_somewhere_stays_there_unless_a_rule_says_otherwise() {
        String open = mail.mailbox(ours, null);
        String moved = mail.post(
                open, Letters.from("a@b.example").subject("Zuschlag 1").body("Trommeltrockner Filzdichtung"));
        String filed = mail.post(
                mailbox, Letters.from("c@d.example").subject("Zuschlag 2").body("Schneckenfoerderer"));
        admin.post("/api/v1/cards/" + mail.card(moved) + "/move", Map.of("stream", "quality", "column", "inbox"));
        admin.post("/api/v1/messages/" + filed + "/disposition", Map.of("disposition", "noise", "noise_kind", "spam"));

        JsonNode same = preview();
        JsonNode ruled = preview(rule("Zuschlag", when("subject", "contains", "zuschlag"), then("stream", "tender")));

        assertThat(same.at("/totals/changed").asInt()).isZero();
        assertThat(item(same, moved).at("/then/stream").asString()).isEqualTo("quality");
        assertThat(item(same, moved).at("/then/decided_by").asString()).isEqualTo("person");
        assertThat(item(same, filed).at("/then/noise_kind").asString()).isEqualTo("spam");
        assertThat(ruled.at("/totals/changed").asInt()).isEqualTo(2);
    }

    @Test
    void of_messages_that_came_in_one_moment_none_is_left_out() {
        jdbc.sql("update message set received_at = received_at - interval '60 days'")
                .update();
        String many = IntStream.range(0, 40)
                .mapToObj(n -> "From a@b.example Tue Jan  6 10:00:00 2026\n"
                        + new String(
                                Letters.from("a@b.example").subject("Lot " + n).raw(), StandardCharsets.UTF_8) + "\n")
                .collect(Collectors.joining());
        mail.post(mailbox, "application/mbox", many.getBytes(StandardCharsets.UTF_8));

        assertThat(preview().at("/sampled").asInt()).isEqualTo(40);
    }

    @Test
    void a_reply_stays_on_the_card_of_its_thread_unless_a_rule_calls_it_noise() {
        String id = UUID.randomUUID() + "@b.example";
        mail.post(mailbox, Letters.from("a@b.example").id(id).subject("Acetone"));
        String reply = mail.post(
                mailbox,
                Letters.from("a@b.example")
                        .answers(id)
                        .subject("Re: Acetone")
                        .at(Instant.parse("2026-03-03T09:00:00Z")));

        JsonNode placed = preview(rule("Acetone", when("subject", "contains", "acetone"), then("stream", "tender")));
        JsonNode muted = preview(rule("Muted", when("subject", "starts_with", "re:"), then("noise", "personal")));

        assertThat(placed.at("/totals/changed").asInt()).isEqualTo(1);
        assertThat(placed.at("/rules/0/hits").asInt()).isEqualTo(2);
        JsonNode stays = item(placed, reply);
        assertThat(stays.at("/then/stream").asString()).isEqualTo("sales");
        assertThat(stays.at("/then/reasons/0").asString()).contains("card of its conversation");
        assertThat(item(muted, reply).at("/then/stream").asString()).isEqualTo("noise");
    }

    @Test
    void a_rule_for_another_company_counts_as_a_change_and_is_no_move() {
        EntityId theirs = users.entity("Theirs");
        mail.post(mailbox, Letters.from("a@b.example").subject("Pigment"));

        Http.Answer told = admin.post(
                PREVIEW,
                Map.of(
                        "sample",
                        1,
                        "router",
                        Map.of(
                                "defaults",
                                defaults(admin),
                                "rules",
                                List.of(rule(
                                        "Theirs",
                                        when("subject", "contains", "pigment"),
                                        then("entity", theirs.toString()))))));

        assertThat(told.at("/totals/changed")).as(told.text()).isEqualTo("1");
        assertThat(told.at("/items/0/then/entity_id")).isEqualTo(theirs.toString());
        assertThat(told.json().at("/moves")).isEmpty();
    }

    @Test
    void a_mail_with_a_great_attachment_is_judged_by_its_text_and_the_names_of_all_that_hangs_on_it() {
        String large =
                "Subject-less body\r\n--part\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment;"
                        + " filename=first.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(new byte[600_000])
                        + "\r\n--part\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=last.pdf\r\n\r\nx"
                        + "\r\n--part\r\nContent-Type: text/plain\r\n\r\nThe words below it all\r\n--part--";
        mail.post(
                mailbox,
                Letters.from("a@b.example")
                        .with("MIME-Version", "1.0")
                        .with("Content-Type", "multipart/mixed; boundary=part")
                        .body("--part\r\nContent-Type: text/plain\r\n\r\n" + large));

        JsonNode told = preview(
                rule("Named", when("attachment_name", "equals", "last.pdf"), then("stream", "tender")),
                rule("Below", when("body", "contains", "words below it all"), then("tag", "below")));

        assertThat(told.at("/items/0/then/stream").asString()).isEqualTo("tender");
        assertThat(told.at("/items/0/then/tags/0").asString()).isEqualTo("below");
    }

    @Test
    void nothing_is_changed_by_looking_and_nobodys_turn_is_used_up() {
        var mira = users.user("Mira", Role.AGENT, Set.of(ours), STREAMS);
        mail.post(mailbox, Letters.from("a@b.example").subject("In turn"));
        jdbc.sql("insert into assignment_turn (user_id, at) values (:mira, now() - interval '1 hour')")
                .param("mira", mira.caller().id().value())
                .update();
        Map<String, String> before = everything();

        JsonNode told = preview(rule(
                "In turn",
                when("subject", "contains", "in turn"),
                then("stream", "tender"),
                then("assignee", List.of(mira.caller().id().toString()))));

        assertThat(told.at("/items/0/then/assignee/name").asString()).isEqualTo("Mira");
        assertThat(everything()).isEqualTo(before);
    }

    /** The rows of every table that says what was done, as many and as they are. */
    private Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        for (String table : List.of(
                "message",
                "filing",
                "card",
                "activity",
                "audit_record",
                "assignment_turn",
                "router_version",
                "mailbox",
                "routing_tally",
                "thread",
                "live_event")) {
            all.put(
                    table,
                    jdbc.sql(
                                    "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "
                                            + table + " t")
                            .query(String.class)
                            .single());
        }
        return all;
    }

    @Test
    void what_was_merged_lies_on_the_board_of_the_card_it_went_into() {
        String first = mail.post(mailbox, Letters.from("a@b.example").subject("One matter"));
        String second = mail.post(mailbox, Letters.from("c@d.example").subject("Another matter"));
        String third = mail.post(
                mailbox, Letters.from("e@f.example").subject("A third matter").body(UNLIKE));
        merge(first, second);
        merge(second, third);
        admin.post("/api/v1/cards/" + mail.card(third) + "/move", Map.of("stream", "quality", "column", "inbox"));
        Http sales = Http.at(port).as(users.user("Max", Role.MANAGER, Set.of(ours), Set.of("sales")));

        JsonNode told = preview();

        assertThat(told.at("/totals/now/quality").asInt()).isEqualTo(3);
        assertThat(told.at("/totals/now/sales").asInt()).isZero();
        assertThat(item(told, first).at("/now/stream").asString()).isEqualTo("quality");
        assertThat(item(told, first).at("/card_id").asString())
                .isEqualTo(item(told, third).at("/card_id").asString());
        assertThat(sales.post(PREVIEW, body(defaults(sales)))
                        .json()
                        .at("/sampled")
                        .asInt())
                .isZero();
    }

    private void merge(String from, String into) {
        Http.Answer merged = admin.post("/api/v1/cards/" + mail.card(from) + "/merge", Map.of("into", mail.card(into)));
        assertThat(merged.status()).as(merged.text()).isEqualTo(200);
    }

    @Test
    void a_manager_sees_and_counts_nothing_of_another_companys_mail() {
        EntityId theirs = users.entity("Theirs");
        String foreign = mail.mailbox(theirs, "sales");
        mail.post(foreign, Letters.from("a@b.example").subject("Tender of theirs"));
        String own = mail.post(mailbox, Letters.from("a@b.example").subject("Tender of ours"));
        String hidden = mail.post(
                mailbox,
                Letters.from("a@b.example").subject("Tender on another board").body(UNLIKE));
        admin.post("/api/v1/cards/" + mail.card(hidden) + "/move", Map.of("stream", "quality", "column", "inbox"));
        Http limited = Http.at(port).as(users.user("Max", Role.MANAGER, Set.of(ours), Set.of("sales")));
        Map<String, Object> tenders = rule("Tenders", when("subject", "contains", "tender"), then("stream", "tender"));

        JsonNode told = limited.post(PREVIEW, body(defaults(limited), tenders)).json();
        Http.Answer named = limited.post(
                PREVIEW,
                body(defaults(limited), rule("Foreign", when("mailbox", "equals", foreign), then("stream", "tender"))));

        assertThat(told.at("/sampled").asInt()).isEqualTo(1);
        assertThat(told.at("/rules/0/hits").asInt()).isEqualTo(1);
        assertThat(told.at("/items/0/message_id").asString()).isEqualTo(own);
        assertThat(named.status()).isEqualTo(422);
        var agent = Http.at(port).as(users.user("Agnes", Role.AGENT, Set.of(ours), STREAMS));
        assertThat(agent.post(PREVIEW, body(List.of(), tenders)).status()).isEqualTo(403);
    }

    @Test
    void what_could_not_be_saved_is_refused_at_its_field() {
        Http.Answer regex = manager.post(
                PREVIEW, body(List.of(), rule("Bad", when("subject", "matches", "(["), then("stream", "tender"))));
        Http.Answer none = manager.post(PREVIEW, Map.of("sample", 10));
        Http.Answer most = manager.post(
                PREVIEW, Map.of("sample", 1_001, "router", body(List.of()).get("router")));

        assertThat(regex.status()).isEqualTo(422);
        assertThat(regex.at("/error/details/fields/0/path")).isEqualTo("rules[0].conditions[0].value");
        assertThat(none.at("/error/details/fields/0/path")).isEqualTo("router");
        assertThat(most.at("/error/details/fields/0/path")).isEqualTo("sample");
    }

    @Test
    void a_rule_that_can_never_count_is_pointed_out() {
        Map<String, Object> tenders = rule("Tenders", when("subject", "contains", "tender"), then("stream", "tender"));

        JsonNode told = preview(tenders, tenders);

        assertThat(told.at("/warnings/0/path").asString()).startsWith("rules[1]");
    }

    private void classifierSaid(String message, String stream, String intent) {
        jdbc.sql("update filing set routing = :routing::jsonb where message_id = :message")
                .param("routing", """
                        {"rules": [], "verdict": {"stream": "%1$s", "best_stream": "%1$s", "intent": "%2$s", "confidence": 0.98,
                            "decided_by": "model", "reasons": ["Its words speak for it"]}}
                        """.formatted(stream, intent))
                .param("message", PublicId.parse("msg", message).orElseThrow())
                .update();
    }

    private static JsonNode item(JsonNode told, String message) {
        return told.at("/items")
                .valueStream()
                .filter(one -> one.at("/message_id").asString().equals(message))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode preview(Object... rules) {
        return preview(defaults(manager), rules);
    }

    private JsonNode preview(Object defaults, Object[] rules) {
        Http.Answer told = manager.post(PREVIEW, body(defaults, rules));
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        return told.json();
    }

    private JsonNode preview(List<Object> defaults, Object... rules) {
        return preview((Object) defaults, rules);
    }

    private static Object defaults(Http who) {
        return who.get("/api/v1/router").json().at("/defaults");
    }

    private static Map<String, Object> body(Object defaults, Object... rules) {
        return Map.of("router", Map.of("defaults", defaults, "rules", List.of(rules)), "days", 30);
    }

    private static Map<String, Object> rule(String name, Map<String, Object> condition, Object... actions) {
        return Map.of("name", name, "enabled", true, "conditions", List.of(condition), "actions", List.of(actions));
    }

    private static Map<String, Object> when(String field, String op, Object value) {
        return Map.of("field", field, "op", op, "value", value);
    }

    private static Map<String, Object> then(String type, Object value) {
        return Map.of("type", type, "value", value);
    }
}
