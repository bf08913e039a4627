package pebble.connectors.imap;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.TestServer;
import pebble.mail.Letters;

/** The product beside a mail server of its own, on which a company has an account. */
@SpringBootTest(
        classes = TestServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pebble.imap.idle-renewal=100ms", "logging.level.com.icegreen.greenmail=off"})
abstract class OnAMailServer {
    static GreenMailServer server;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    ImapCast cast;
    String address;
    GreenMailServer.Account account;

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

    List<String> subjects(String mailbox) {
        return cast.held(mailbox).stream()
                .map(message -> message.get("subject").asString())
                .toList();
    }

    static byte[] letter(String subject) {
        return Letters.from("Alice <alice@customer.example>")
                .id(ImapCast.unique("m"))
                .subject(subject)
                .raw();
    }
}
