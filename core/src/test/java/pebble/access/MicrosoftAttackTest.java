package pebble.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.access.MicrosoftVisitor.assertEntered;
import static pebble.access.MicrosoftVisitor.assertTurnedAway;
import static pebble.access.MicrosoftVisitor.session;
import static pebble.access.WithMicrosoft.TENANT;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import pebble.Http.Answer;
import pebble.identity.TestUsers;
import pebble.identity.TestUsers.TestUser;

/** People who want in and must not. */
class MicrosoftAttackTest extends AtTheTenant {
    @Autowired
    MicrosoftSettings settings;

    private static UnaryOperator<JWTClaimsSet.Builder> with(String claim, Object value) {
        return claims -> claims.claim(claim, value);
    }

    static Stream<UnaryOperator<JWTClaimsSet.Builder>> bentTokens() {
        Date longAgo = Date.from(Instant.now().minusSeconds(7200));
        Date later = Date.from(Instant.now().plusSeconds(1800));
        return Stream.of(
                with("nonce", "another"),
                with("nonce", null),
                claims -> claims.audience("another app"),
                claims -> claims.audience(List.of(FakeTenant.CLIENT, "another app")),
                claims -> claims.issuer("https://login.microsoftonline.com/common/v2.0"),
                claims -> claims.issuer(TENANT.authority() + "/" + UUID.randomUUID() + "/v2.0"),
                claims -> claims.issuer(null),
                with("tid", UUID.randomUUID().toString()),
                with("tid", null),
                claims -> claims.issueTime(longAgo)
                        .expirationTime(Date.from(longAgo.toInstant().plusSeconds(3600))),
                claims -> claims.expirationTime(null),
                claims -> claims.notBeforeTime(later),
                with("oid", null),
                with("oid", "somebody"),
                with("preferred_username", null),
                with("preferred_username", "nobody@pebble.local"));
    }

    @ParameterizedTest
    @MethodSource("bentTokens")
    void a_token_that_is_not_right_in_every_claim_lets_nobody_in(UnaryOperator<JWTClaimsSet.Builder> bent) {
        assertTurnedAway(visitor.signIn(bent), "refused");
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeTenant.Day.class,
            names = {
                "WRONG_KEY",
                "UNKNOWN_KEY",
                "UNSIGNED",
                "SIGNED_WITH_THE_PUBLIC_KEY",
                "NO_ID_TOKEN",
                "GARBLED_ID_TOKEN"
            })
    void a_token_that_the_tenant_did_not_sign_lets_nobody_in(FakeTenant.Day day) {
        TENANT.has(day);

        assertTurnedAway(visitor.signIn(), "refused");
    }

    @Test
    void the_way_back_is_good_once() {
        MicrosoftVisitor.Away away = visitor.depart("/");
        String query = visitor.signAt(away, MicrosoftVisitor.STRAIGHT);
        assertEntered(visitor.back(away, query), "/");
        int redeemed = TENANT.redeemed();

        assertTurnedAway(visitor.back(away, query), "stale", "/");

        assertThat(TENANT.redeemed()).isEqualTo(redeemed);
    }

    @Test
    void a_stolen_code_is_worth_nothing_in_another_journey() {
        MicrosoftVisitor.Away robbed = visitor.depart("/");
        String code = FakeTenant.parameters(visitor.signAt(robbed, MicrosoftVisitor.STRAIGHT))
                .get("code");
        MicrosoftVisitor.Away thief = visitor.depart("/");

        Answer answer = visitor.back(thief, "code=" + code + "&state=" + thief.state());

        assertTurnedAway(answer, "refused", "/");
    }

    @Test
    void another_browser_cannot_come_back_in_the_place_of_the_first() {
        MicrosoftVisitor.Away away = visitor.depart("/");
        MicrosoftVisitor.Away other = visitor.depart("/");
        String query = visitor.signAt(away, MicrosoftVisitor.STRAIGHT);
        String name = away.cookie().substring(0, away.cookie().indexOf('=') + 1);
        String value = other.cookie().substring(other.cookie().indexOf('=') + 1);

        assertTurnedAway(http.get(MicrosoftVisitor.CALLBACK + "?" + query), "stale", "/");
        assertTurnedAway(visitor.back(other, query), "stale", "/");
        assertTurnedAway(visitor.back(name + value, query), "stale", "/");
        assertEntered(visitor.back(away, query), "/");
    }

    @Test
    void a_session_that_was_planted_beforehand_is_not_signed_in() {
        String planted = "pebble_session=" + Secret.fresh();
        MicrosoftVisitor.Away away = visitor.depart("/");

        Answer answer = visitor.back(away.cookie() + "; " + planted, visitor.signAt(away, MicrosoftVisitor.STRAIGHT));

        assertThat(session(answer)).startsWith("pebble_session=").isNotEqualTo(planted);
        assertThat(http.with("Cookie", planted).get("/api/v1/auth/me").status()).isEqualTo(401);
    }

