package pebble.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers;
import pebble.identity.TestUsers.TestUser;
import pebble.mail.Letters;
import pebble.mail.Mailbox;
import pebble.mail.MailboxKind;
import pebble.mail.Mailboxes;
import tools.jackson.databind.JsonNode;

/** Aurora's info mailbox, whose mail nobody said a board for, and Anna, who sorts it. */
public final class LessonsCast {
    public final TestUsers users;
    public final EntityId aurora;
    public final EntityId borealis;
    public final TestUser anna;
    public final TestUser admin;

    private final JdbcClient jdbc;
    private final Mailbox info;
    private final int port;

    public LessonsCast(JdbcClient jdbc, Mailboxes mailboxes, int port) {
        this.jdbc = jdbc;
        this.port = port;
        users = new TestUsers(jdbc);
        aurora = users.entity("Aurora");
        borealis = users.entity("Borealis");
        anna = users.user(
                "Anna",
                Role.MANAGER,
                Set.of(aurora),
                Set.of("sales", "operations", "tender", "quality", "unclassified"));
        admin = users.admin();
        info = mailboxes.add(
                admin.caller(),
                new Mailboxes.Wanted(
                        "info",
                        "info" + Long.toString(System.nanoTime(), 36) + "@ours.example",
                        List.of(),
                        aurora,
                        MailboxKind.IMPORT,
                        Map.of(),
                        Map.of(),
                        null));
    }

    public Http as(TestUser user) {
        return Http.at(port).as(user);
    }

    /** Sends a mail and waits until it has been judged. */
    public void send(String id, String subject, String text) {
        Letters mail = Letters.from("Rahul <rahul@customer.example>")
                .id(id)
                .with("Content-Type", "text/plain; charset=utf-8")
                .subject(subject)
                .body(text);
        post("message/rfc822", mail.raw());
    }

    /** Brings mails in together, and waits until they have been judged. */
    public void bring(Letters... mails) {
        ByteArrayOutputStream mbox = new ByteArrayOutputStream();
        for (Letters mail : mails) {
            mbox.writeBytes("From - Thu Jan  1 00:00:00 2026\n".getBytes(StandardCharsets.US_ASCII));
            mbox.writeBytes(mail.raw());
            mbox.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
        }
        post("application/mbox", mbox.toByteArray());
    }

    public String infoAddress() {
        return info.address();
    }

    private void post(String type, byte[] mail) {
        Http.Answer answer =
                as(admin).with("Content-Type", type).post("/api/v1/mailboxes/" + info.id() + "/messages", mail);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.sql("select not exists (select from filing where disposition = 'pending')")
                        .query(Boolean.class)
                        .single());
    }

    public JsonNode message(String id) {
        return StreamSupport.stream(
                        as(admin)
                                .get("/api/v1/messages?message_id=" + id)
                                .json()
                                .get("items")
                                .spliterator(),
                        false)
                .findFirst()
                .orElseThrow();
    }

    /** Anna moves the mail's card. */
    public Http.Answer move(String id, String stream) {
        Http.Answer moved = as(anna).post(
                        "/api/v1/cards/" + message(id).get("card_id").asString() + "/move",
                        Map.of("stream", stream, "column", "inbox"));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        return moved;
    }

    public Http.Answer undo(Http.Answer act) {
        Http.Answer undone = as(anna).post("/api/v1/undo/" + act.at("/activity_id"), Map.of());
        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        return undone;
    }
}
