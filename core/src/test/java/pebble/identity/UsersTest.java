package pebble.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.Http.Answer;
import pebble.TestServer;
import pebble.identity.TestUsers.TestUser;

@SpringBootTest(
        classes = {TestServer.class, UsersTest.Streams.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class UsersTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FirstStart firstStart;

    private TestUsers users;
    private Http admin;

    @TestConfiguration
    static class Streams {
        @Bean
        KnownStreams streamsOfThisTest() {
            return () -> Set.of("sales", "tender");
        }
    }

    @BeforeEach
    void setUp() {
        users = new TestUsers(jdbc);
        admin = Http.at(port).as(users.admin());
    }

    private Map<String, Object> fields(String email, Object... more) {
        Map<String, Object> fields = new java.util.HashMap<>(Map.of(
                "email", email, "name", "Nils Holm", "password", "seven calm otters", "roles", List.of("AGENT")));
        for (int i = 0; i < more.length; i += 2) {
            fields.put((String) more[i], more[i + 1]);
        }
        return fields;
    }

    @Test
    void a_first_start_makes_an_administrator_and_a_legal_entity_once() {
        firstStart.afterSingletonsInstantiated();

        assertThat(jdbc.sql("select count(*) from app_user where email = 'admin@pebble.local'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from legal_entity where name = 'My company'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_user_is_created_with_grants_and_no_secret_comes_back() {
        EntityId entity = users.entity("Acids");

        Answer created = admin.post(
                "/api/v1/users",
                fields("nils@pebble.local", "entities", List.of(entity.toString()), "streams", List.of("sales")));

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.at("/id")).startsWith("usr_");
        assertThat(created.at("/entities/0")).isEqualTo(entity.toString());
        assertThat(created.at("/initials")).isEqualTo("NH");
        assertThat(created.text()).doesNotContain("password", "argon2");
        assertThat(admin.get(created.header("Location")).text()).isEqualTo(created.text());
        assertThat(admin.post("/api/v1/users", fields("NILS@pebble.local")).code())
                .isEqualTo("USER_EXISTS");
    }

    @Test
    void every_wrong_field_is_named() {
        Answer refused = admin.post(
                "/api/v1/users",
                Map.of(
                        "email",
                        "no address",
                        "name",
                        " ",
                        "password",
                        "short",
                        "roles",
                        List.of("KING"),
                        "entities",
                        List.of("ent_x"),
                        "streams",
                        List.of("sales", "nowhere")));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()
                        .at("/error/details/fields")
                        .valueStream()
                        .map(f -> f.get("path").asString()))
                .containsExactly("email", "name", "password", "roles[0]", "entities[0]", "streams[1]");
    }

    @Test
    void a_change_needs_the_version_it_was_made_from() {
        Answer user = admin.post("/api/v1/users", fields("vera@pebble.local"));
        String path = "/api/v1/users/" + user.at("/id");

        assertThat(admin.patch(path, Map.of("name", "Vera")).code()).isEqualTo("VERSION_REQUIRED");
        Answer changed = admin.with("If-Match", "\"1\"").patch(path, Map.of("name", "Vera"));
        Answer stale = admin.with("If-Match", "\"1\"").patch(path, Map.of("name", "Verona"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.at("/version")).isEqualTo("2");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.at("/error/details/current/name")).isEqualTo("Vera");
    }

    @Test
    void a_disabled_user_is_out_at_once_and_can_come_back() {
        TestUser al = users.user("Al Bo", Role.AGENT, Set.of(), Set.of());
        String path = "/api/v1/users/" + al.caller().id();

        Answer disabled = admin.with("If-Match", "\"1\"").patch(path, Map.of("disabled", true));

        assertThat(disabled.json().get("disabled").asBoolean()).isTrue();
        assertThat(Http.at(port).as(al).get("/api/v1/auth/me").status()).isEqualTo(401);
        admin.with("If-Match", "\"2\"").patch(path, Map.of("disabled", false));
        assertThat(Http.at(port).as(al).get("/api/v1/auth/me").status()).isEqualTo(200);
    }

    @Test
    void the_last_administrator_stays() {
        TestUser only = users.admin();
        jdbc.sql("update app_user set disabled_at = now() where 'ADMIN' = any(roles) and id <> :id")
                .param("id", only.caller().id().value())
                .update();
        Http http = Http.at(port).as(only).with("If-Match", "*");
        String path = "/api/v1/users/" + only.caller().id();

        assertThat(http.patch(path, Map.of("disabled", true)).code()).isEqualTo("LAST_ADMIN");
        assertThat(http.patch(path, Map.of("roles", List.of("VIEWER"))).code()).isEqualTo("LAST_ADMIN");
    }

    @Test
    void users_are_listed_page_by_page() {
        users.user("Page One", Role.VIEWER, Set.of(), Set.of());

        Answer first = admin.get("/api/v1/users?limit=1");
        Answer second = admin.get("/api/v1/users?limit=1&cursor=" + first.at("/next_cursor"));

        assertThat(first.json().at("/items")).hasSize(1);
        assertThat(second.at("/items/0/id")).isNotEmpty().isNotEqualTo(first.at("/items/0/id"));
        assertThat(admin.get("/api/v1/users?cursor=zzz").status()).isEqualTo(400);
        assertThat(admin.get("/api/v1/users?limit=501").status()).isEqualTo(400);
    }

    @Test
    void people_are_those_who_share_an_entity() {
        EntityId acids = users.entity("Acids");
        EntityId bases = users.entity("Bases");
        TestUser al = users.user("Al Acid", Role.AGENT, Set.of(acids), Set.of());
        users.user("Ann Acid", Role.AGENT, Set.of(acids, bases), Set.of());
        users.user("Bo Base", Role.AGENT, Set.of(bases), Set.of());

        Answer people = Http.at(port).as(al).get("/api/v1/people?limit=500");

        assertThat(people.json()
                        .at("/items")
                        .valueStream()
                        .map(p -> p.get("name").asString()))
                .contains("Al Acid", "Ann Acid", "Ada Admin")
                .doesNotContain("Bo Base");
        assertThat(Http.at(port).as(al).get("/api/v1/people?q=ann%20a").json().at("/items"))
                .hasSize(1);
        assertThat(Http.at(port).as(al).get("/api/v1/people?q=%25").json().at("/items"))
                .isEmpty();
    }

    @Test
    void entities_are_seen_by_those_granted_and_renamed_by_administrators() {
        EntityId acids = users.entity("Acids");
        users.entity("Bases");
        TestUser al = users.user("Al Acid", Role.MANAGER, Set.of(acids), Set.of());

        Answer seen = Http.at(port).as(al).get("/api/v1/entities");
        Answer created = admin.post("/api/v1/entities", Map.of("name", "Salts"));
        Answer again = admin.post("/api/v1/entities", Map.of("name", "SALTS"));
        Answer renamed = admin.with("If-Match", "\"1\"")
                .patch("/api/v1/entities/" + created.at("/id"), Map.of("name", "Salts & Co"));

        assertThat(seen.json().at("/items")).hasSize(1);
        assertThat(seen.at("/items/0/id")).isEqualTo(acids.toString());
        assertThat(created.status()).isEqualTo(201);
        assertThat(again.code()).isEqualTo("ENTITY_EXISTS");
        assertThat(renamed.at("/name")).isEqualTo("Salts & Co");
        assertThat(renamed.at("/version")).isEqualTo("2");
        assertThat(Http.at(port)
                        .as(al)
                        .post("/api/v1/entities", Map.of("name", "Mine"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void changes_are_in_the_audit_without_secrets() {
        Answer user = admin.post("/api/v1/users", fields("audited@pebble.local"));
        admin.with("If-Match", "\"1\"")
                .patch("/api/v1/users/" + user.at("/id"), Map.of("name", "Changed", "password", "nine loud herons"));

        List<String> records = jdbc.sql(
                        "select act || ' ' || coalesce(before::text, '-') || ' ' || after::text from audit_record where object_id = :id order by id")
                .param("id", user.at("/id"))
                .query(String.class)
                .list();

        assertThat(records).hasSize(2);
        assertThat(records.get(1)).contains("user.changed", "Nils Holm", "Changed", "\"password\": \"changed\"");
        assertThat(String.join(" ", records)).doesNotContain("argon2", "otters", "herons");
    }
}
