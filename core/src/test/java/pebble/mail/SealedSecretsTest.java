package pebble.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.TestServer;
import pebble.identity.TestUsers;
import pebble.shared.SecretBox;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SealedSecretsTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailboxes mailboxes;

    @LocalServerPort
    int port;

    @Test
    void a_mailbox_whose_secrets_were_sealed_with_another_key_is_listed_without_them_and_takes_new_ones() {
        TestUsers users = new TestUsers(jdbc);
        Http http = Http.at(port).as(users.admin());
        MailboxId id = mailboxes
                .add(
                        users.admin().caller(),
                        new Mailboxes.Wanted(
                                "Sales",
                                UUID.randomUUID() + "@ours.example",
                                List.of(),
                                users.entity("Ours"),
                                MailboxKind.IMAP,
                                Map.of("host", "mail.example", "user", "sales"),
                                Map.of("password", "first"),
                                null))
                .id();
        jdbc.sql("update mailbox set secrets = :sealed where id = :id")
                .param("sealed", new SecretBox("another key").seal("{\"password\":\"first\"}"))
                .param("id", id.value())
                .update();

        Http.Answer listed = http.get("/api/v1/mailboxes/" + id);
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.json().at("/secrets")).isEmpty();
        assertThatThrownBy(() -> mailboxes.secrets(id)).hasMessageContaining("SECRET_KEY");

        Http.Answer mended = http.with("If-Match", '"' + listed.at("/version") + '"')
                .patch("/api/v1/mailboxes/" + id, Map.of("settings", Map.of("password", "second")));
        assertThat(mended.status()).as(mended.text()).isEqualTo(200);
        assertThat(mailboxes.secrets(id)).containsEntry("password", "second");
    }
}
