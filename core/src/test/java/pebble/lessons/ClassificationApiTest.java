package pebble.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.TestServer;
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
        jdbc.sql("insert into stream (key, name, position, columns) select 'plant', 'Plant', 99, columns from stream where key = 'sales'"
                        + " on conflict do nothing")
                .update();
        String card = card(judged("odd", "model", 0.4));
        Http anna = cast.as(cast.anna);

        Http.Answer odd = anna.post(
                "/api/v1/classification/confirm", Map.of("card_id", card, "stream", "sales", "intent", "Ask Bob\u0000"));
        Http.Answer elsewhere = anna.post(
                "/api/v1/classification/confirm", Map.of("card_id", card, "stream", "sales", "intent", "audit"));

        assertThat(odd.status()).isEqualTo(422);
        assertThat(paths(odd)).containsExactly("intent");
        assertThat(elsewhere.at("/error/details/fields/0/reason")).contains("must be one of enquiry");
        assertThat(paths(post(GOOD.replace("enquiry", "zzz")))).containsExactly("intent");
        assertThat(post(GOOD.replace("sales", "plant"))
                        .at("/error/details/fields/0/reason"))
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

    /** A card on Sales as the classifier would have laid it there. */
    private String judged(String name, String by, double confidence) {
        String mail = name + System.nanoTime();
        cast.send(mail, "Subject of " + mail, "Words of " + mail);
        jdbc.sql("""
                        update card set stream = 'sales',
                            classification = jsonb_build_object('stream', 'sales', 'confidence', :confidence::float, 'decided_by', :by,
                                'reasons', '[]'::jsonb)
                        where id = (select c.id from card c join filing f using (thread_id) join message m on m.id = f.message_id
                            where m.message_id = :mail)
                        """)
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
        Http.Answer metrics = cast.as(cast.anna).get("/api/v1/classification/metrics");
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
