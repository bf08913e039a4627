package pebble.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.Http.Answer;
import pebble.TestServer;
import pebble.identity.Role;
import pebble.identity.TestUsers;
import pebble.identity.TestUsers.TestUser;

@SpringBootTest(
        classes = TestServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "pebble.access.failure-pace=0")
class SigningInTest {
    private static final String PASSWORD = "seven calm otters";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Callers callers;

    private TestUsers users;
    private TestUser admin;
    private Http http;

    @BeforeEach
    void setUp() {
        jdbc.sql("delete from login_failure").update();
        users = new TestUsers(jdbc);
        admin = users.admin();
        http = Http.at(port);
    }

    /** A browser's view: the cookie and the CSRF token after signing in. */
    private record Browser(String email, Http http, String csrf, String cookieHeader) {
        Http writing() {
            return http.with("X-CSRF-Token", csrf);
        }
    }

    private String invite(String name) {
        Answer created = http.as(admin)
                .post(
                        "/api/v1/users",
                        Map.of(
                                "email",
                                name.replace(' ', '.') + System.nanoTime() + "@pebble.local",
                                "name",
                                name,
                                "password",
                                PASSWORD,
                                "roles",
                                List.of("AGENT")));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.at("/email");
    }

    private Answer login(String email, String password) {
        return http.post("/api/v1/auth/login", Map.of("email", email, "password", password));
    }

    private Browser browser(String name) {
        String email = invite(name);
        return signIn(email);
    }

    private Browser signIn(String email) {
        Answer answer = login(email, PASSWORD);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        String header = answer.header("Set-Cookie");
        return new Browser(
                email, http.with("Cookie", header.substring(0, header.indexOf(';'))), answer.at("/csrf_token"), header);
    }

