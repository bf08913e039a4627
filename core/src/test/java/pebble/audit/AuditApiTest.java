package pebble.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.Http;
import pebble.Http.Answer;
import pebble.TestServer;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers;
import pebble.identity.TestUsers.TestUser;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AuditApiTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Audit audit;

    private TestUsers users;
    private TestUser admin;

    @BeforeEach
    void setUp() {
        users = new TestUsers(jdbc);
        admin = users.admin();
    }

    private void record(int count, String noun, EntityId entity) {
        transaction.executeWithoutResult(status -> audit.record(
                admin.caller(),
                IntStream.range(0, count)
                        .mapToObj(i -> new Audit.Change(
                                noun + ".moved",
                                noun,
                                noun + "_" + i,
                                entity,
                                Map.of("column", "inbox"),
                                Map.of("column", "done")))
                        .toList()));
    }

    @Test
    void managers_read_the_audit_of_their_entities_only() {
        EntityId acids = users.entity("Acids");
        EntityId bases = users.entity("Bases");
        record(2, "crate", acids);
        record(3, "crate", bases);
        Http manager = Http.at(port).as(users.user("Max", Role.MANAGER, Set.of(acids), Set.of()));
        Http agent = Http.at(port).as(users.user("Al", Role.AGENT, Set.of(acids), Set.of()));
        Http all = Http.at(port).as(admin);

        // The sealer of the background comes when no older transaction is open.
        Answer seen = await().until(
                        () -> manager.get("/api/v1/audit"),
                        answer -> answer.json().at("/items/0/sealed").asLong() > 0);

        assertThat(seen.json().at("/items")).hasSize(2);
        assertThat(seen.at("/items/0/actor/name")).isEqualTo("Ada Admin");
        assertThat(seen.at("/items/0/after/column")).isEqualTo("done");
        assertThat(all.get("/api/v1/audit?object=crate").json().at("/items")).hasSize(5);
        assertThat(all.get("/api/v1/audit?object=crate_0").json().at("/items")).hasSize(2);
        assertThat(all.get("/api/v1/audit?object=crate&to=2020-01-01T00:00:00Z")
                        .json()
                        .at("/items"))
                .isEmpty();
        assertThat(all.get("/api/v1/audit?actor=" + Caller.SYSTEM.id()).json().at("/items"))
                .isNotEmpty();
        assertThat(all.get("/api/v1/audit?from=yesterday").status()).isEqualTo(400);
        assertThat(agent.get("/api/v1/audit").status()).isEqualTo(403);
        assertThat(manager.get("/api/v1/audit/verification").status()).isEqualTo(403);
        assertThat(all.get("/api/v1/audit/verification").json().get("intact").asBoolean())
                .isTrue();
    }

    @Test
    void pages_neither_repeat_nor_leave_out_records_of_one_moment() {
        record(7, "parcel", users.entity("Acids"));
        Http http = Http.at(port).as(admin);

        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = http.get("/api/v1/audit?object=parcel&limit=3&cursor=" + cursor);
            page.json().at("/items").forEach(item -> ids.add(item.get("id").asString()));
            cursor = page.at("/next_cursor");
        } while (!cursor.isEmpty());

        assertThat(ids).hasSize(7).doesNotHaveDuplicates();
        assertThat(http.get("/api/v1/audit?cursor=bm9uc2Vuc2U").status()).isEqualTo(400);
    }
}
