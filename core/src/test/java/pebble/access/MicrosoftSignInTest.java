package pebble.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.access.MicrosoftVisitor.assertEntered;
import static pebble.access.MicrosoftVisitor.assertTurnedAway;
import static pebble.access.MicrosoftVisitor.session;
import static pebble.access.WithMicrosoft.TENANT;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pebble.Http.Answer;

class MicrosoftSignInTest extends AtTheTenant {
    @Test
    void the_browser_is_sent_to_the_tenant_with_state_nonce_and_pkce() {
        Answer answer = http.get(MicrosoftVisitor.WAY);

        URI page = URI.create(answer.header("Location"));
        assertThat(page.getPath()).isEqualTo("/" + FakeTenant.TENANT + "/oauth2/v2.0/authorize");
        assertThat(FakeTenant.parameters(page.getRawQuery()))
                .containsKeys("state", "nonce", "code_challenge")
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "http://127.0.0.1:" + port + MicrosoftVisitor.CALLBACK);
        assertThat(answer.header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Lax", "Path=" + MicrosoftVisitor.CALLBACK)
                .doesNotContain("Secure");
    }

    @Test
    void an_active_user_gets_the_session_a_password_gives_and_the_page_that_was_asked_for() {
        Answer answer = visitor(email().toUpperCase(Locale.ROOT)).signIn();

        assertEntered(answer, "/boards/sales");
        Answer me = http.with("Cookie", session(answer)).get("/api/v1/auth/me");
        assertThat(me.at("/user/email")).isEqualTo(email());
        assertThat(me.at("/csrf_token")).isNotEmpty();
        assertThat(acts("login.succeeded", mira.caller().id().toString())).isOne();
    }

    @Test
    void two_tabs_of_one_browser_sign_in_at_once() {
        MicrosoftVisitor.Away first = visitor.depart("/boards/sales");
        MicrosoftVisitor.Away second = visitor.depart("/messages");
        String cookies = first.cookie() + "; " + second.cookie();
        String firstQuery = visitor.signAt(first, MicrosoftVisitor.STRAIGHT);
        String secondQuery = visitor.signAt(second, MicrosoftVisitor.STRAIGHT);

        assertEntered(visitor.back(cookies, secondQuery), "/messages");
        assertEntered(visitor.back(cookies, firstQuery), "/boards/sales");
    }

    @Test
    void who_takes_too_long_begins_anew_and_keeps_the_page() {
        MicrosoftVisitor.Away away = visitor.depart("/boards/sales?card=a%2Fb");
        String query = visitor.signAt(away, MicrosoftVisitor.STRAIGHT);
        jdbc.sql("update microsoft_journey set expires_at = now() - interval '1 second'")
                .update();

        assertTurnedAway(visitor.back(away, query), "stale", "/boards/sales?card=a%2Fb");
    }

    @Test
    void who_says_no_at_microsoft_returns_to_the_login_screen_with_the_page() {
        MicrosoftVisitor.Away away = visitor.depart("/boards/sales");

        Answer answer = visitor.back(away, "error=access_denied&state=" + away.state());

        assertTurnedAway(answer, "refused");
    }

    @Test
    void a_page_kept_from_a_failure_is_returned_to_at_the_next_attempt() {
        Answer failed = visitor("nobody@pebble.local").signIn();
        String to = FakeTenant.parameters(URI.create(failed.header("Location")).getRawQuery())
                .get("to");

        MicrosoftVisitor.Away again = visitor.depart(to);

        assertEntered(visitor.back(again, visitor.signAt(again, MicrosoftVisitor.STRAIGHT)), "/boards/sales");
    }

    @Test
    void a_renamed_account_stays_the_same_user() {
        assertEntered(visitor.signIn(), "/boards/sales");

        Answer renamed = new MicrosoftVisitor(http, visitor.account(), "mira.renamed@pebble.local").signIn();

        assertThat(visitor.nameAt(renamed)).isEqualTo(email());
    }

    @Test
    void a_guest_whose_address_is_proven_is_found_by_it() {
        Answer answer = visitor("guest@elsewhere.example")
                .signIn(claims -> claims.claim("idp", "https://sts.windows.net/" + UUID.randomUUID() + "/")
                        .claim("email", email())
                        .claim("xms_edov", true));

        assertThat(visitor.nameAt(answer)).isEqualTo(email());
    }

    @Test
    void new_keys_of_the_tenant_are_fetched_when_they_sign() {
        assertEntered(visitor.signIn(), "/boards/sales");
        TENANT.takesNewKeys();

        assertEntered(visitor.signIn(), "/boards/sales");
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
