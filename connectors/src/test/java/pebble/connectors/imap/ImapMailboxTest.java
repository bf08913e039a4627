package pebble.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.connectors.imap.ImapCast.until;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.TestServer;
import pebble.mail.Letters;
import pebble.mail.MailSource;
import pebble.mail.Mailbox;
import pebble.mail.MailboxId;
import pebble.mail.MailboxLocks;
import pebble.mail.Mailboxes;
import tools.jackson.databind.JsonNode;

/** From a real IMAP server to cards, over HTTP and on a real database. */
@SpringBootTest(
        classes = TestServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "logging.level.com.icegreen.greenmail=off")
class ImapMailboxTest {
    private static GreenMailServer server;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    MailboxLocks locks;

    @Autowired
    ImapMailSource source;

    @LocalServerPort
    int port;

    private ImapCast cast;
    private String address;
    private GreenMailServer.Account account;

    @BeforeAll
    static void a_mail_server() {
        server = GreenMailServer.plain();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void a_company_with_an_account() {
        cast = new ImapCast(jdbc, port);
        address = ImapCast.unique("sales");
        account = server.account(address);
    }

    @Test
    void a_mail_on_the_server_becomes_a_card_and_stays_unseen_there() {
        byte[] raw = letter("Enquiry for acetone");
        account.deliver(raw);

        String mailbox = cast.mailbox(address, server.settings(address));

        until(() -> cast.cards().size() == 1);
        assertThat(cast.cards().getFirst().get("subject").asString()).isEqualTo("Enquiry for acetone");
        assertThat(cast.cards().getFirst().get("stream").asString()).isEqualTo("sales");
        assertThat(cast.raw(mailbox, "Enquiry for acetone")).isEqualTo(raw);
        assertThat(account.seen("INBOX")).isFalse();
    }

    @Test
    void mail_is_marked_as_seen_where_the_mailbox_says_so() {
        account.deliver(letter("Seen"));

        String mailbox = cast.mailbox(address, server.settings(address, Map.of("mark_seen", true)));

        until(() -> cast.placements(mailbox) == 1 && account.seen("INBOX"));
    }

    @Test
    void all_folders_are_read_but_rubbish_and_drafts() {
        for (String folder : List.of("INBOX", "Orders", "Orders.2026", "Bücher", "Trash", "Spam", "Drafts")) {
            account.deliver(folder, letter("In " + folder));
        }

        String mailbox = cast.mailbox(address, server.settings(address, Map.of("folders", List.of("*"))));

        assertThat(cast.look(mailbox)).isEmpty();
        assertThat(subjects(mailbox)).containsExactlyInAnyOrder("In INBOX", "In Orders", "In Orders.2026", "In Bücher");
    }

    @Test
    void a_folder_named_outright_is_read_whatever_its_use() {
        account.deliver("Spam", letter("In Spam"));
        account.deliver("Orders.2026", letter("In Orders.2026"));
        account.deliver(letter("In INBOX"));

        String mailbox = cast.mailbox(address, server.settings(address, Map.of("folders", List.of("Spam", "Ord*"))));

        assertThat(cast.look(mailbox)).isEmpty();
        assertThat(subjects(mailbox)).containsExactlyInAnyOrder("In Spam", "In Orders.2026");
    }

    @Test
    void the_same_mail_in_two_folders_is_one_message_in_two_places() {
        byte[] raw = letter("Copied");
        account.deliver(raw);
        account.deliver("Archive", raw);

        String mailbox = cast.mailbox(address, server.settings(address, Map.of("folders", List.of("*"))));

        cast.look(mailbox);
        assertThat(cast.placements(mailbox)).isEqualTo(2);
        assertThat(cast.held(mailbox)).hasSize(1);
    }

    @Test
    void reading_goes_on_behind_the_cursor_and_repair_brings_what_was_lost() {
        for (int n = 1; n <= 3; n++) {
            account.deliver(letter("Mail " + n));
        }
        String mailbox = cast.mailbox(address, server.settings(address));
        cast.look(mailbox);
        cast.lose(mailbox, 2);

        account.deliver(letter("Mail 4"));
        cast.look(mailbox);

        assertThat(subjects(mailbox)).containsExactlyInAnyOrder("Mail 1", "Mail 3", "Mail 4");
        JsonNode report = cast.reconciliation(mailbox);
        assertThat(report.get("source_count").asInt()).isEqualTo(4);
        assertThat(report.get("held_count").asInt()).isEqualTo(3);
        assertThat(report.at("/missing/0/folder").asString()).isEqualTo("INBOX");
        assertThat(report.at("/missing/0/uid").asLong()).isEqualTo(2);

        assertThat(cast.repair(mailbox)).isEqualTo(1);

        assertThat(cast.reconciliation(mailbox).get("missing")).isEmpty();
        assertThat(subjects(mailbox)).containsExactlyInAnyOrder("Mail 1", "Mail 2", "Mail 3", "Mail 4");
        until(() -> cast.cards().size() == 4);
    }

    @Test
    void a_folder_that_was_numbered_anew_is_read_again_without_one_duplicate() {
        List<byte[]> letters =
                Stream.of("One", "Two", "Three").map(this::letter).toList();
        letters.forEach(raw -> account.deliver("Orders", raw));
        String mailbox = cast.mailbox(address, server.settings(address, Map.of("folders", List.of("Orders"))));
        cast.look(mailbox);
        long validity = account.folder("Orders").getUidValidity();

        until(() -> {
            account.remove("Orders");
            return account.folder("Orders").getUidValidity() != validity;
        });
        letters.reversed().forEach(raw -> account.deliver("Orders", raw));
        account.deliver("Orders", letter("Four"));
        cast.look(mailbox);

        assertThat(cast.placements(mailbox)).isEqualTo(4);
        assertThat(subjects(mailbox)).containsExactlyInAnyOrder("One", "Two", "Three", "Four");
        until(() -> cast.cards().size() == 4);
        assertThat(cast.reconciliation(mailbox).get("missing")).isEmpty();
    }

    @Test
    void what_a_renumbered_server_lost_stays_with_us() {
        account.deliver("Orders", letter("Kept"));
        account.deliver("Orders", letter("Lost by the server"));
        String mailbox = cast.mailbox(address, server.settings(address, Map.of("folders", List.of("Orders"))));
        cast.look(mailbox);
        long validity = account.folder("Orders").getUidValidity();

        until(() -> {
            account.remove("Orders");
            return account.folder("Orders").getUidValidity() != validity;
        });
        account.deliver("Orders", letter("New"));
        cast.look(mailbox);

        assertThat(subjects(mailbox)).containsExactlyInAnyOrder("Kept", "Lost by the server", "New");
    }

    @Test
    void an_account_on_another_server_with_the_same_numbers_is_read_from_its_beginning() {
        account.deliver(letter("On the old server"));
        String mailbox = cast.mailbox(address, server.settings(address));
        cast.look(mailbox);
        String elsewhere = ImapCast.unique("new");
        GreenMailServer.Account other = server.account(elsewhere);
        other.deliver(letter("On the new server"));

        // Both accounts number their first mail 1, and their folders were often made in the same second.
        cast.change(mailbox, Map.of("username", elsewhere));
        cast.look(mailbox);

        assertThat(subjects(mailbox)).containsExactlyInAnyOrder("On the old server", "On the new server");
        assertThat(cast.placements(mailbox)).isEqualTo(2);
    }

    @Test
    void two_looks_at_once_double_nothing() throws InterruptedException, ExecutionException {
        for (int n = 1; n <= 40; n++) {
            account.deliver(letter("Mail " + n));
        }
        String id = cast.mailbox(address, server.settings(address));
        Mailbox mailbox = mailboxes.get(MailboxId.of(id));

        // As two processes would whose locks both failed: past job row and lock.
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<MailSource.Fetched> look = () -> source.fetch(mailbox, mailboxes.secrets(mailbox.id()));
            for (var result : threads.invokeAll(List.of(look, look, look))) {
                result.get();
            }
        }
        cast.look(id);

        assertThat(cast.placements(id)).isEqualTo(40);
        assertThat(cast.messages(id)).isEqualTo(40);
    }

