package pebble.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.connectors.imap.ImapCast.until;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.TestServer;
import pebble.mail.Letters;

/** The server that most companies who run their own mail run. */
@Tag("dovecot")
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DovecotTest {
    @TempDir
    static Path folder;

    private static DovecotServer server;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private ImapCast cast;
    private String address;

    @BeforeAll
    static void a_mail_server() throws IOException {
        server = DovecotServer.start(folder);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void a_company() {
        cast = new ImapCast(jdbc, port);
        address = ImapCast.unique("sales");
    }

    @Test
    void a_mail_becomes_a_card_with_its_bytes_unchanged_and_unseen_on_the_server() throws IOException {
        byte[] raw = new String(letter("Every byte"), StandardCharsets.UTF_8)
                .concat("bare \u00ff and\ttab \r\n.\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        server.deliver(address, "INBOX", raw);

        String mailbox = cast.mailbox(address, server.settings(address, Map.of()));

        until(() -> cast.cards().size() == 1);
        assertThat(cast.raw(mailbox, "Every byte")).isEqualTo(raw);
        assertThat(server.flags(address, "INBOX")).doesNotContain("S");
    }

    @Test
    void new_mail_is_told_by_idle_long_before_the_next_poll() {
        server.deliver(address, "INBOX", letter("First"));
        String mailbox = cast.mailbox(address, server.settings(address, Map.of("poll_seconds", 86_400)));
        until(() -> cast.cards().size() == 1);

        List<Long> taken = new ArrayList<>();
        for (int n = 2; n <= 6; n++) {
            int mails = n;
            long sent = System.nanoTime();
            server.deliver(address, "INBOX", letter("Mail " + n));
            until(() -> cast.cardCount() == mails);
            taken.add((System.nanoTime() - sent) / 1_000_000);
        }

        Collections.sort(taken);
        System.out.printf(
                "[figure] new mail on Dovecot to card: median of %d: %d ms (slowest %d ms)%n",
                taken.size(), taken.get(taken.size() / 2), taken.getLast());
        assertThat(cast.messages(mailbox)).isEqualTo(6);
    }

    @Test
    void the_watch_comes_back_when_the_server_does() throws IOException {
        String mailbox = cast.mailbox(address, server.settings(address, Map.of("poll_seconds", 86_400)));
        cast.look(mailbox);

        server.stop();
        server.deliver(address, "INBOX", letter("While it was down"));
        server.start();
        until(() -> subjects(mailbox).contains("While it was down"));

        server.deliver(address, "INBOX", letter("After it was back"));
        until(() -> subjects(mailbox).contains("After it was back"));
    }

    @Test
    void special_uses_tell_which_folders_a_pattern_passes_over() {
        for (String name : List.of("INBOX", "Orders", "Orders/2026", "Rubbish", "Spam")) {
            server.deliver(address, name, letter("In " + name));
        }

        String mailbox = cast.mailbox(address, server.settings(address, Map.of("folders", List.of("*"))));

        assertThat(cast.look(mailbox)).isEmpty();
        // The server tells uses, so the name Spam alone says nothing.
        assertThat(subjects(mailbox)).containsExactlyInAnyOrder("In INBOX", "In Orders", "In Orders/2026", "In Spam");
    }

    @Test
    void numbers_given_anew_double_nothing() throws IOException {
        for (int n = 1; n <= 150; n++) {
            server.deliver(address, "INBOX", letter("Mail " + n));
        }
        String mailbox = cast.mailbox(address, server.settings(address, Map.of()));
        cast.look(mailbox);
        long validity = validity(mailbox);

        cast.change(mailbox, Map.of("paused", true));
        server.stop();
        server.loseNumbers(address, "INBOX");
        server.start();
        server.deliver(address, "INBOX", letter("Mail 151"));
        cast.change(mailbox, Map.of("paused", false));
        cast.look(mailbox);

        assertThat(validity(mailbox)).isNotEqualTo(validity);
        assertThat(cast.placements(mailbox)).isEqualTo(151);
        assertThat(cast.messages(mailbox)).isEqualTo(151);
        assertThat(cast.reconciliation(mailbox).get("missing")).isEmpty();
    }

    @Test
    void starttls_and_tls_are_spoken_with_a_pinned_certificate() throws Exception {
        server.deliver(address, "INBOX", letter("Secure"));
        String trust = Fingerprint.colons(server.tlsPort());
        String starttls =
                cast.mailbox(address, server.settings(address, Map.of("security", "starttls", "trust", trust)));
        String tls = cast.mailbox(
                ImapCast.unique("tls"),
                server.settings(address, Map.of("security", "tls", "port", server.tlsPort(), "trust", trust)));
        String untrusted =
                cast.mailbox(ImapCast.unique("untrusted"), server.settings(address, Map.of("security", "starttls")));

        assertThat(cast.look(starttls)).isEmpty();
        assertThat(cast.look(tls)).isEmpty();
        assertThat(cast.look(untrusted)).startsWith("No secure connection");
        assertThat(cast.placements(starttls)).isEqualTo(1);
        assertThat(cast.placements(tls)).isEqualTo(1);
        assertThat(cast.placements(untrusted)).isZero();
    }

    @Test
    void a_signed_token_signs_in_and_a_spoilt_one_is_refused_in_a_sentence() throws Exception {
        server.deliver(address, "INBOX", letter("By token"));
        String good = server.token(address);
        String mailbox =
                cast.mailbox(address, server.settings(address, Map.of("auth", "xoauth2", "access_token", good)));
        String spoilt = cast.mailbox(
                ImapCast.unique("spoilt"),
                server.settings(address, Map.of("auth", "xoauth2", "access_token", good + "x")));

        assertThat(cast.look(mailbox)).isEmpty();
        assertThat(subjects(mailbox)).containsExactly("By token");
        assertThat(cast.look(spoilt))
                .startsWith("The server refused the access token.")
                .doesNotContain(good);
    }

    private long validity(String mailbox) {
        return jdbc.sql("select uid_validity from mail_cursor where mailbox_id = :id and folder = 'INBOX'")
                .param("id", ImapCast.uuid(mailbox))
                .query(Long.class)
                .single();
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
