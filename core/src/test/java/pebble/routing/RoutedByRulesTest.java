package pebble.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
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
import tools.jackson.databind.JsonNode;

/** What the rules say happens to the mail, over HTTP and on a real database. */
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RoutedByRulesTest {
    private static final Set<String> STREAMS = Set.of("sales", "operations", "tender", "quality", "unclassified");

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private TestUsers users;
    private EntityId ours;
    private EntityId theirs;
    private Http http;
    private String mailbox;

    @BeforeEach
    void two_companies_and_a_mailbox_whose_mail_goes_to_sales() {
        users = new TestUsers(jdbc);
        ours = users.entity("Ours");
        theirs = users.entity("Theirs");
        http = Http.at(port).as(users.admin());
        mailbox = http.post(
                        "/api/v1/mailboxes",
                        Map.of(
                                "address",
                                UUID.randomUUID() + "@ours.example",
                                "entity_id",
                                ours.toString(),
                                "default_stream",
                                "sales"))
                .at("/id");
    }

    @AfterEach
    void without_rules() {
        rules();
    }

    @Test
    void a_rule_says_board_column_priority_and_tags_and_the_card_says_which_rule() {
        rules(rule(
                "Tenders",
                when("subject", "contains", "tender"),
                then("stream", "tender"),
                then("column", "preparing"),
                then("priority", "high"),
                then("tag", "gem")));

        JsonNode card = card(Letters.from("Buyer <buyer@gem.example>").subject("Tender for acetone"));

        assertThat(card.at("/stream").asString()).isEqualTo("tender");
        assertThat(card.at("/column").asString()).isEqualTo("preparing");
        assertThat(card.at("/priority").asString()).isEqualTo("high");
        assertThat(card.at("/tags/0").asString()).isEqualTo("gem");
        assertThat(card.at("/classification/decided_by").asString()).isEqualTo("rule");
        assertThat(card.at("/classification/reasons/0").asString()).contains("Tenders", "tender");
    }

    @Test
    void a_card_says_of_which_rules_the_expressions_took_too_long() {
        rules(rule(
                "Endless",
                Map.of("field", "body", "op", "matches", "value", "(x+x+)+(x|xx|[wx]{1,200})*y"),
                then("stream", "tender")));

        JsonNode card = card(Letters.from("a@b.example").subject("Many letters").body("x ".repeat(90_000)));

        assertThat(card.at("/stream").asString()).isEqualTo("sales");
        assertThat(card.at("/classification/reasons").valueStream().map(JsonNode::asString))
                .anySatisfy(reason -> assertThat(reason).contains("take too long", "“Endless”"));
    }

    @Test
    void a_rule_knows_the_company_by_the_senders_domain() {
        String domain = "c" + UUID.randomUUID() + ".example";
        http.post("/api/v1/companies", Map.of("name", "Paints of " + domain, "domains", List.of(domain)));
        rules(rule("Key account", when("company", "equals", "PAINTS of " + domain), then("stream", "quality")));

        JsonNode card = card(Letters.from("a@" + domain).subject("Rate of toluene"));
        JsonNode other = card(Letters.from("a@d" + domain).subject("Rate of toluene too"));

        assertThat(card.at("/stream").asString()).isEqualTo("quality");
        assertThat(card.at("/classification/reasons/0").asString()).contains("company is “Paints of " + domain);
        assertThat(other.at("/stream").asString()).isEqualTo("sales");
    }

    @Test
    void what_classify_tells_is_what_routing_does_with_the_same_mail() {
        String open = http.post(
                        "/api/v1/mailboxes",
                        Map.of("address", UUID.randomUUID() + "@ours.example", "entity_id", ours.toString()))
                .at("/id");
        for (String box : List.of(mailbox, open)) {
            String address = http.get("/api/v1/mailboxes/" + box).at("/address");
            for (int n = 0; n < MAILS.size(); n++) {
                String subject = MAILS.get(n).getFirst();
                String text = MAILS.get(n).getLast();
                String from = "a" + n + "@b" + UUID.randomUUID() + ".example";

                JsonNode told = http.post(
                                "/api/v1/classify",
                                Map.of("subject", subject, "text", text, "from", from, "to", List.of(address)))
                        .json();
                JsonNode done = message(
                        box, Letters.from(from).to(address).subject(subject).body(text));

                String lies = done.at("/disposition").asString().equals("noise")
                        ? "noise"
                        : http.get("/api/v1/cards/" + done.at("/card_id").asString())
                                .at("/stream");
                assertThat(told.at("/stream").asString()).as(subject).isEqualTo(lies);
            }
        }
    }

    private static final List<List<String>> MAILS = List.of(
            List.of("SEO package", "We put your website on page one of the search engines in 30 days. Interested?"),
            List.of("Verified buyers list", "We sell a verified email database of 80,000 chemical buyers. Reply STOP."),
            List.of("Rate of toluene", "Kindly quote your best rate for 20 MT toluene, ex Mumbai."),
            List.of("Corrigendum 2", "The due date of tender no. 77 for supply of alum is extended to 12.03.2026."),
            List.of("COA needed", "Please send the certificate of analysis of batch K-77 of citric acid."),
            List.of("Lunch on Sunday", "Shall we all meet at my place on Sunday? Mummy is asking about you."));

    @Test
    void what_a_rule_calls_noise_is_noise_with_its_reason_and_what_it_calls_mail_is_none() {
        rules(
                rule(
                        "Gifts",
                        when("subject", "contains", "gift"),
                        then("noise", Map.of("kind", "spam", "reason", "nobody wants these"))),
                rule("Portal", when("from_domain", "equals", "portal.example"), then("noise", false)));

        JsonNode spam = message(Letters.from("a@gifts.example").subject("A gift for you"));
        JsonNode notice = message(Letters.from("noreply@portal.example")
                .subject("Your one-time password")
                .body("Your OTP is 482913. Do not share it with anyone.")
                .with("Auto-Submitted", "auto-generated"));

        assertThat(spam.at("/disposition").asString()).isEqualTo("noise");
        assertThat(spam.at("/noise_kind").asString()).isEqualTo("spam");
        assertThat(spam.at("/reason").asString()).contains("Gifts", "nobody wants these");
        assertThat(notice.at("/disposition").asString()).isEqualTo("carded");
    }

    @Test
    void a_rule_gives_mail_to_another_company_whose_people_then_see_it() {
        rules(rule("Theirs", when("subject", "contains", "pigment"), then("entity", theirs.toString())));
        var colleague = users.user("Theirs", Role.AGENT, Set.of(theirs), STREAMS);

        JsonNode card = card(Letters.from("a@paints.example").subject("Pigment enquiry"));

        assertThat(card.at("/entity_id").asString()).isEqualTo(theirs.toString());
        Http they = Http.at(port).as(colleague);
        assertThat(they.get("/api/v1/cards/" + card.at("/id").asString()).json().at("/thread/messages"))
                .hasSize(1);
    }

    @Test
    void a_named_colleague_gets_the_card_and_nobody_who_may_not_see_it() {
        var mira = users.user("Mira", Role.AGENT, Set.of(ours), STREAMS);
        var stranger = users.user("Stranger", Role.AGENT, Set.of(theirs), STREAMS);
        rules(
                rule(
                        "Mira's",
                        when("subject", "contains", "for mira"),
                        then("assignee", mira.caller().id().toString())),
                rule(
                        "Stranger's",
                        when("subject", "contains", "for the stranger"),
                        then("assignee", stranger.caller().id().toString())));

        assertThat(card(Letters.from("a@b.example").subject("Price for Mira"))
                        .at("/assignee/name")
                        .asString())
                .isEqualTo("Mira");
        assertThat(card(Letters.from("a@b.example").subject("Price for the stranger"))
                        .at("/assignee")
                        .isNull())
                .isTrue();
    }

    @Test
    void those_who_are_there_get_cards_in_turn() {
        var mira = users.user("Mira", Role.AGENT, Set.of(ours), STREAMS);
        var ravi = users.user("Ravi", Role.AGENT, Set.of(ours), STREAMS);
        var away = users.user("Away", Role.AGENT, Set.of(ours), STREAMS);
        signedIn(mira);
        signedIn(ravi);
        rules(rule(
                "In turn",
                when("subject", "contains", "in turn"),
                then(
                        "assignee",
                        List.of(
                                mira.caller().id().toString(),
                                ravi.caller().id().toString(),
                                away.caller().id().toString()))));

        List<String> got = List.of("one", "two", "three", "four").stream()
                .map(n -> card(Letters.from(n + "@b.example").subject("In turn " + n))
                        .at("/assignee/name")
                        .asString())
                .toList();

        assertThat(got).containsOnly("Mira", "Ravi");
        assertThat(got.get(0)).isEqualTo(got.get(2)).isNotEqualTo(got.get(1));
        assertThat(got.get(1)).isEqualTo(got.get(3));
    }

    @Test
    void a_reply_stays_on_the_card_of_its_thread_whatever_the_rules_say_of_it() {
        JsonNode first = card(Letters.from("a@b.example").id("first@b.example").subject("Acetone"));
        rules(rule("Tenders", when("subject", "contains", "acetone"), then("stream", "tender")));

        JsonNode after =
                card(Letters.from("a@b.example").answers("first@b.example").subject("Re: Acetone"));

        assertThat(after.at("/id").asString()).isEqualTo(first.at("/id").asString());
        assertThat(after.at("/stream").asString()).isEqualTo("sales");
    }

    @Test
    void what_rules_and_mailbox_would_do_is_told_without_doing_it() {
        rules(rule("Tenders", when("subject", "contains", "tender"), then("stream", "tender")));

        JsonNode told = http.post(
                        "/api/v1/classify",
                        Map.of(
                                "subject",
                                "Tender for acetone",
                                "text",
                                "Kindly quote 20 MT acetone, CAS 67-64-1, urgently.\nRegards\nAsha",
                                "from",
                                "asha@gem.example"))
                .json();

        assertThat(told.at("/stream").asString()).isEqualTo("tender");
        assertThat(told.at("/decided_by").asString()).isEqualTo("rule");
        assertThat(told.at("/language").asString()).isEqualTo("en");
        assertThat(told.at("/urgency").asString()).isEqualTo("urgent");
        JsonNode cas = told.at("/entities")
                .valueStream()
                .filter(fact -> fact.at("/type").asString().equals("cas_number"))
                .findFirst()
                .orElseThrow();
        assertThat(cas.at("/text").asString()).isEqualTo("67-64-1");
        assertThat(cas.at("/field").asString()).isEqualTo("text");
        assertThat(cas.at("/end").asInt() - cas.at("/start").asInt()).isEqualTo(7);
        assertThat(http.get("/api/v1/cards?entity_id=" + ours).json().at("/items"))
                .isEmpty();
        assertThat(http.post("/api/v1/classify", Map.of("subject", " ")).status())
                .isEqualTo(422);
    }

    private void signedIn(TestUsers.TestUser user) {
        jdbc.sql("""
                        insert into session (id_hash, handle, user_id, csrf_token, created_at, last_seen, expires_at, address, agent)
                        values (:hash, :handle, :user, 't', now(), now(), now() + interval '1 hour', '127.0.0.1', 'test')
                        """)
                .param("hash", UUID.randomUUID().toString().getBytes())
                .param("handle", UUID.randomUUID())
                .param("user", user.caller().id().value())
                .update();
    }

    private void rules(Object... rules) {
        JsonNode now = http.get("/api/v1/router").json();
        Http.Answer saved = http.with("If-Match", '"' + now.at("/version").asString() + '"')
                .put("/api/v1/router", Map.of("defaults", now.at("/defaults"), "rules", List.of(rules)));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
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

    private JsonNode card(Letters mail) {
        return http.get("/api/v1/cards/" + message(mail).at("/card_id").asString())
                .json();
    }

    /** The message once it is routed. */
    private JsonNode message(Letters mail) {
        return message(mailbox, mail);
    }

    private JsonNode message(String mailbox, Letters mail) {
        byte[] raw = mail.raw();
        Http.Answer posted =
                http.with("Content-Type", "message/rfc822").post("/api/v1/mailboxes/" + mailbox + "/messages", raw);
        assertThat(posted.status()).as(posted.text()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(8))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.sql("select not exists (select from filing where disposition = 'pending')")
                        .query(Boolean.class)
                        .single());
        String id = http.get("/api/v1/messages?mailbox_id=" + mailbox).at("/items/0/id");
        return http.get("/api/v1/messages/" + id).json();
    }
}