    @Test
    void a_disabled_user_is_told_what_an_unknown_one_is() {
        assertEntered(visitor.signIn(), "/boards/sales");
        jdbc.sql("update app_user set disabled_at = now() where email = :email")
                .param("email", email())
                .update();

        assertTurnedAway(visitor.signIn(), "refused");
        assertTurnedAway(visitor(email()).signIn(), "refused");
        assertTurnedAway(visitor("nobody@pebble.local").signIn(), "refused");
        assertThat(jdbc.sql("select count(*) from app_user where email = 'nobody@pebble.local'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void disabling_a_user_ends_what_microsoft_let_in() {
        Answer entered = visitor.signIn();
        Answer disabled = http.as(new TestUsers(jdbc).admin())
                .with("If-Match", "\"1\"")
                .patch("/api/v1/users/" + mira.caller().id(), Map.of("disabled", true));
        assertThat(disabled.status()).as(disabled.text()).isEqualTo(200);

        assertThat(http.with("Cookie", session(entered)).get("/api/v1/auth/me").status())
                .isEqualTo(401);
        assertTurnedAway(visitor.signIn(), "refused");
    }

    @Test
    void an_address_that_changed_hands_does_not_take_the_user_with_it() {
        assertEntered(visitor.signIn(), "/boards/sales");

        assertTurnedAway(visitor(email()).signIn(), "refused");
    }

    static Stream<UnaryOperator<JWTClaimsSet.Builder>> unprovenAddresses() {
        return Stream.of(
                claims -> claims,
                with("xms_edov", false),
                with("xms_edov", "0"),
                with("xms_edov", "no"),
                with("email_verified", true));
    }

    @ParameterizedTest
    @MethodSource("unprovenAddresses")
    void an_email_that_nobody_proved_finds_nobody(UnaryOperator<JWTClaimsSet.Builder> bent) {
        Answer answer = visitor("guest@elsewhere.example").signIn(claims -> bent.apply(claims.claim("email", email())));

        assertTurnedAway(answer, "refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://sts.windows.net/11111111-2222-3333-4444-555555555555/", "live.com", "mail"})
    void a_guests_sign_in_name_finds_nobody(String provider) {
        assertTurnedAway(visitor.signIn(with("idp", provider)), "refused");
    }

    @Test
    void a_letter_that_only_folds_to_another_finds_nobody() {
        assertThat(email()).contains("k");

        assertTurnedAway(visitor(email().replaceFirst("k", "\u212A")).signIn(), "refused");
    }

    @Test
    void two_addresses_of_two_users_find_neither() {
        TestUser other = new TestUsers(jdbc).admin();

        Answer answer = visitor.signIn(
                claims -> claims.claim("email", other.caller().email()).claim("xms_edov", true));

        assertTurnedAway(answer, "refused");
    }

    @Test
    void failures_of_one_network_address_are_throttled() {
        MicrosoftVisitor nobody = visitor("nobody@pebble.local");
        for (int i = 0; i < 100; i++) {
            assertTurnedAway(nobody.signIn(), "refused");
        }

        assertTurnedAway(nobody.signIn(), "throttled");
    }

    @Test
    void returns_that_nobody_waits_for_use_up_nobodys_attempts() {
        for (int i = 0; i < 150; i++) {
            assertTurnedAway(http.get(MicrosoftVisitor.CALLBACK + "?state=guess&code=guess"), "stale", "/");
        }

        assertEntered(visitor.signIn(), "/boards/sales");
    }

    @Test
    void who_only_ever_sets_out_does_not_fill_the_disk() {
        var journeys = new MicrosoftJourneys(jdbc, settings, Clock.systemUTC());
        MicrosoftJourneys.Journey first = journeys.begin("https://pebble.example", "/", "192.0.2.1");
        for (int i = 0; i < 1000; i++) {
            journeys.begin("https://pebble.example", "/", "192.0.2.1");
        }

        assertThat(jdbc.sql("select count(*) from microsoft_journey where address = '192.0.2.1'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1000);
        assertThat(journeys.findAndEnd(first.state(), first.browser())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "/\t/evil.example/",
                "\\\\evil.example",
                "%2f%2fevil.example",
                "/%2f%2fevil.example",
                "/%5Cevil.example",
                "/.//evil.example",
                "/boards/..//evil.example",
                "/%2e%2e//evil.example",
                "/boards//evil.example",
                " https://evil.example",
                "javascript:alert(1)",
                "data:text/html,a",
                "/a\r\nSet-Cookie: a=b",
                "boards",
                "@evil.example",
                ":80/",
                "/api/v1/auth/login/microsoft",
                "/login?to=//evil.example"
            })
    void only_a_path_of_ours_is_returned_to(String trap) {
        MicrosoftVisitor.Away away = visitor.depart(trap);

        assertEntered(visitor.back(away, visitor.signAt(away, MicrosoftVisitor.STRAIGHT)), "/");
    }
}
