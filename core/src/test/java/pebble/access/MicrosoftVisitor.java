package pebble.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.UnaryOperator;
import pebble.Http;
import pebble.Http.Answer;

/** Somebody with a browser who signs in by {@link WithMicrosoft#TENANT}. */
record MicrosoftVisitor(Http http, UUID account, String email) {
    static final String WAY = "/api/v1/auth/login/microsoft";
    static final String CALLBACK = "/api/auth/callback";
    static final UnaryOperator<JWTClaimsSet.Builder> STRAIGHT = claims -> claims;

    /** A tab on Microsoft's page, and what its browser keeps meanwhile. */
    record Away(String page, String cookie) {
        String state() {
            return FakeTenant.parameters(URI.create(page).getRawQuery()).get("state");
        }
    }

    Away depart(String to) {
        Answer answer = http.get(WAY + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
        String cookie = answer.header("Set-Cookie");
        return new Away(answer.header("Location"), cookie.substring(0, cookie.indexOf(';')));
    }

    /** The query that Microsoft's page sends the browser back with. */
    String signAt(Away away, UnaryOperator<JWTClaimsSet.Builder> bent) {
        return WithMicrosoft.TENANT.signIn(away.page(), account, email, bent);
    }

    Answer back(Away away, String query) {
        return back(away.cookie(), query);
    }

    Answer back(String cookies, String query) {
        return http.with("Cookie", cookies).get(CALLBACK + "?" + query);
    }

    Answer signIn(UnaryOperator<JWTClaimsSet.Builder> bent) {
        Away away = depart("/boards/sales");
        return back(away, signAt(away, bent));
    }

    Answer signIn() {
        return signIn(STRAIGHT);
    }

    /** The cookie of the session, or nothing. */
    static String session(Answer answer) {
        return answer.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("pebble_session="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElse("");
    }

    String nameAt(Answer answer) {
        return http.with("Cookie", session(answer)).get("/api/v1/auth/me").at("/user/email");
    }

    static void assertEntered(Answer answer, String page) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo(page);
        assertThat(session(answer)).isNotEmpty();
    }

    static void assertTurnedAway(Answer answer, String reason, String page) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
        assertThat(answer.header("Location"))
                .isEqualTo("/login?failed=" + reason
                        + (page.equals("/") ? "" : "&to=" + URLEncoder.encode(page, StandardCharsets.UTF_8)));
        assertThat(session(answer)).isEmpty();
    }

    static void assertTurnedAway(Answer answer, String reason) {
        assertTurnedAway(answer, reason, "/boards/sales");
    }
}