    @Test
    void a_mailbox_that_another_process_reads_is_left_to_it() {
        String mailbox = cast.mailbox(address, server.settings(address));
        cast.look(mailbox);

        try (var elsewhere = locks.tryLock(MailboxId.of(mailbox)).orElseThrow()) {
            account.deliver(letter("Waits"));
            cast.look(mailbox);
            assertThat(cast.placements(mailbox)).isZero();
        }

        cast.look(mailbox);
        assertThat(cast.placements(mailbox)).isEqualTo(1);
    }

    @Test
    void a_thousand_mails_come_once_each() {
        for (int n = 1; n <= 1_000; n++) {
            account.deliver(letter("Mail " + n));
        }

        String mailbox = cast.mailbox(address, server.settings(address));
        cast.look(mailbox);

        assertThat(cast.placements(mailbox)).isEqualTo(1_000);
        JsonNode report = cast.reconciliation(mailbox);
        assertThat(report.get("source_count").asInt()).isEqualTo(1_000);
        assertThat(report.get("missing")).isEmpty();
    }

    @Test
    void a_mail_above_the_limit_is_reported_as_missing_with_the_reason_until_the_limit_is_raised() {
        account.deliver(letter("Small"));
        account.deliver(Letters.from("alice@customer.example")
                .id(ImapCast.unique("m"))
                .subject("Large")
                .body("x".repeat(70).concat("\r\n").repeat(200))
                .raw());
        String mailbox = cast.mailbox(address, server.settings(address, Map.of("max_message_bytes", 5_000)));

        assertThat(cast.look(mailbox)).contains("1 mail could not be brought");

        assertThat(subjects(mailbox)).containsExactly("Small");
        JsonNode missing = cast.reconciliation(mailbox).at("/missing/0");
        assertThat(missing.get("uid").asLong()).isEqualTo(2);
        assertThat(missing.get("reason").asString()).contains("max_message_bytes allows 5,000");

        cast.change(mailbox, Map.of("max_message_bytes", 1_000_000));
        assertThat(cast.repair(mailbox)).isEqualTo(1);
        assertThat(cast.look(mailbox)).isEmpty();
        assertThat(subjects(mailbox)).containsExactlyInAnyOrder("Small", "Large");
    }