    @Test
    void signing_in_gives_a_cookie_that_scripts_cannot_read() {
        Browser mira = browser("Mira Kapoor");

        assertThat(mira.cookieHeader())
                .startsWith("pebble_session=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        Answer me = mira.http().get("/api/v1/auth/me");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.at("/user/initials")).isEqualTo("MK");
        assertThat(me.at("/csrf_token")).isEqualTo(mira.csrf());
    }

    @Test
    void a_wrong_password_and_an_unknown_user_are_told_the_same() {
        String email = invite("Omar");

        Answer wrong = login(email, "not the password");
        Answer unknown = login("nobody@pebble.local", "not the password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("INVALID_CREDENTIALS");
        assertThat(unknown.text()).isEqualTo(wrong.text());
        assertThat(unknown.status()).isEqualTo(401);
    }

    @Test
    void microsoft_is_no_way_in_where_it_is_not_set_up() {
        assertThat(http.get("/api/v1/auth/providers").json().path("microsoft").asBoolean())
                .isFalse();
        assertThat(http.get("/api/v1/auth/login/microsoft").status()).isEqualTo(404);
        assertThat(http.get("/api/auth/callback?code=a&state=b").status()).isEqualTo(404);
    }

    @Test
    void failures_are_throttled_for_the_one_email_address_only() {
        String email = invite("Tess");
        String other = invite("Uli");
        for (int i = 0; i < 10; i++) {
            assertThat(login(email, "wrong wrong wrong").status()).isEqualTo(401);
        }

        Answer refused = login(email, PASSWORD);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("RATE_LIMITED");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        assertThat(login(other, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void success_forgets_earlier_slips() {
        String email = invite("Vera");
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 9; i++) {
                login(email, "wrong wrong wrong");
            }
            assertThat(login(email, PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void a_write_with_the_cookie_needs_the_csrf_token() {
        Browser mira = browser("Mira");

        Answer without = mira.http().patch("/api/v1/auth/me", Map.of("name", "Mallory"));
        Answer with = mira.writing().patch("/api/v1/auth/me", Map.of("name", "Mira K"));

        assertThat(without.status()).isEqualTo(403);
        assertThat(without.code()).isEqualTo("CSRF_TOKEN_INVALID");
        assertThat(with.status()).isEqualTo(200);
        assertThat(with.at("/user/name")).isEqualTo("Mira K");
    }

    @Test
    void an_origin_of_another_host_is_refused_even_with_the_token() {
        Browser mira = browser("Mira");

        Answer foreign = mira.writing().with("Origin", "https://evil.example").patch("/api/v1/auth/me", Map.of());
        Answer nobody = mira.writing().with("Origin", "null").patch("/api/v1/auth/me", Map.of());
        Answer own = mira.writing().with("Origin", "http://127.0.0.1:" + port).patch("/api/v1/auth/me", Map.of());

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(nobody.status()).isEqualTo(403);
        assertThat(own.status()).isEqualTo(200);
    }

    @Test
    void nobody_is_told_401_before_anything_else() {
        assertThat(http.get("/api/v1/users/nonsense").status()).isEqualTo(401);
        assertThat(http.get("/api/v1/no/such/thing").status()).isEqualTo(401);
        assertThat(http.post("/api/v1/users", "{not json").code()).isEqualTo("UNAUTHENTICATED");
        assertThat(http.with("Authorization", "Bearer pbl_wrong")
                        .get("/api/v1/auth/me")
                        .status())
                .isEqualTo(401);
        assertThat(http.post("/somewhere", "{}").status()).isEqualTo(401);
    }

    @Test
    void roles_are_checked_before_the_body_and_the_id() {
        TestUser agent = users.user("Al", Role.AGENT, Set.of(), Set.of());

        assertThat(http.as(agent).post("/api/v1/users", "{not json").code()).isEqualTo("FORBIDDEN");
        assertThat(http.as(agent).get("/api/v1/users/nonsense").status()).isEqualTo(403);
        assertThat(http.as(admin).get("/api/v1/users/nonsense").code()).isEqualTo("USER_NOT_FOUND");
        assertThat(http.as(admin).get("/api/v1/no/such/thing").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void a_revoked_session_is_signed_out_at_once() {
        Browser desk = browser("Mira");
        Browser phone = signIn(desk.email());
        String id = desk.http()
                .get("/api/v1/auth/sessions")
                .json()
                .at("/items")
                .valueStream()
                .filter(session -> !session.get("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();

        Answer revoked = desk.writing().delete("/api/v1/auth/sessions/" + id);

        assertThat(revoked.status()).isEqualTo(204);
        assertThat(phone.http().get("/api/v1/auth/me").status()).isEqualTo(401);
        assertThat(desk.http().get("/api/v1/auth/me").status()).isEqualTo(200);
        assertThat(desk.writing().delete("/api/v1/auth/sessions/" + id).code()).isEqualTo("SESSION_NOT_FOUND");
    }

    @Test
    void signing_out_ends_the_session() {
        Browser mira = browser("Mira");

        Answer out = mira.writing().post("/api/v1/auth/logout", null);

        assertThat(out.status()).isEqualTo(204);
        assertThat(out.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(mira.http().get("/api/v1/auth/me").status()).isEqualTo(401);
    }

    @Test
    void a_new_password_needs_the_current_one_and_ends_the_other_sessions() {
        Browser desk = browser("Mira");
        Browser phone = signIn(desk.email());

        Answer wrong = desk.writing()
                .patch("/api/v1/auth/me", Map.of("current_password", "nope", "new_password", "a whole new phrase"));
        Answer right = desk.writing()
                .patch("/api/v1/auth/me", Map.of("current_password", PASSWORD, "new_password", "a whole new phrase"));

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.at("/error/details/fields/0/path")).isEqualTo("current_password");
        assertThat(right.status()).as(right.text()).isEqualTo(200);
        assertThat(phone.http().get("/api/v1/auth/me").status()).isEqualTo(401);
        assertThat(desk.http().get("/api/v1/auth/me").status()).isEqualTo(200);
        assertThat(login(desk.email(), "a whole new phrase").status()).isEqualTo(200);
    }

    @Test
    void preferences_are_merged_key_by_key() {
        Browser mira = browser("Mira");
        mira.writing().patch("/api/v1/auth/me", Map.of("preferences", Map.of("theme", "dark", "zone", "Asia/Kolkata")));

        mira.writing().patch("/api/v1/auth/me", "{\"preferences\":{\"theme\":null,\"density\":\"high\"}}");

        assertThat(mira.http()
                        .get("/api/v1/auth/me")
                        .json()
                        .at("/user/preferences")
                        .toString())
                .isEqualTo("{\"zone\":\"Asia/Kolkata\",\"density\":\"high\"}");
    }

    @Test
    void a_token_is_shown_once_works_and_can_be_taken_away() {
        Browser mira = browser("Mira");
        Answer created = mira.writing().post("/api/v1/tokens", Map.of("name", "export script"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/token")).startsWith("pbl_");
        Http program = http.with("Authorization", "Bearer " + created.at("/token"));

        assertThat(program.patch("/api/v1/auth/me", Map.of("name", "Mira by script"))
                        .status())
                .isEqualTo(200);
        Answer list = mira.http().get("/api/v1/tokens");
        assertThat(list.at("/items/0/name")).isEqualTo("export script");
        assertThat(list.text()).doesNotContain("pbl_");

        assertThat(mira.writing().delete("/api/v1/tokens/" + created.at("/id")).status())
                .isEqualTo(204);
        assertThat(program.get("/api/v1/auth/me").status()).isEqualTo(401);
    }

    @Test
    void secrets_are_not_in_the_database() {
        Browser mira = browser("Mira");
        String secret = mira.cookieHeader()
                .substring("pebble_session=".length(), mira.cookieHeader().indexOf(';'));

        long rows = jdbc.sql("select count(*) from session where session::text like '%' || :secret || '%'")
                .param("secret", secret)
                .query(Long.class)
                .single();

        assertThat(rows).isZero();
        assertThat(jdbc.sql("select password_hash from app_user where email = :email")
                        .param("email", mira.email())
                        .query(String.class)
                        .single())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void another_process_sees_which_credentials_still_hold_and_with_which_grants() {
        Browser desk = browser("Mira");
        Browser phone = signIn(desk.email());
        List<CredentialId> both = jdbc.sql("select handle from session order by created_at desc limit 2")
                .query((row, n) -> new CredentialId(row.getObject("handle", java.util.UUID.class)))
                .list();
        assertThat(callers.present(both)).hasSize(2);

        jdbc.sql("update app_user set streams = '{sales}' where email = :email")
                .param("email", desk.email())
                .update();
        phone.writing().post("/api/v1/auth/logout", null);

        assertThat(callers.present(both).values())
                .singleElement()
                .satisfies(caller -> assertThat(caller.streams()).containsExactly("sales"));
    }
}
