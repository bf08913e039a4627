package pebble.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import pebble.Http;
import pebble.Http.Answer;
import pebble.TestServer;
import pebble.identity.Role;
import pebble.identity.TestUsers;
import pebble.identity.TestUsers.TestUser;

@SpringBootTest(
        classes = TestServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pebble.access.failure-pace=0", "pebble.microsoft.answer-within=300ms"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MicrosoftSignInTest {
    private static final String WAY = "/api/v1/auth/login/microsoft";
    private static final UnaryOperator<JWTClaimsSet.Builder> STRAIGHT = claims -> claims;
    private static final FakeTenant TENANT = new FakeTenant();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Http http;
    private TestUser mira;
    private final UUID object = UUID.randomUUID();

    @DynamicPropertySource
    static void tenant(DynamicPropertyRegistry registry) {
        registry.add("pebble.microsoft.client-id", () -> FakeTenant.CLIENT);
        registry.add("pebble.microsoft.client-secret", () -> FakeTenant.SECRET);
        registry.add("pebble.microsoft.tenant-id", () -> FakeTenant.TENANT);
        registry.add("pebble.microsoft.authority", TENANT::authority);
    }

    @BeforeEach
    void setUp() {
        jdbc.sql("delete from login_failure").update();
        jdbc.sql("delete from microsoft_account").update();
        TENANT.has(FakeTenant.Day.GOOD);
        http = Http.at(port);
        mira = new TestUsers(jdbc).user("Mira Kapoor", Role.AGENT, java.util.Set.of(), java.util.Set.of());
    }

    @AfterAll
    static void close() {
        TENANT.close();
    }

    /** A browser on Microsoft's page. */
    private record Away(String page, String cookie) {}

    private Away depart(String to) {
        Answer answer = http.get(WAY + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
        return new Away(answer.header("Location"), cookie(answer));
    }

    private static String cookie(Answer answer) {
        String set = answer.header("Set-Cookie");
        return set.substring(0, set.indexOf(';'));
    }

    private Answer back(Away away, String query) {
        return http.with("Cookie", away.cookie()).get(WAY + "/callback?" + query);
    }

    private Answer signIn(UUID account, String email, UnaryOperator<JWTClaimsSet.Builder> bent) {
        Away away = depart("/boards/sales");
        return back(away, TENANT.signIn(away.page(), account, email, bent));
    }

    private static String session(Answer answer) {
        return answer.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("pebble_session="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElse("");
    }

    private static void assertFailed(Answer answer, String reason) {
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/login?failed=" + reason);
        assertThat(session(answer)).isEmpty();
    }

    private String email() {
        return mira.caller().email();
    }

    @Test
    void the_browser_is_sent_to_the_tenant_with_state_nonce_and_pkce() {
        Answer answer = http.get(WAY);

        URI page = URI.create(answer.header("Location"));
        assertThat(page.getPath()).isEqualTo("/" + FakeTenant.TENANT + "/oauth2/v2.0/authorize");
        assertThat(FakeTenant.parameters(page.getRawQuery()))
                .containsKeys("state", "nonce", "code_challenge")
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "http://127.0.0.1:" + port + WAY + "/callback");
        assertThat(answer.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Max-Age=600", "Path=" + WAY);
    }

    @Test
    void an_active_user_gets_the_session_a_password_gives_and_the_page_that_was_asked_for() {
        Answer answer = signIn(object, email().toUpperCase(java.util.Locale.ROOT), STRAIGHT);

        assertThat(answer.header("Location")).isEqualTo("/boards/sales");
        Answer me = http.with("Cookie", session(answer)).get("/api/v1/auth/me");
        assertThat(me.at("/user/email")).isEqualTo(email());
        assertThat(me.at("/csrf_token")).isNotEmpty();
        assertThat(acts("login.succeeded", mira.caller().id().toString())).isOne();
    }

    static Stream<UnaryOperator<JWTClaimsSet.Builder>> bentTokens() {
        Date longAgo = Date.from(Instant.now().minusSeconds(7200));
        return Stream.of(
                claims -> claims.claim("nonce", "another"),
                claims -> claims.claim("nonce", null),
                claims -> claims.audience("another app"),
                claims -> claims.issuer("https://login.microsoftonline.com/common/v2.0"),
                claims -> claims.issuer(TENANT.authority() + "/" + UUID.randomUUID() + "/v2.0"),
                claims -> claims.claim("tid", UUID.randomUUID().toString()),
                claims -> claims.issueTime(longAgo)
                        .expirationTime(Date.from(longAgo.toInstant().plusSeconds(3600))),
                claims -> claims.claim("oid", null),
                claims -> claims.claim("preferred_username", null),
                claims -> claims.claim("preferred_username", "nobody@pebble.local"));
    }

    @ParameterizedTest
    @MethodSource("bentTokens")
    void a_token_that_is_not_right_in_every_claim_lets_nobody_in(UnaryOperator<JWTClaimsSet.Builder> bent) {
        assertFailed(signIn(object, email(), bent), "refused");
    }

    @Test
    void a_token_signed_by_another_key_lets_nobody_in() {
        TENANT.has(FakeTenant.Day.WRONG_KEY);

        assertFailed(signIn(object, email(), STRAIGHT), "refused");
    }

    @Test
    void the_way_back_is_good_once() {
        Away away = depart("/");
        String query = TENANT.signIn(away.page(), object, email(), STRAIGHT);
        assertThat(session(back(away, query))).isNotEmpty();
        int redeemed = TENANT.redeemed();

        assertFailed(back(away, query), "stale");

        assertThat(TENANT.redeemed()).isEqualTo(redeemed);
    }

    @Test
    void another_browser_cannot_come_back_in_the_place_of_the_first() {
        Away away = depart("/");
        Away other = depart("/");
        String query = TENANT.signIn(away.page(), object, email(), STRAIGHT);

        assertFailed(http.get(WAY + "/callback?" + query), "stale");
        assertFailed(back(other, query), "stale");
        assertThat(session(back(away, query))).isNotEmpty();
    }

    @Test
    void who_takes_too_long_begins_anew() {
        Away away = depart("/");
        String query = TENANT.signIn(away.page(), object, email(), STRAIGHT);
        jdbc.sql("update microsoft_journey set expires_at = now() - interval '1 second'")
                .update();

        assertFailed(back(away, query), "stale");
    }

    @Test
    void who_says_no_at_microsoft_returns_to_the_login_screen() {
        Away away = depart("/");
        String state =
                FakeTenant.parameters(URI.create(away.page()).getRawQuery()).get("state");

        assertFailed(back(away, "error=access_denied&state=" + state), "refused");
    }

    @Test
    void a_disabled_user_is_told_what_an_unknown_one_is() {
        assertThat(session(signIn(object, email(), STRAIGHT))).isNotEmpty();
        jdbc.sql("update app_user set disabled_at = now() where email = :email")
                .param("email", email())
                .update();

        assertFailed(signIn(object, email(), STRAIGHT), "refused");
        assertFailed(signIn(UUID.randomUUID(), email(), STRAIGHT), "refused");
        assertThat(jdbc.sql("select count(*) from app_user where email = 'nobody@pebble.local'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void an_address_that_changed_hands_does_not_take_the_user_with_it() {
        assertThat(session(signIn(object, email(), STRAIGHT))).isNotEmpty();

        assertFailed(signIn(UUID.randomUUID(), email(), STRAIGHT), "refused");

        Answer renamed = signIn(object, "mira.renamed@pebble.local", STRAIGHT);
        assertThat(http.with("Cookie", session(renamed)).get("/api/v1/auth/me").at("/user/email"))
                .isEqualTo(email());
    }

    @Test
    void an_email_whose_domain_the_tenant_does_not_own_finds_nobody() {
        assertFailed(
                signIn(
                        object,
                        "guest@elsewhere.example",
                        claims -> claims.claim("email", email()).claim("xms_edov", false)),
                "refused");
    }

    @Test
    void two_addresses_of_two_users_find_neither() {
        TestUser other = new TestUsers(jdbc).admin();

        assertFailed(
                signIn(
                        object,
                        email(),
                        claims -> claims.claim("email", other.caller().email())),
                "refused");
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeTenant.Day.class,
            names = {"BROKEN", "SLOW"})
    void an_outage_there_is_no_failure_of_anybody_here(FakeTenant.Day day) {
        TENANT.has(day);

        assertFailed(signIn(object, email(), STRAIGHT), "unavailable");

        assertThat(jdbc.sql("select count(*) from login_failure")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void an_answer_without_an_id_token_lets_nobody_in() {
        TENANT.has(FakeTenant.Day.NO_ID_TOKEN);

        assertFailed(signIn(object, email(), STRAIGHT), "refused");
    }

    @Test
    void failures_of_one_network_address_are_throttled() {
        for (int i = 0; i < 100; i++) {
            assertFailed(http.get(WAY + "/callback?state=guess&code=guess"), "stale");
        }

        assertFailed(http.get(WAY + "/callback?state=guess&code=guess"), "throttled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "/\t/evil.example/",
                "\\\\evil.example",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: a=b",
                "boards",
                "/api/v1/auth/login/microsoft",
                "/login?to=//evil.example"
            })
    void only_a_path_of_ours_is_returned_to(String trap) {
        Away away = depart(trap);

        Answer answer = back(away, TENANT.signIn(away.page(), object, email(), STRAIGHT));

        assertThat(answer.header("Location")).isEqualTo("/");
        assertThat(session(answer)).isNotEmpty();
    }

    @Test
    void the_login_screen_is_told_that_microsoft_is_a_way_in() {
        assertThat(http.get("/api/v1/auth/providers").json().path("microsoft").asBoolean())
                .isTrue();
    }

    private int acts(String act, String object) {
        return jdbc.sql("select count(*) from audit_record where act = :act and object_id = :object")
                .params(Map.of("act", act, "object", object))
                .query(Integer.class)
                .single();
    }
}