    @Test
    void a_server_that_was_down_is_read_when_it_is_back() {
        int down = freePort();
        String mailbox = cast.mailbox(
                address,
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        down,
                        "security",
                        "none",
                        "password",
                        GreenMailServer.PASSWORD,
                        "username",
                        address));

        assertThat(cast.look(mailbox)).startsWith("Nothing answers at 127.0.0.1:" + down);
        assertThat(cast.http
                        .get("/api/v1/mailboxes/" + mailbox + "/reconciliation")
                        .code())
                .isEqualTo("MAILBOX_UNREACHABLE");

        try (GreenMailServer back = GreenMailServer.at(down)) {
            back.account(address).deliver(letter("After the fall"));
            until(() -> cast.placements(mailbox) == 1);
            until(() -> cast.http
                    .get("/api/v1/mailboxes/" + mailbox)
                    .at("/sync_error")
                    .isEmpty());
        }
    }

    @Test
    void testing_a_mailbox_answers_its_folders_or_a_sentence() {
        account.deliver("Orders", letter("x"));
        String good = cast.mailbox(address, server.settings(address, Map.of("folders", List.of("*"))));
        String bad = cast.mailbox(
                ImapCast.unique("bad"), server.settings(address, Map.of("password", "Tr0ub4dor&3-secret")));
        String lost =
                cast.mailbox(ImapCast.unique("lost"), server.settings(address, Map.of("folders", List.of("Nowhere"))));

        Http.Answer folders = cast.http.post("/api/v1/mailboxes/" + good + "/test", Map.of());
        assertThat(folders.json().get("ok").asBoolean()).isTrue();
        assertThat(folders.json().get("folders").toString()).contains("INBOX", "Orders");

        Http.Answer refused = cast.http.post("/api/v1/mailboxes/" + bad + "/test", Map.of());
        assertThat(refused.json().get("ok").asBoolean()).isFalse();
        assertThat(refused.at("/message")).startsWith("The server refused the user name or the password.");
        assertThat(refused.text()).doesNotContain("Tr0ub4dor");
        assertThat(cast.look(bad)).startsWith("The server refused").doesNotContain("Tr0ub4dor");

        assertThat(cast.http
                        .post("/api/v1/mailboxes/" + lost + "/test", Map.of())
                        .at("/message"))
                .startsWith("The server has no folder Nowhere. It has: INBOX");
    }

    @Test
    void settings_that_cannot_work_are_refused_field_by_field() {
        Http.Answer answer = cast.http.post(
                "/api/v1/mailboxes",
                cast.body(
                        address,
                        Map.of(
                                "host", "imap.customer.example",
                                "port", 70_000,
                                "security", "none",
                                "folders", List.of(1),
                                "trust", "abc",
                                "poll_seconds", "often")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/error/details/fields").findValuesAsString("path"))
                .containsExactlyInAnyOrder(
                        "settings.port",
                        "settings.security",
                        "settings.folders",
                        "settings.trust",
                        "settings.poll_seconds");
    }

    @Test
    void an_access_token_signs_in_by_xoauth2() {
        account.deliver(letter("By token"));

        String mailbox = cast.mailbox(
                address,
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        server.port(),
                        "security",
                        "none",
                        "username",
                        address,
                        "auth",
                        "xoauth2",
                        "access_token",
                        GreenMailServer.PASSWORD));

        assertThat(cast.look(mailbox)).isEmpty();
        assertThat(subjects(mailbox)).containsExactly("By token");
        assertThat(cast.http.get("/api/v1/mailboxes/" + mailbox).text()).doesNotContain(GreenMailServer.PASSWORD);
    }

    @Test
    void a_certificate_of_ones_own_making_is_refused_unless_its_fingerprint_is_trusted() throws Exception {
        try (GreenMailServer tls = GreenMailServer.tls()) {
            tls.account(address).deliver(letter("Over TLS"));
            Map<String, Object> secure = Map.of("security", "tls");
            String mailbox = cast.mailbox(address, tls.settings(address, secure));
            assertThat(cast.look(mailbox)).startsWith("No secure connection").contains("trust");

            cast.change(mailbox, Map.of("trust", "00".repeat(32)));
            assertThat(cast.look(mailbox)).startsWith("No secure connection");
            assertThat(cast.placements(mailbox)).isZero();

            cast.change(mailbox, Map.of("trust", "SHA256:" + Fingerprint.colons(tls.port())));
            assertThat(cast.look(mailbox)).isEmpty();
            assertThat(subjects(mailbox)).containsExactly("Over TLS");
        }
    }

    private List<String> subjects(String mailbox) {
        return cast.held(mailbox).stream()
                .map(message -> message.get("subject").asString())
                .toList();
    }

    private byte[] letter(String subject) {
        return Letters.from("Alice <alice@customer.example>")
                .id(ImapCast.unique("m"))
                .subject(subject)
                .raw();
    }

    private static int freePort() {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
