package pebble.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.TestServer;
import pebble.identity.Role;
import pebble.identity.TestUsers.TestUser;
import pebble.llm.ScriptedModel;
import pebble.mail.Mailboxes;

/** Who tries how a mail would be judged may have the language model asked: in a hurry, now and then. */
@SpringBootTest(
        classes = {TestServer.class, SecondOpinionTest.WithModel.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pebble.llm.attempts=1", "pebble.llm.rest=1ms"})
class TrialAskingTest {
    private static final String ANSWER =
            "{\"stream\":\"tender\",\"intent\":\"tender_notice\",\"confidence\":0.9,\"reason\":\"It invites bids.\"}";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    ScriptedModel model;

    @LocalServerPort
    int port;

    private MailCast cast;

    @BeforeEach
    void a_model_that_answers() {
        cast = new MailCast(jdbc, mailboxes, port);
        model.then(ScriptedModel.saying(ANSWER));
        model.asked.clear();
        model.limits.clear();
    }

    @Test
    void the_model_gets_three_seconds() {
        assertThat(decidedBy(user(Role.AGENT))).isEqualTo("llm");

        assertThat(model.limits).hasSize(1);
        assertThat(model.limits.getFirst().time()).isLessThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void who_only_looks_on_spends_nothing() {
        assertThat(decidedBy(user(Role.VIEWER))).isEqualTo("model");

        assertThat(model.asked).isEmpty();
    }

    @Test
    void after_thirty_questions_within_a_minute_the_answer_comes_without_the_model() {
        TestUser busy = user(Role.AGENT);
        for (int n = 0; n < 30; n++) {
            decidedBy(busy);
        }
        model.asked.clear();

        assertThat(decidedBy(busy)).isEqualTo("model");
        assertThat(model.asked).isEmpty();
        assertThat(decidedBy(user(Role.AGENT))).isEqualTo("llm");
    }

    private TestUser user(Role role) {
        return cast.users.user(MailCast.unique("user"), role, Set.of(), Set.of("sales"));
    }

    private String decidedBy(TestUser user) {
        Http.Answer answer =
                cast.as(user).post("/api/v1/classify", Map.of("subject", "Zmxncb", "text", "Zmxncb qpwo vbnx"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.at("/decided_by");
    }
}
