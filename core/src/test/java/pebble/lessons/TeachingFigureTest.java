package pebble.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.CountedStatements;
import pebble.Http;
import pebble.TestServer;
import pebble.board.CardId;
import pebble.mail.Mailboxes;

/** Prints how long it takes to move a thousand cards of mail to another board and back, and counts the statements. */
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(CountedStatements.class)
class TeachingFigureTest {
    private static final int CARDS = 1_000;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailboxes mailboxes;

    @LocalServerPort
    int port;

    private LessonsCast cast;

    @Test
    void a_thousand_cards_teach_in_a_bounded_number_of_statements_and_the_time_is_printed() {
        cast = new LessonsCast(jdbc, mailboxes, port);
        jdbc.sql("delete from lesson").update();
        List<String> cards = cards();

        Http.Answer moved = figure(
                "move of " + CARDS + " cards of mail to another board",
                "/api/v1/cards/bulk",
                Map.of("ids", cards, "action", "move", "stream", "tender", "column", "inbox"));
        assertThat(standing()).isEqualTo(CARDS);
        Http.Answer undone = figure("undo of that", "/api/v1/undo/" + moved.at("/activity_id"), Map.of());
        assertThat(standing()).isZero();
        figure("undo of the undo", "/api/v1/undo/" + undone.at("/activity_id"), Map.of());

        assertThat(standing()).isEqualTo(CARDS);
        assertThat(jdbc.sql("select count(distinct said->>'confidence') from lesson")
                        .query(Integer.class)
                        .single())
                .as("each with what was said of its own mail")
                .isEqualTo(CARDS);
    }

    private Http.Answer figure(String what, String path, Object body) {
        int before = CountedStatements.count();
        long began = System.nanoTime();
        Http.Answer answer = cast.as(cast.anna).post(path, body);
        long took = (System.nanoTime() - began) / 1_000_000;
        int statements = CountedStatements.count() - before;
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        System.out.printf("FIGURE teaching: %s in %d ms, %d statements by whatever runs%n", what, took, statements);
        // What else runs meanwhile is counted too; a statement a card would be twice that.
        assertThat(statements).isLessThan(CARDS / 2);
        return answer;
    }

    private int standing() {
        return jdbc.sql("select count(*) from lesson where taken_back_by is null")
                .query(Integer.class)
                .single();
    }

    /** As so many mails of strangers leave them in triage. */
    private List<String> cards() {
        cast.send("first" + System.nanoTime(), "The first", "Its words.");
        jdbc.sql("""
                insert into message (id, identity, message_id, subject, subject_root, is_reply, from_name, from_email, to_list,
                    cc_list, reply_to, participants, references_list, thread_root, date, received_at, first_sha256, attachments,
                    attachment_count, traits, has_html, has_remote_images, findable)
                select md5('many' || n)::uuid, int4send(n), 'many' || n, 'Enquiry ' || n, 'enquiry', false, 'Alice',
                    'alice@customer.example', '[]', '[]', '[]', '{}', '{}', '', now(), now(), (select sha256 from blob limit 1), '[]', 0,
                    '{}', false, false, to_tsvector('simple', 'enquiry')
                from generate_series(1, :cards::int) n
                """).param("cards", CARDS).update();
        jdbc.sql("""
                insert into message_text (message_id, text) select id, 'Kindly quote ' || message_id || ' drums. ' || repeat('Words. ', 100)
                from message where message_id like 'many%'
                """).update();
        jdbc.sql("""
                insert into filing (message_id, entity_id, held_by, seq, batch, mailbox_id, disposition, thread_id)
                select m.id, :entity, :entity, m.seq, m.id, (select id from mailbox where entity_id = :entity), 'carded', m.id
                from message m where m.message_id like 'many%'
                """).param("entity", cast.aurora.value()).update();
        return jdbc.sql("""
                insert into card (id, entity_id, thread_id, subject, snippet, stream, column_key, rank, priority, status, message_count,
                    attachment_count, first_message_at, last_message_at, tags, badges, links, classification, created_at, updated_at)
                select thread_id, held_by, thread_id, 'Enquiry', '', 'unclassified', 'inbox', 'Z' || lpad(to_hex(seq), 8, '0') || 'V', 'normal',
                    'open', 1, 0, now(), now(), '{}', '{}', '{}', jsonb_build_object('stream', 'unclassified', 'confidence', seq / 1e6,
                        'decided_by', 'model', 'reasons', '[]'::jsonb), now(), now()
                from filing where held_by = :entity and thread_id = message_id
                returning id
                """)
                .param("entity", cast.aurora.value())
                .query((row, n) -> new CardId(row.getObject("id", UUID.class)).toString())
                .list();
    }
}
