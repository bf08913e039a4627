package pebble.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.Http.Answer;
import pebble.Overtaking;
import pebble.TestServer;
import pebble.board.CardId;
import pebble.identity.EntityId;
import pebble.identity.TestUsers;
import pebble.identity.TestUsers.TestUser;
import pebble.mail.Letters;
import pebble.mail.Mailbox;
import pebble.mail.MailboxKind;
import pebble.mail.Mailboxes;

/** Merging, splitting and filing while somebody else works on the same cards. */
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ConversationRacesTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient sql;

    private Overtaking overtaking;
    private EntityId entity;
    private Http http;
    private String enquiry;
    private String answer;
    private String other;
    private String card;
    private String otherCard;

    @BeforeEach
    void a_conversation_of_two_messages_and_another_of_one(
            @Autowired DataSource database, @Autowired Mailboxes mailboxes) {
        overtaking = new Overtaking(database);
        // What an earlier test's people taught would place this one's mail.
        sql.sql("delete from lesson").update();
        TestUsers users = new TestUsers(sql);
        entity = users.entity("Ours");
        TestUser admin = users.admin();
        http = Http.at(port).as(admin);
        Mailbox sales = mailboxes.add(
                admin.caller(),
                new Mailboxes.Wanted(
                        "sales",
                        unique("sales") + "@ours.example",
                        List.of(),
                        entity,
                        MailboxKind.IMPORT,
                        Map.of(),
                        Map.of(),
                        "sales"));
        Instant monday = Instant.parse("2026-03-02T09:00:00Z");
        enquiry = unique("a");
        answer = unique("r");
        other = unique("b");
        post(sales, Letters.from("alice@customer.example").id(enquiry));
        post(
                sales,
                Letters.from("alice@customer.example")
                        .id(answer)
                        .answers(enquiry)
                        .at(monday.plusSeconds(60)));
        post(sales, Letters.from("bob@other.example").id(other).subject("Another matter"));
        await().until(() -> sql.sql("select not exists (select from filing where disposition = 'pending')")
                .query(Boolean.class)
                .single());
        card = message(enquiry).at("/items/0/card_id");
        otherCard = message(other).at("/items/0/card_id");
    }

    @Test
    void a_stale_version_is_told_only_of_a_merge_that_could_be() {
        Http stale = http.with("If-Match", "\"99\"");

        assertThat(stale.post("/api/v1/cards/" + card + "/merge", Map.of("into", card))
                        .status())
                .isEqualTo(422);
        assertThat(stale.post("/api/v1/cards/" + card + "/merge", Map.of("into", CardId.fresh(Instant.now())))
                        .status())
                .isEqualTo(404);
        assertThat(stale.post("/api/v1/cards/" + card + "/merge", Map.of("into", otherCard))
                        .code())
                .isEqualTo("STALE_VERSION");
    }

    @Test
    void a_stale_version_is_told_only_of_a_split_that_could_be() {
        Http stale = http.with("If-Match", "\"99\"");

        assertThat(stale.post("/api/v1/cards/" + card + "/split", Map.of("message_ids", List.of(id(other))))
                        .status())
                .isEqualTo(422);
        assertThat(stale.post("/api/v1/cards/" + card + "/split", Map.of("message_ids", List.of(id(answer))))
                        .code())
                .isEqualTo("STALE_VERSION");
    }

    @Test
    void messages_that_are_all_noise_are_not_split_off_whatever_the_version() {
        http.post("/api/v1/messages/" + id(answer) + "/disposition", noise());

        Answer refused = http.with("If-Match", "\"99\"")
                .post("/api/v1/cards/" + card + "/split", Map.of("message_ids", List.of(id(answer))));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/error/message")).contains("all noise");
    }

    @Test
    void a_merge_sees_what_changed_while_it_waited_for_the_card() throws Exception {
        Http known = http.with("If-Match", "\"" + version() + "\"");

        Answer refused = overtaking
                .of(this::changeCard, () -> known.post("/api/v1/cards/" + card + "/merge", Map.of("into", otherCard)))
                .get();

        assertThat(refused.code()).isEqualTo("STALE_VERSION");
    }

    @Test
    void a_split_sees_what_changed_while_it_waited_for_the_card() throws Exception {
        Http known = http.with("If-Match", "\"" + version() + "\"");
        Map<String, ?> split = Map.of("message_ids", List.of(id(answer)));

        Answer refused = overtaking
                .of(this::changeCard, () -> known.post("/api/v1/cards/" + card + "/split", split))
                .get();

        assertThat(refused.code()).isEqualTo("STALE_VERSION");
    }

    @Test
    void a_merge_that_the_database_gave_up_for_another_act_is_done_again() throws Exception {
        Answer merged = deadlocked(() -> http.post("/api/v1/cards/" + card + "/merge", Map.of("into", otherCard)));

        assertThat(merged.status()).as(merged.text()).isEqualTo(200);
        assertThat(message(enquiry).at("/items/0/card_id")).isEqualTo(otherCard);
    }

    @Test
    void a_split_that_the_database_gave_up_for_another_act_is_done_again() throws Exception {
        Map<String, ?> split = Map.of("message_ids", List.of(id(answer)));

        Answer done = deadlocked(() -> http.post("/api/v1/cards/" + card + "/split", split));

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(message(answer).at("/items/0/card_id")).isNotEqualTo(card);
    }

    @Test
    void a_filing_that_the_database_gave_up_for_another_act_is_done_again() throws Exception {
        String path = "/api/v1/messages/" + id(answer) + "/disposition";

        Answer filed = deadlocked(() -> http.post(path, noise()));

        assertThat(filed.status()).as(filed.text()).isEqualTo(200);
        assertThat(message(answer).at("/items/0/disposition")).isEqualTo("noise");
    }

    @Test
    void what_a_message_may_be_filed_as_is_said_in_one_way() {
        String path = "/api/v1/messages/" + id(answer) + "/disposition";

        String nonsense = http.post(path, Map.of("disposition", "nonsense")).at("/error/message");
        String quarantined =
                http.post(path, Map.of("disposition", "quarantined")).at("/error/message");
        String listed = http.get("/api/v1/messages?disposition=nonsense").at("/error/message");

        assertThat(nonsense).isEqualTo(quarantined).contains("carded, noise or pending");
        assertThat(listed).isEqualTo("disposition must be pending, carded, noise or quarantined");
    }

    /** Another act holds the card and then wants the entity's mail, which whoever waits for the card holds. */
    private Answer deadlocked(Callable<Answer> act) throws Exception {
        return overtaking
                .of(
                        () -> {
                            sql.sql("set local deadlock_timeout = '1min'").update();
                            sql.sql("select id from card where id = :id for update")
                                    .param("id", CardId.of(card).value())
                                    .query(UUID.class)
                                    .single();
                        },
                        act,
                        () -> sql.sql("select pg_advisory_xact_lock(hashtextextended(:entity, 7))")
                                .param("entity", entity.toString())
                                .query((row, n) -> 0)
                                .single())
                .get();
    }

    private void changeCard() {
        sql.sql("update card set version = version + 1 where id = :id")
                .param("id", CardId.of(card).value())
                .update();
    }

    private String version() {
        return http.get("/api/v1/cards/" + card).at("/version");
    }

    private Answer message(String messageId) {
        return http.get("/api/v1/messages?message_id=" + messageId);
    }

    private String id(String messageId) {
        return message(messageId).at("/items/0/id");
    }

    private static Map<String, ?> noise() {
        return Map.of("disposition", "noise", "noise_kind", "newsletter");
    }

    private void post(Mailbox mailbox, Letters mail) {
        http.with("Content-Type", "message/rfc822").post("/api/v1/mailboxes/" + mailbox.id() + "/messages", mail.raw());
    }

    private static String unique(String name) {
        return name + Long.toString(System.nanoTime(), 36);
    }
}
