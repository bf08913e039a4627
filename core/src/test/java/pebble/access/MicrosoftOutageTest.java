package pebble.access;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.access.MicrosoftVisitor.assertEntered;
import static pebble.access.MicrosoftVisitor.assertTurnedAway;
import static pebble.access.WithMicrosoft.TENANT;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import pebble.Http.Answer;
import pebble.identity.TestUsers;

/** Microsoft's bad days: the login screen says so in time, and the way by password stays open. */
@ExtendWith(OutputCaptureExtension.class)
class MicrosoftOutageTest extends AtTheTenant {
    @ParameterizedTest
    @EnumSource(
            value = FakeTenant.Day.class,
            names = {"BROKEN", "REFUSING", "SLOW", "A_DROP_AT_A_TIME", "KEYS_BROKEN", "KEYS_SLOW"})
    void an_outage_there_is_told_and_is_nobodys_failure_here(FakeTenant.Day day) {
        TENANT.takesNewKeys();
        TENANT.has(day);

        assertTurnedAway(visitor.signIn(), "unavailable");

        assertThat(jdbc.sql("select count(*) from login_failure")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeTenant.Day.class,
            names = {"SLOW", "KEYS_BROKEN", "SECRET_RAN_OUT"})
    void a_password_is_a_way_in_while_microsoft_is_none(FakeTenant.Day day) {
        String email = "omar." + UUID.randomUUID() + "@pebble.local";
        String password = "seven calm otters";
        http.as(new TestUsers(jdbc).admin())
                .post(
                        "/api/v1/users",
                        Map.of("email", email, "name", "Omar", "password", password, "roles", List.of("AGENT")));
        TENANT.takesNewKeys();
        TENANT.has(day);
        assertThat(visitor.signIn().status()).isEqualTo(302);

        Answer answer = http.post("/api/v1/auth/login", Map.of("email", email, "password", password));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @Test
    void a_known_key_serves_while_the_keys_cannot_be_fetched() {
        assertEntered(visitor.signIn(), "/boards/sales");
        TENANT.has(FakeTenant.Day.KEYS_BROKEN);

        assertEntered(visitor.signIn(), "/boards/sales");
    }

    @Test
    void after_an_outage_the_next_attempt_succeeds() {
        TENANT.takesNewKeys();
        TENANT.has(FakeTenant.Day.KEYS_BROKEN);
        assertTurnedAway(visitor.signIn(), "unavailable");
        TENANT.has(FakeTenant.Day.GOOD);

        assertEntered(visitor.signIn(), "/boards/sales");
    }

    @Test
    void a_client_secret_that_ran_out_is_the_administrators_to_mend(CapturedOutput output) {
        TENANT.has(FakeTenant.Day.SECRET_RAN_OUT);

        assertTurnedAway(visitor.signIn(), "setup");

        assertThat(output).contains("WARN", "invalid_client AADSTS7000222");
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeTenant.Day.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"A_DROP_AT_A_TIME", "KEYS_SLOW"})
    void no_secret_is_written_to_the_log_whatever_happens(FakeTenant.Day day, CapturedOutput output) {
        TENANT.takesNewKeys();
        TENANT.has(day);
        MicrosoftVisitor.Away away = visitor.depart("/boards/sales");
        String query = visitor.signAt(away, MicrosoftVisitor.STRAIGHT);

        Answer answer = visitor.back(away, query);

        String journey = away.cookie().substring(away.cookie().indexOf('=') + 1);
        String code = FakeTenant.parameters(query).get("code");
        assertThat(output).doesNotContain(FakeTenant.SECRET, "pebble+secret", code, away.state(), journey, "eyJ");
        assertThat(answer.header("Location")).doesNotContain(code, away.state());
    }
}
