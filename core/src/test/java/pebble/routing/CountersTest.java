package pebble.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.TestServer;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers;
import pebble.mail.Letters;
import pebble.shared.PublicId;
import tools.jackson.databind.JsonNode;

/** The figures beside rules and mailboxes, over HTTP and on a real database. */
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CountersTest {
    private static final String COUNTERS = "/api/v1/router/counters";

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Http admin;
    private Http manager;
    private PostedMail mail;
    private String ours;
    private String theirs;

    @BeforeEach
    void two_companies_with_a_mailbox_each_and_a_rule_for_both() {
        TestUsers users = new TestUsers(jdbc);
        EntityId entity = users.entity("Ours");
        admin = Http.at(port).as(users.admin());
        manager = Http.at(port).as(users.user("Mona", Role.MANAGER, Set.of(entity), Set.of("sales")));
        mail = new PostedMail(admin, jdbc);
        ours = mail.mailbox(entity, "sales");
        theirs = mail.mailbox(users.entity("Theirs"), "quality");
        save(List.of(Map.of(
                "name",
                "Tenders",
                "conditions",
                List.of(Map.of("field", "subject", "op", "contains", "value", "tender")),
                "actions",
                List.of(Map.of("type", "stream", "value", "tender")))));
    }

    @AfterEach
    void without_rules() {
        save(List.of());
    }

    @Test
    void what_was_routed_is_counted_for_its_rule_and_for_where_it_went() {
        mail.post(ours, Letters.from("a@b.example").subject("Tender one"));
        mail.post(ours, Letters.from("a@b.example").subject("Tender two"));
        mail.post(ours, Letters.from("a@b.example").subject("Price"));
        mail.post(ours, Letters.from("a@b.example").subject("Out of office").with("Auto-Submitted", "auto-replied"));
        mail.post(theirs, Letters.from("a@b.example").subject("Tender three"));

        assertThat(rule(admin)).containsExactly(3, 3);
        assertThat(rule(manager)).as("of mail that the manager may see").containsExactly(2, 2);
        assertThat(went(manager, ours)).isEqualTo(Map.of("tender", "2 2", "sales", "1 1", "noise", "1 1"));
        assertThat(went(admin, theirs)).isEqualTo(Map.of("tender", "1 1"));
        assertThat(manager.get(COUNTERS).text()).doesNotContain(theirs);
    }

    @Test
    void what_is_older_than_a_day_counts_for_the_month_and_what_is_older_than_that_no_more() {
        mail.post(ours, Letters.from("a@b.example").subject("Price"));
        IntStream.of(2, 29, 31)
                .forEach(days -> jdbc.sql(
                                "insert into routing_tally (hour, mailbox_id, kind, key, n)"
                                        + " values (date_trunc('hour', now()) - :days * interval '1 day', :mailbox, 'went', 'sales', 10)")
                        .param("days", days)
                        .param("mailbox", PublicId.parse("mbx", ours).orElseThrow())
                        .update());

        assertThat(went(manager, ours)).isEqualTo(Map.of("sales", "1 21"));
    }

    private static List<Integer> rule(Http who) {
        JsonNode rule = who.get(COUNTERS).json().at("/rules/0");
        return List.of(rule.at("/last_24h").asInt(), rule.at("/last_30d").asInt());
    }

    private static Map<String, String> went(Http who, String mailbox) {
        return who.get(COUNTERS)
                .json()
                .at("/mailboxes")
                .valueStream()
                .filter(one -> one.at("/mailbox_id").asString().equals(mailbox))
                .flatMap(one -> one.at("/went").valueStream())
                .collect(java.util.stream.Collectors.toMap(
                        to -> to.at("/to").asString(),
                        to -> to.at("/last_24h").asInt() + " "
                                + to.at("/last_30d").asInt()));
    }

    private void save(List<Object> rules) {
        JsonNode now = admin.get("/api/v1/router").json();
        Http.Answer saved = admin.with("If-Match", '"' + now.at("/version").asString() + '"')
                .put("/api/v1/router", Map.of("defaults", now.at("/defaults"), "rules", rules));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }
}
