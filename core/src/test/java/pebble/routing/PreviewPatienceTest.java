package pebble.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.TestServer;
import pebble.blobs.Blobs;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers;
import pebble.lessons.Classifier;
import pebble.mail.Letters;
import pebble.mail.Mailbox;
import pebble.mail.MailboxId;
import pebble.mail.Mailboxes;
import pebble.router.Configuration;
import pebble.router.Draft;
import pebble.router.Rules;

/** A preview that may take no time at all, put together from its parts: over HTTP its patience is longer than a test's mail takes. */
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PreviewPatienceTest {
    private static final Configuration NOTHING = new Configuration(List.of(), List.of());

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Samples samples;

    @Autowired
    Judging judging;

    @Autowired
    Placing placing;

    @Autowired
    Classifier classifier;

    @Autowired
    Blobs blobs;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    PreviewTelling telling;

    @LocalServerPort
    int port;

    @Test
    void what_there_is_no_time_to_ask_of_is_left_open_and_said_to_be() {
        TestUsers users = new TestUsers(jdbc);
        EntityId ours = users.entity("Ours");
        PostedMail mail = new PostedMail(Http.at(port).as(users.admin()), jdbc);
        mail.noRules();
        String mailbox = mail.mailbox(ours, "sales");
        String message = mail.post(mailbox, Letters.from("a@b.example").subject("Nobody knows"));
        Caller max = users.user("Max", Role.MANAGER, Set.of(ours), Set.of("sales", "unclassified"))
                .caller();
        Rules rules = Rules.of(NOTHING);
        Mailbox box = mailboxes.get(MailboxId.of(mailbox));
        Hearing hearing = new Hearing(
                judging.sitting(rules),
                Map.of(box.id(), box.goingTo(null)),
                placing,
                classifier,
                blobs,
                samples,
                new Patience(Duration.ZERO));

        var told = telling.of(
                new Draft(NOTHING, rules, List.of()),
                hearing.judge(samples.latest(max, Instant.now().minus(Duration.ofDays(1)), 10)),
                System.nanoTime());

        assertThat(told.notAsked()).isEqualTo(1);
        assertThat(told.totals().changed()).isZero();
        assertThat(told.totals().then().values()).containsOnly(0);
        assertThat(told.items()).singleElement().satisfies(item -> {
            assertThat(item.messageId().toString()).isEqualTo(message);
            assertThat(item.then().reasons().getFirst()).contains("The classifier would decide");
        });
    }
}
