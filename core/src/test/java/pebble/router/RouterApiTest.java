package pebble.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.Http.Answer;
import pebble.TestServer;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RouterApiTest {
    private static final String ROUTER = "/api/v1/router";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Router router;

    private TestUsers users;
    private Http admin;
    private EntityId aurora;

    @BeforeEach
    void setUp() {
        users = new TestUsers(jdbc);
        admin = Http.at(port).as(users.admin());
        aurora = users.entity("Aurora");
        assertThat(save(admin, defaults(), List.of()).status()).isEqualTo(200);
    }

    private String mailbox(EntityId entity, String stream) {
        Answer added = admin.post(
                "/api/v1/mailboxes",
                Map.of(
                        "address",
                        UUID.randomUUID() + "@ours.example",
                        "entity_id",
                        entity.toString(),
                        "default_stream",
                        stream));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        return added.at("/id");
    }

    private JsonNode defaults() {
        return admin.get(ROUTER).json().get("defaults");
    }

    private String version() {
        return admin.get(ROUTER).at("/version");
    }

    private Answer save(Http who, Object defaults, Object rules) {
        return who.with("If-Match", '"' + version() + '"').put(ROUTER, Map.of("defaults", defaults, "rules", rules));
    }

    private static Map<String, Object> rule(String name, String word) {
        return Map.of(
                "name",
                name,
                "enabled",
                true,
                "conditions",
                List.of(Map.of("field", "subject", "op", "contains", "value", word)),
                "actions",
                List.of(Map.of("type", "stream", "value", "tender")));
    }

    private static Stream<String> texts(Answer answer, String list, String field) {
        return answer.json().at(list).valueStream().map(one -> one.get(field).asString());
    }

    @Test
    void put_takes_exactly_what_get_answered() {
        mailbox(aurora, "sales");
        mailbox(aurora, "");
        Map<String, Object> any = Map.of(
                "name",
                "Loud",
                "conditions",
                List.of(
                        Map.of(
                                "any",
                                List.of(
                                        Map.of("field", "subject", "op", "matches", "value", "urgent!+"),
                                        Map.of("field", "confidence", "op", "lt", "value", 0.5))),
                        Map.of("field", "header:x-priority", "op", "exists")),
                "actions",
                List.of(Map.of("type", "assignee", "value", "round_robin"), Map.of("type", "stop")));
        assertThat(save(admin, defaults(), List.of(rule("Tenders", "tender"), any))
                        .status())
                .isEqualTo(200);
        Answer before = admin.get(ROUTER);

        Answer after = admin.with("If-Match", '"' + before.at("/version") + '"').put(ROUTER, before.text());

        assertThat(after.status()).as(after.text()).isEqualTo(200);
        assertThat(after.json().get("rules")).isEqualTo(before.json().get("rules"));
        assertThat(after.json().get("defaults")).isEqualTo(before.json().get("defaults"));
        assertThat(after.json().at("/rules/0/id").asString()).startsWith("rule_");
        assertThat(after.json().at("/version").asInt())
                .isEqualTo(before.json().at("/version").asInt() + 1);
        assertThat(router.inForce().rules().size()).isEqualTo(2);
    }

    @Test
    void a_save_needs_the_version_it_was_made_from_and_a_stale_one_sees_both() {
        String version = version();
        Http other = Http.at(port).as(users.user("Olga Other", Role.ADMIN, Set.of(), Set.of()));
        Map<String, Object> mine = Map.of("defaults", defaults(), "rules", List.of(rule("Mine", "mine")));
        Map<String, Object> theirs = Map.of("defaults", defaults(), "rules", List.of(rule("Theirs", "theirs")));

        assertThat(admin.put(ROUTER, mine).code()).isEqualTo("VERSION_REQUIRED");
        assertThat(other.with("If-Match", version).put(ROUTER, theirs).status()).isEqualTo(200);
        Answer stale = admin.with("If-Match", version).put(ROUTER, mine);

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.at("/error/message")).contains("Olga Other");
        assertThat(stale.at("/error/details/current/rules/0/name")).isEqualTo("Theirs");
        assertThat(stale.at("/error/details/yours/rules/0/name")).isEqualTo("Mine");
    }

    @Test
    void of_two_administrators_who_save_at_once_one_is_told() {
        String version = version();
        JsonNode defaults = defaults();
        List<CompletableFuture<Answer>> both = Stream.of("One", "Two")
                .map(name -> CompletableFuture.supplyAsync(() -> admin.with("If-Match", version)
                        .put(ROUTER, Map.of("defaults", defaults, "rules", List.of(rule(name, name))))))
                .toList();

        assertThat(both.stream().map(CompletableFuture::join).map(Answer::status))
                .containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void wrong_fields_are_named_before_a_missing_version() {
        Answer refused = admin.put(
                ROUTER,
                Map.of(
                        "defaults",
                        List.of(Map.of("mailbox_id", "mbx_0", "stream", "sales")),
                        "rules",
                        List.of(
                                rule("Fine", "x"),
                                Map.of(
                                        "name",
                                        "Wrong",
                                        "conditions",
                                        List.of(Map.of("field", "body", "op", "matches", "value", "[a")),
                                        "actions",
                                        List.of(Map.of("type", "stream", "value", "nowhere"))))));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(texts(refused, "/error/details/fields", "path"))
                .containsExactly("defaults[0].mailbox_id", "rules[1].conditions[0].value", "rules[1].actions[0].value");
        assertThat(admin.put(ROUTER, Map.of("rules", List.of())).at("/error/details/fields/0/path"))
                .isEqualTo("defaults");
    }

    @Test
    void a_rule_that_can_never_match_is_saved_with_a_warning() {
        Map<String, Object> stop = Map.of(
                "name",
                "All",
                "conditions",
                List.of(Map.of("field", "from", "op", "exists")),
                "actions",
                List.of(Map.of("type", "stop")));
        Map<String, Object> shadowed = Map.of(
                "name",
                "Never",
                "conditions",
                List.of(
                        Map.of("field", "from", "op", "exists"),
                        Map.of("field", "body", "op", "contains", "value", "x")),
                "actions",
                List.of(Map.of("type", "tag", "value", "x")));

        Answer saved = save(admin, defaults(), List.of(stop, shadowed));

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.at("/warnings/0/path")).isEqualTo("rules[1]");
        assertThat(saved.at("/warnings/0/reason")).contains("can never match");
    }

    @Test
    void what_has_lost_its_sense_since_it_was_saved_is_warned_of_and_refused_only_where_it_is_new() {
        TestUsers.TestUser leaver = users.user("Leaver", Role.AGENT, Set.of(aurora), Set.of("sales"));
        String user = leaver.caller().id().toString();
        String box = mailbox(aurora, "sales");
        Map<String, Object> theirs = Map.of(
                "name",
                "Leaver's",
                "conditions",
                List.of(Map.of("field", "mailbox", "op", "equals", "value", box)),
                "actions",
                List.of(Map.of("type", "assignee", "value", user)));
        assertThat(save(admin, defaults(), List.of(theirs)).status()).isEqualTo(200);

        jdbc.sql("update app_user set disabled_at = now() where id = :id")
                .param("id", leaver.caller().id().value())
                .update();
        admin.delete("/api/v1/mailboxes/" + box);
        Answer got = admin.get(ROUTER);
        Answer put = admin.with("If-Match", '"' + got.at("/version") + '"').put(ROUTER, got.text());
        Answer more = save(admin, defaults(), List.of(got.json().at("/rules/0"), rule("Unrelated", "x")));
        Answer again = save(admin, defaults(), List.of(got.json().at("/rules/0"), theirs));

        assertThat(texts(got, "/warnings", "path"))
                .containsExactlyInAnyOrder("rules[0].conditions[0].value", "rules[0].actions[0].value");
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.json().at("/warnings")).hasSize(2);
        assertThat(more.status()).as(more.text()).isEqualTo(200);
        assertThat(admin.post(ROUTER + "/preview", Map.of("router", more.json()))
                        .status())
                .isEqualTo(200);
        assertThat(again.status()).isEqualTo(422);
        assertThat(texts(again, "/error/details/fields", "path"))
                .containsExactly("rules[1].conditions[0].value", "rules[1].actions[0].value");
    }

    @Test
    void the_streams_of_mailboxes_are_said_in_one_place_and_seen_in_both() {
        String box = mailbox(aurora, "sales");
        int before = Integer.parseInt(version());

        Answer saved = save(admin, List.of(Map.of("mailbox_id", box, "stream", "tender")), List.of());
        Answer seen = admin.get("/api/v1/mailboxes/" + box);
        admin.with("If-Match", seen.at("/version"))
                .patch("/api/v1/mailboxes/" + box, Map.of("default_stream", "quality"));
        Answer after = admin.get(ROUTER);

        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(seen.at("/default_stream")).isEqualTo("tender");
        assertThat(after.json().at("/version").asInt()).isEqualTo(before + 2);
        assertThat(after.json()
                        .get("defaults")
                        .valueStream()
                        .filter(one -> one.get("mailbox_id").asString().equals(box))
                        .map(one -> one.get("stream").asString()))
                .containsExactly("quality");
        assertThat(admin.with("If-Match", "*")
                        .patch("/api/v1/mailboxes/" + box, Map.of("default_stream", "nowhere"))
                        .at("/error/details/fields/0/path"))
                .isEqualTo("default_stream");
        admin.delete("/api/v1/mailboxes/" + box);
        assertThat(admin.get(ROUTER).text()).doesNotContain(box);
    }

    @Test
    void every_save_can_be_gone_back_to_also_the_first_state() {
        String box = mailbox(aurora, "sales");
        String old = save(admin, defaults(), List.of(rule("Old", "old"))).at("/version");
        save(admin, List.of(Map.of("mailbox_id", box, "stream", "tender")), List.of(rule("New", "new")));

        Answer back = admin.post(ROUTER + "/rollback", Map.of("version", Integer.valueOf(old)));

        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(back.at("/rules/0/name")).isEqualTo("Old");
        assertThat(back.at("/note")).isEqualTo("Rolled back to version " + old);
        assertThat(admin.get("/api/v1/mailboxes/" + box).at("/default_stream")).isEqualTo("sales");
        assertThat(admin.get(ROUTER + "/versions/" + old).at("/rules/0/name")).isEqualTo("Old");
        Answer first = admin.post(ROUTER + "/rollback", Map.of("version", 1));
        assertThat(first.json().get("rules")).isEmpty();
        assertThat(admin.get("/api/v1/mailboxes/" + box).at("/default_stream"))
                .as("it is newer than that version")
                .isEqualTo("sales");
        assertThat(admin.post(ROUTER + "/rollback", Map.of("version", 99_999)).code())
                .isEqualTo("ROUTER_VERSION_NOT_FOUND");
        assertThat(admin.with("If-Match", "1")
                        .post(ROUTER + "/rollback", Map.of("version", 1))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void the_history_says_who_and_when_page_by_page() {
        save(admin, defaults(), List.of(rule("One", "one")));

        Answer first = admin.get(ROUTER + "/versions?limit=1");
        Answer next = admin.get(ROUTER + "/versions?limit=1&cursor=" + first.at("/next_cursor"));

        assertThat(first.at("/items/0/version")).isEqualTo(version());
        assertThat(first.at("/items/0/saved_by/name")).isEqualTo("Ada Admin");
        assertThat(first.at("/items/0/rules")).isEqualTo("1");
        assertThat(next.json().at("/items/0/version").asInt()).isEqualTo(Integer.parseInt(version()) - 1);
        assertThat(jdbc.sql(
                                "select count(*) from audit_record where act = 'router.saved' and after ->> 'version' = :version")
                        .param("version", version())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_manager_sees_what_concerns_their_entities_and_changes_nothing() {
        EntityId borealis = users.entity("Borealis");
        String ours = mailbox(aurora, "sales");
        String theirs = mailbox(borealis, "sales");
        String address = admin.get("/api/v1/mailboxes/" + theirs).at("/address");
        save(
                admin,
                defaults(),
                List.of(
                        rule("Everybody's", "x"),
                        Map.of(
                                "name",
                                "Theirs",
                                "conditions",
                                List.of(Map.of("field", "mailbox", "op", "in", "value", List.of(theirs))),
                                "actions",
                                List.of(Map.of("type", "tag", "value", "x"))),
                        Map.of(
                                "name",
                                "Theirs in capitals",
                                "conditions",
                                List.of(Map.of(
                                        "field",
                                        "mailbox",
                                        "op",
                                        "equals",
                                        "value",
                                        " " + address.toUpperCase(Locale.ROOT))),
                                "actions",
                                List.of(Map.of("type", "tag", "value", "x")))));
        Http manager = Http.at(port).as(users.user("Mona", Role.MANAGER, Set.of(aurora), Set.of("sales")));

        Answer seen = manager.get(ROUTER);

        assertThat(seen.text()).contains(ours).doesNotContain(theirs);
        assertThat(texts(seen, "/rules", "name")).containsExactly("Everybody's");
        assertThat(manager.get(ROUTER + "/versions/" + version()).text()).doesNotContain(theirs);
        assertThat(manager.put(ROUTER, seen.text()).status()).isEqualTo(403);
    }
}
