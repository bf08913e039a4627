package pebble.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.identity.EntityId;
import pebble.identity.TestUsers;
import pebble.identity.TestUsers.TestUser;
import pebble.mail.Letters;
import pebble.mail.Mailbox;
import pebble.mail.MailboxKind;
import pebble.mail.Mailboxes;
import tools.jackson.databind.JsonNode;

/** Mailboxes into which a test posts letters, and people who look at what became of them. */
class MailCast {
    final TestUsers users;
    final TestUser admin;
    final JdbcClient jdbc;
    private final Mailboxes mailboxes;
    private final int port;

    MailCast(JdbcClient jdbc, Mailboxes mailboxes, int port) {
        this.jdbc = jdbc;
        this.mailboxes = mailboxes;
        this.port = port;
        users = new TestUsers(jdbc);
        admin = users.admin();
        // What an earlier test's people taught would place this one's mail.
        jdbc.sql("delete from lesson").update();
    }

    static String unique(String name) {
        return name.toLowerCase(Locale.ROOT) + Long.toString(System.nanoTime(), 36);
    }

    Mailbox mailbox(String name, EntityId owner, @Nullable String stream) {
        return mailboxes.add(
                admin.caller(),
                new Mailboxes.Wanted(
                        name,
                        unique(name) + "@ours.example",
                        List.of(),
                        owner,
                        MailboxKind.IMPORT,
                        Map.of(),
                        Map.of(),
                        stream));
    }

    Http as(TestUser user) {
        return Http.at(port).as(user);
    }

    Http.Answer send(Mailbox mailbox, Letters mail) {
        Http.Answer answer = as(admin)
                .with("Content-Type", "message/rfc822")
                .post("/api/v1/mailboxes/" + mailbox.id() + "/messages", mail.raw());
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer;
    }

    /** Until every mail is judged. */
    void settle() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.sql("select not exists (select from filing where disposition = 'pending')")
                        .query(Boolean.class)
                        .single());
    }

    List<JsonNode> items(TestUser user, String path) {
        Http.Answer answer = as(user).get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.json().get("items").spliterator(), false)
                .toList();
    }
}
