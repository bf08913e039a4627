package pebble.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
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
import tools.jackson.databind.JsonNode;

/** LLM_BELOW: of mail that could not be placed the language model is asked only about what the classifier was less sure of than that. */
@SpringBootTest(
        classes = {TestServer.class, SecondOpinionTest.WithModel.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pebble.llm.attempts=1", "pebble.llm.rest=1ms", "pebble.llm.below=0.5"})
class AskedBelowTest {
    private static final List<String> VAGUE = List.of(
            "Zmxncb qpwo vbnx",
            "Please see the attached",
            "Any news?",
            "Acetone",
            "Kindly do the needful for our material",
            "Regarding our last call about the batch",
            "The price and the certificate, as discussed",
            "Tank lorry tomorrow, rate as last time?",
            "Bid papers and test report wanted");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    ScriptedModel model;

    @LocalServerPort
    int port;

    private MailCast cast;

    @Test
    void what_the_classifier_is_half_sure_of_is_left_to_people() {
        cast = new MailCast(jdbc, mailboxes, port);
        TestUser looker = cast.users.user("Vera", Role.VIEWER, Set.of(), Set.of());
        TestUser agent = cast.users.user("Anna", Role.AGENT, Set.of(), Set.of());
        model.then(ScriptedModel.saying(
                "{\"stream\":\"tender\",\"intent\":null,\"confidence\":0.9,\"reason\":\"It invites bids.\"}"));
        int below = 0;
        int above = 0;
        for (String text : VAGUE) {
            JsonNode alone = classify(looker, text);
            if (!alone.at("/stream").asString().equals("unclassified")) {
                continue;
            }
            double confidence = alone.at("/confidence").asDouble();
            below += confidence < 0.5 ? 1 : 0;
            above += confidence < 0.5 ? 0 : 1;

            assertThat(classify(agent, text).at("/decided_by").asString())
                    .as("%s, of which it is sure by %s", text, confidence)
                    .isEqualTo(confidence < 0.5 ? "llm" : "model");
        }
        assertThat(below).isPositive();
        assertThat(above).isPositive();
        assertThat(model.asked).hasSize(below);
    }

    private JsonNode classify(TestUser user, String text) {
        Http.Answer answer = cast.as(user).post("/api/v1/classify", Map.of("subject", "", "text", text));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
