package pebble.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.connectors.imap.ImapCast.until;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.TestServer;
import pebble.mail.Letters;
import tools.jackson.databind.JsonNode;

/** What servers do on their bad days loses no mail and stops no reading. */
@SpringBootTest(
        classes = TestServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "pebble.imap.answer-timeout=500ms")
class BadServerTest {
    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private ImapCast cast;
    private BadServer server;

    @BeforeEach
    void a_server_with_three_mails() {
        cast = new ImapCast(jdbc, port);
        server = new BadServer();
        for (long uid : List.of(3L, 900L, 4_000_000_000L)) {
            server.mails.put(uid, letter("Mail " + uid));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void gaps_between_numbers_mean_nothing() {
        String mailbox = mailbox();

        assertThat(cast.look(mailbox)).isEmpty();
        assertThat(subjects(mailbox)).containsExactlyInAnyOrder("Mail 3", "Mail 900", "Mail 4000000000");
    }

    @Test
    void a_mail_deleted_while_it_is_fetched_is_passed_over() {
        server.deletedMeanwhile.add(900L);

        String mailbox = mailbox();

        assertThat(cast.look(mailbox)).isEmpty();
        assertThat(subjects(mailbox)).containsExactlyInAnyOrder("Mail 3", "Mail 4000000000");
        assertThat(cast.reconciliation(mailbox).get("missing")).isEmpty();
    }

    @Test
    void when_all_were_deleted_meanwhile_nothing_is_missing() {
        server.deletedMeanwhile.addAll(List.copyOf(server.mails.keySet()));

        String mailbox = mailbox();

        assertThat(cast.look(mailbox)).isEmpty();
        assertThat(cast.placements(mailbox)).isZero();
        assertThat(cast.reconciliation(mailbox).get("missing")).isEmpty();
    }

    @Test
    void one_mail_that_cannot_be_kept_does_not_keep_the_others_out() {
        server.mails.put(901L, letter("Poison"));
        jdbc.sql("""
                        create function refuse() returns trigger language plpgsql as
                        $$ begin if new.subject = 'Poison' then raise exception 'refused'; end if; return new; end $$;
                        create trigger poison before insert on message for each row execute function refuse()
                        """).update();
        String mailbox = mailbox();
        assertThat(cast.look(mailbox)).startsWith("1 mail could not be brought");
        assertThat(subjects(mailbox)).containsExactlyInAnyOrder("Mail 3", "Mail 900", "Mail 4000000000");
        assertThat(cast.reconciliation(mailbox).at("/missing/0/uid").asLong()).isEqualTo(901);

        jdbc.sql("drop trigger poison on message; drop function refuse()").update();
        assertThat(cast.repair(mailbox)).isEqualTo(1);
        assertThat(cast.look(mailbox)).isEmpty();
    }

    @Test
    void a_mail_that_the_server_cannot_read_itself_is_reported_and_repaired_when_it_can() {
        server.unreadable.add(900L);
        String mailbox = mailbox();

        assertThat(cast.look(mailbox)).startsWith("1 mail could not be brought");
        assertThat(subjects(mailbox)).containsExactlyInAnyOrder("Mail 3", "Mail 4000000000");
        JsonNode missing = cast.reconciliation(mailbox).get("missing");
        assertThat(missing).hasSize(1);
        assertThat(missing.get(0).get("reason").asString())
                .isEqualTo("The server lists this mail but does not hand it out.");

        server.unreadable.clear();
        assertThat(cast.repair(mailbox)).isEqualTo(1);
        assertThat(cast.look(mailbox)).isEmpty();
        assertThat(cast.reconciliation(mailbox).get("missing")).isEmpty();
    }

    @Test
    void a_connection_that_breaks_in_the_middle_of_a_mail_is_made_again() {
        server.breaks.set(1);

        String mailbox = mailbox();

        until(() -> cast.placements(mailbox) == 3);
        assertThat(cast.raw(mailbox, "Mail 900")).isEqualTo(server.mails.get(900L));
    }

    @Test
    void what_was_not_asked_for_is_not_listened_to() {
        server.chatty = true;

        String mailbox = mailbox();

        assertThat(cast.look(mailbox)).isEmpty();
        assertThat(cast.placements(mailbox)).isEqualTo(3);
    }

    @Test
    void mails_in_a_form_nobody_asked_for_are_reported_and_the_conversation_goes_on() {
        server.literal8 = true;

        String mailbox = mailbox();

        assertThat(cast.look(mailbox)).startsWith("3 mails could not be brought");
        assertThat(cast.reconciliation(mailbox).get("missing")).hasSize(3);
    }

    @Test
    void a_mail_larger_than_the_server_says_is_kept_whole() {
        server.lyingAboutSizes = true;

        String mailbox = mailbox();

        assertThat(cast.look(mailbox)).isEmpty();
        assertThat(cast.raw(mailbox, "Mail 900")).isEqualTo(server.mails.get(900L));
    }

    @Test
    void a_server_that_falls_silent_is_left_and_tried_again() {
        server.silent = true;
        String mailbox = mailbox();

        assertThat(cast.look(mailbox)).contains("took too long to answer");

        server.silent = false;
        assertThat(cast.look(mailbox)).isEmpty();
        assertThat(cast.placements(mailbox)).isEqualTo(3);
    }

    @Test
    void a_server_without_starttls_is_not_spoken_to_in_the_clear() {
        Map<String, Object> settings = new HashMap<>(server.settings());
        settings.put("security", "starttls");

        String mailbox = cast.mailbox(ImapCast.unique("sales"), settings);

        assertThat(cast.look(mailbox)).contains("offers no STARTTLS");
        assertThat(server.loggedIn).isFalse();
    }

    @Test
    void what_the_server_says_is_shown_without_our_secrets() {
        server.refusal = "[ALERT] hunter2-secret is no password for sales,\tcall the help desk";

        String trouble = cast.look(mailbox());

        assertThat(trouble)
                .startsWith("The server refused the user name or the password.")
                .endsWith("The server said: [ALERT] … is no password for sales, call the help desk");
    }

    private String mailbox() {
        return cast.mailbox(ImapCast.unique("sales"), server.settings());
    }

    private List<String> subjects(String mailbox) {
        return cast.held(mailbox).stream()
                .map(message -> message.get("subject").asString())
                .toList();
    }

    private static byte[] letter(String subject) {
        return Letters.from("Alice <alice@customer.example>")
                .id(ImapCast.unique("m"))
                .subject(subject)
                .raw();
    }
}
