package pebble.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.TestServer;
import pebble.board.CardId;
import pebble.identity.Role;
import pebble.identity.TestUsers.TestUser;
import pebble.mail.Mailboxes;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ClassificationApiTest {
    private static final String GOOD =
            "{\"subject\":\"Rate of IPA\",\"text\":\"Kindly quote\",\"stream\":\"sales\",\"intent\":\"enquiry\"}";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailboxes mailboxes;

    @LocalServerPort
    int port;

    private LessonsCast cast;

    @BeforeEach
    void people() {
        jdbc.sql("delete from lesson").update();
        cast = new LessonsCast(jdbc, mailboxes, port);
    }

    @Test
    void examples_are_taken_one_or_many() {
        assertThat(post(GOOD).at("/taught")).isEqualTo("1");
        assertThat(post(GOOD + "\n\n" + GOOD + "\n").at("/taught")).isEqualTo("2");
        assertThat(taught()).isEqualTo(3);
    }

    @Test
    void of_examples_with_a_fault_none_is_taken_and_every_fault_is_named() {
        Http.Answer refused = post(GOOD + "\n{\"subject\":\"x\",\"text\":1,\"stream\":\"nowhere\"}\nno json\n" + GOOD);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(paths(refused)).containsExactly("lines[2].text", "lines[2].stream", "lines[3]");
        assertThat(taught()).isZero();
        assertThat(paths(post("{\"subject\":\"x\"}"))).containsExactly("text", "stream");
    }

    @Test
    void who_confirms_a_card_teaches_and_can_take_it_back() {
        String mail = judged("unsure", "model", 0.41);
        String card = cast.message(mail).get("card_id").asString();
        assertThat(questions()).contains(card);

        Http.Answer confirmed = cast.as(cast.anna)
                .post(
                        "/api/v1/classification/confirm",
                        Map.of("card_id", card, "stream", "quality", "intent", "audit"));

        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(confirmed.at("/classification/decided_by")).isEqualTo("person");
        assertThat(confirmed.at("/classification/intent")).isEqualTo("audit");
        assertThat(confirmed.at("/stream")).isEqualTo("quality");
        assertThat(questions()).doesNotContain(card);
        assertThat(taught()).isEqualTo(1);
        cast.undo(confirmed);
        assertThat(questions()).contains(card);
    }

    @Test
    void an_intent_that_the_board_does_not_have_is_no_lesson() {
        jdbc.sql(
                        "insert into stream (key, name, position, columns) select 'plant', 'Plant', 99, columns from stream where key = 'sales'"
                                + " on conflict do nothing")
                .update();
        String card = card(judged("odd", "model", 0.4));
        Http anna = cast.as(cast.anna);

        Http.Answer odd = anna.post(
                "/api/v1/classification/confirm",
                Map.of("card_id", card, "stream", "sales", "intent", "Ask Bob\u0000"));
        Http.Answer elsewhere = anna.post(
                "/api/v1/classification/confirm", Map.of("card_id", card, "stream", "sales", "intent", "audit"));

        assertThat(odd.status()).isEqualTo(422);
        assertThat(paths(odd)).containsExactly("intent");
        assertThat(elsewhere.at("/error/details/fields/0/reason")).contains("must be one of enquiry");
        assertThat(paths(post(GOOD.replace("enquiry", "zzz")))).containsExactly("intent");
        assertThat(post(GOOD.replace("sales", "plant")).at("/error/details/fields/0/reason"))
                .contains("must be absent");
        assertThat(taught()).isZero();
    }

    @Test
    void what_was_said_is_counted_against_what_people_said() {
        String right = judged("right", "model", 0.93);
        String wrong = judged("wrong", "memory", 0.95);
        cast.as(cast.anna).post("/api/v1/classification/confirm", Map.of("card_id", card(right), "stream", "sales"));
        cast.move(wrong, "operations");

        JsonNode metrics = metrics();

        JsonNode sales = metrics.get("streams").get(1);
        assertThat(sales.get("stream").asString()).isEqualTo("sales");
        assertThat(sales.get("precision").asDouble()).isEqualTo(0.5);
        assertThat(sales.get("recall").asDouble()).isEqualTo(1);
        assertThat(metrics.get("confusion")).hasSize(2);
        assertThat(metrics.get("calibration").get(0).get("count").asInt()).isEqualTo(2);
        assertThat(metrics.get("override_rate").asDouble()).isEqualTo(0.5);
        assertThat(metrics.get("learnt").get(0).get("stream").asString()).isEqualTo("operations");
    }

    @Test
    void a_card_that_people_leave_where_it_was_put_is_right() {
        jdbc.sql("update card set created_at = now() - interval '1 year'").update();
        String touched = card(judged("touched", "model", 0.93));
        cast.as(cast.anna).post("/api/v1/cards/" + touched + "/notes", Map.of("text", "I call them."));
        came(card(judged("old", "memory", 0.95)), 5);
        String archived = card(judged("archived", "model", 0.97));
        cast.as(cast.anna).post("/api/v1/cards/" + archived + "/archive", Map.of());
        judged("young", "model", 0.99);
        String triage = card(judged("triage", "model", 0.4));
        jdbc.sql(
                        "update card set stream = 'unclassified', classification = jsonb_set(classification, '{stream}', '\"unclassified\"')"
                                + " where id = :id")
                .param("id", CardId.of(triage).value())
                .update();
        came(triage, 9);
        cast.move(judged("wrong", "model", 0.95), "operations");

        JsonNode metrics = metrics();

        assertThat(metrics.get("known").asInt()).isEqualTo(4);
        assertThat(metrics.get("answered").asInt()).isEqualTo(1);
        JsonNode sales = metrics.get("streams").get(1);
        assertThat(sales.get("said").asInt()).isEqualTo(4);
        assertThat(sales.get("precision").asDouble()).isEqualTo(0.75);
        assertThat(sales.get("recall").asDouble()).isEqualTo(1);
        assertThat(metrics.at("/calibration/0/count").asInt()).isEqualTo(4);
        assertThat(metrics.at("/calibration/0/right").asDouble()).isEqualTo(0.75);
    }

    @Test
    void noise_that_nobody_takes_out_is_right() {
        jdbc.sql("update card set created_at = now() - interval '1 year'").update();
        String kept = noise("kept");
        String taken = noise("taken");
        noise("young");
        jdbc.sql("update filing set judged_at = now() - interval '4 days' where message_id in"
                        + " (select id from message where message_id in (:kept, :taken))")
                .param("kept", kept)
                .param("taken", taken)
                .update();
        cast.as(cast.anna)
                .post(
                        "/api/v1/messages/" + cast.message(taken).get("id").asString() + "/disposition",
                        Map.of("disposition", "carded"));

        JsonNode noise = metrics().get("streams").get(0);

        assertThat(noise.get("stream").asString()).isEqualTo("noise");
        assertThat(noise.get("said").asInt()).isEqualTo(2);
        assertThat(noise.get("right").asInt()).isEqualTo(1);
    }

    @Test
    void how_often_people_put_cards_elsewhere_is_told_by_the_day_they_came() {
        jdbc.sql("update card set created_at = now() - interval '1 year'").update();
        came(card(judged("first", "model", 0.93)), 6);
        String wrong = judged("wrong", "model", 0.93);
        came(card(wrong), 6);
        cast.move(wrong, "operations");
        String other = judged("other", "memory", 0.91);
        came(card(other), 2);
        cast.undo(cast.move(other, "operations"));

        JsonNode days = metrics().get("days");

        assertThat(days).hasSize(2);
        assertThat(days.at("/0/judged").asInt()).isEqualTo(2);
        assertThat(days.at("/0/placed").asInt()).isEqualTo(2);
        assertThat(days.at("/0/overridden").asInt()).isEqualTo(1);
        assertThat(days.at("/1/judged").asInt()).isEqualTo(1);
        assertThat(days.at("/1/overridden").asInt()).isZero();
        assertThat(metrics().get("override_rate").asDouble()).isEqualTo(1 / 3.0);
    }

    /** The card came so many days ago. */
    private void came(String card, int days) {
        jdbc.sql("update card set created_at = now() - :days * interval '1 day' where id = :id")
                .param("days", days)
                .param("id", CardId.of(card).value())
                .update();
    }

    /** A mail as the classifier would have kept it off the boards. */
    private String noise(String name) {
        String mail = judged(name, "model", 0.4);
        cast.as(cast.admin)
                .post(
                        "/api/v1/messages/" + cast.message(mail).get("id").asString() + "/disposition",
                        Map.of("disposition", "noise", "noise_kind", "newsletter"));
        jdbc.sql("delete from lesson").update();
        jdbc.sql("""
                        update filing set filed_by = null, judged_at = now(), routing = '{"rules": [], "verdict": {"stream": "noise", "confidence": 0.97}}'
                        where message_id = (select id from message where message_id = :mail)
                        """).param("mail", mail).update();
        return mail;
    }

    @Test
    void a_manager_of_one_board_is_told_of_its_cards_and_of_no_others() {
        TestUser mona = cast.users.user("Mona", Role.MANAGER, Set.of(cast.aurora), Set.of("sales"));
        String stays = judged("stays", "model", 0.93);
        String leaves = judged("leaves", "model", 0.95);
        String noise = judged("noise", "model", 0.9);
        cast.as(cast.anna).post("/api/v1/classification/confirm", Map.of("card_id", card(stays), "stream", "sales"));
        cast.move(leaves, "operations");
        post(GOOD.replace("\"sales\"", "\"tender\"").replace("enquiry", "tender_notice"));
        post(GOOD);

        JsonNode all = metrics(cast.anna);
        JsonNode hers = metrics(mona);

        assertThat(all.get("confusion")).hasSize(2);
        assertThat(all.get("learnt")).hasSize(4);
        assertThat(hers.get("confusion")).hasSize(1);
        assertThat(hers.at("/confusion/0/wanted").asString()).isEqualTo("sales");
        assertThat(hers.at("/calibration/0/count").asInt()).isEqualTo(1);
        assertThat(hers.get("learnt")).hasSize(2);
        assertThat(hers.toString()).contains(stays, noise).doesNotContain(leaves);
        assertThat(hers.at("/days/0/judged").asInt()).isEqualTo(2);
    }

    @Test
    void a_card_sorted_from_triage_was_put_elsewhere_by_nobody() {
        String waiting = judged("waiting", "unclassified", "model", 0.4);
        judged("placed", "model", 0.93);

        cast.move(waiting, "operations");

        JsonNode metrics = metrics();
        assertThat(metrics.at("/days/0/placed").asInt()).isEqualTo(1);
        assertThat(metrics.at("/days/0/overridden").asInt()).isZero();
        assertThat(metrics.get("override_rate").asDouble()).isZero();
    }

    /** A card on Sales as the classifier would have laid it there. */
    private String judged(String name, String by, double confidence) {
        return judged(name, "sales", by, confidence);
    }

    private String judged(String name, String stream, String by, double confidence) {
        String mail = name + System.nanoTime();
        cast.send(mail, "Subject of " + mail, "Words of " + mail);
        jdbc.sql("""
                        update card set stream = :stream,
                            classification = jsonb_build_object('stream', :stream, 'confidence', :confidence::float, 'decided_by', :by,
                                'reasons', '[]'::jsonb)
                        where id = (select c.id from card c join filing f using (thread_id) join message m on m.id = f.message_id
                            where m.message_id = :mail)
                        """)
                .param("stream", stream)
                .param("confidence", confidence)
                .param("by", by)
                .param("mail", mail)
                .update();
        return mail;
    }

    private String card(String mail) {
        return cast.message(mail).get("card_id").asString();
    }

    private JsonNode metrics() {
        return metrics(cast.anna);
    }

    private JsonNode metrics(TestUser manager) {
        Http.Answer metrics = cast.as(manager).get("/api/v1/classification/metrics");
        assertThat(metrics.status()).as(metrics.text()).isEqualTo(200);
        return metrics.json();
    }

    private List<String> questions() {
        return StreamSupport.stream(metrics().get("questions").spliterator(), false)
                .map(card -> card.get("id").asString())
                .toList();
    }

    private Http.Answer post(String lines) {
        return cast.as(cast.admin)
                .with("Content-Type", "text/plain")
                .post("/api/v1/classification/examples", lines.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> paths(Http.Answer refused) {
        return StreamSupport.stream(refused.json().at("/error/details/fields").spliterator(), false)
                .map(field -> field.get("path").asString())
                .toList();
    }

    private int taught() {
        return jdbc.sql("select count(*) from lesson").query(Integer.class).single();
    }
}
