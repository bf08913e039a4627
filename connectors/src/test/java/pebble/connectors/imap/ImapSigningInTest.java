package pebble.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.connectors.imap.ImapCast.until;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pebble.Http;

/** Reaching the server: what it takes, and the sentence a person reads when it fails. */
class ImapSigningInTest extends OnAMailServer {
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

    private static int freePort() {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
