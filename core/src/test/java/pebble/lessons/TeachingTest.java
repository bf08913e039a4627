package pebble.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.TestServer;
import pebble.classifier.Passage;
import pebble.mail.Mailboxes;

/** What people do with cards is learnt from, and taken back with what they take back. */
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class TeachingTest {
    private static final String SUBJECT = "Gatepass for tanker %d";
    private static final String TEXT =
            "Tanker %d stands at the weighbridge, gatepass and seal number are wanted by the security cabin.";
    private static int kinds;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    Classifier classifier;

    @LocalServerPort
    int port;

    private LessonsCast cast;
    private String mail;

    @BeforeEach
    void a_mail_that_nobody_could_place() {
        jdbc.sql("delete from lesson").update();
        cast = new LessonsCast(jdbc, mailboxes, port);
        mail = "kind" + ++kinds + "." + System.nanoTime();
        cast.send(mail, SUBJECT.formatted(kinds), TEXT.formatted(kinds));
    }

    @Test
    void a_card_moved_to_another_board_teaches_where_the_next_like_it_belongs() {
        cast.move(mail, "tender");

        Verdict next = next();

        assertThat(next.stream()).isEqualTo("tender");
        assertThat(next.decidedBy()).isEqualTo("memory");
        assertThat(next.reasons()).containsExactly("Like “" + SUBJECT.formatted(kinds) + "”, which Anna moved here");
    }

    @Test
    void the_nearest_remembered_messages_are_named_three_at_the_most() {
        for (int n = 1; n <= 5; n++) {
            cast.send(mail + ".like" + n, SUBJECT.formatted(100 * n + kinds), TEXT.formatted(100 * n + kinds));
        }
        for (int n = 1; n <= 5; n++) {
            cast.move(mail + ".like" + n, n == 2 ? "quality" : "tender");
        }

        Verdict next = next();

        assertThat(next.stream()).isEqualTo("tender");
        assertThat(next.reasons())
                .hasSize(3)
                .allSatisfy(reason -> assertThat(reason)
                        .startsWith("Like “Gatepass for tanker ")
                        .endsWith("which Anna moved here"));
        assertThat(next.reasons()).doesNotHaveDuplicates().noneMatch(reason -> reason.contains("" + (200 + kinds)));
    }

    @Test
    void an_undone_move_is_forgotten_and_a_redone_one_remembered() {
        Http.Answer moved = cast.move(mail, "tender");
        Http.Answer undone = cast.undo(moved);
        assertThat(recalled()).isEmpty();

        cast.undo(undone);

        assertThat(recalled()).contains("tender");
    }

    @Test
    void the_latest_word_counts_and_the_earlier_comes_back_when_it_is_taken_back() {
        cast.move(mail, "tender");
        Http.Answer again = cast.move(mail, "quality");
        assertThat(recalled()).contains("quality");

        cast.undo(again);

        assertThat(recalled()).contains("tender");
    }

    @Test
    void what_was_said_first_is_kept_beside_what_the_person_said() {
        cast.move(mail, "tender");
        cast.move(mail, "quality");

        assertThat(jdbc.sql("select said->>'decided_by' from lesson order by seq")
                        .query(String.class)
                        .list())
                .containsExactly("model", "model");
    }

    @Test
    void a_move_within_a_board_teaches_nothing() {
        cast.as(cast.anna)
                .post(
                        "/api/v1/cards/" + cast.message(mail).get("card_id").asString() + "/move",
                        Map.of("column", "done"));

        assertThat(classifier.remembers()).isFalse();
    }

    @Test
    void mail_that_a_person_filed_as_noise_is_remembered_as_such_until_that_is_undone() {
        Http.Answer filed = file("noise");
        assertThat(recalled()).contains("noise");

        cast.undo(filed);

        assertThat(recalled()).isEmpty();
    }

    @Test
    void that_one_senders_mail_is_noise_says_nothing_of_anothers() {
        file("noise");

        assertThat(classifier.recall(List.of(likeFrom("else@where.example")), cast.aurora))
                .containsExactly(Optional.empty());
    }

    @Test
    void mail_that_a_person_took_out_of_noise_is_for_people_to_look_at() {
        file("noise");
        file("carded");

        Verdict next = next();

        assertThat(next.stream()).isNotEqualTo("noise");
        assertThat(next.bestStream()).isNotEqualTo("noise");
    }

    @Test
    void the_subject_of_another_companys_mail_is_not_told() {
        cast.move(mail, "tender");

        Verdict next = classifier.judge(List.of(like()), cast.borealis).getFirst();

        assertThat(next.stream()).isEqualTo("tender");
        assertThat(next.reasons())
                .containsExactly("Like a message of another company of the group, which somebody moved here");
    }

    @Test
    void what_is_erased_with_its_mail_is_forgotten_at_once() {
        cast.move(mail, "tender");
        assertThat(recalled()).contains("tender");

        jdbc.sql("delete from lesson").update();

        assertThat(recalled()).isEmpty();
    }

    private Http.Answer file(String disposition) {
        Http.Answer filed = cast.as(cast.anna)
                .post(
                        "/api/v1/messages/" + cast.message(mail).get("id").asString() + "/disposition",
                        disposition.equals("noise")
                                ? Map.of("disposition", "noise", "noise_kind", "newsletter")
                                : Map.of("disposition", disposition));
        assertThat(filed.status()).as(filed.text()).isEqualTo(200);
        return filed;
    }

    private Passage like() {
        return likeFrom("dispatch@customer.example");
    }

    private Passage likeFrom(String sender) {
        return new Passage(SUBJECT.formatted(9_000 + kinds), TEXT.formatted(9_000 + kinds), sender);
    }

    private Verdict next() {
        return classifier.judge(List.of(like()), cast.aurora).getFirst();
    }

    private Optional<String> recalled() {
        return classifier.recall(List.of(like()), cast.aurora).getFirst().map(Verdict::bestStream);
    }
}
