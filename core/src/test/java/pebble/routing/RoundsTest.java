package pebble.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.TestServer;
import pebble.identity.EntityId;
import pebble.identity.TestUsers;
import pebble.mail.Arrival;
import pebble.mail.Filings;
import pebble.mail.Intake;
import pebble.mail.Letters;
import pebble.mail.Mailbox;
import pebble.mail.MailboxKind;
import pebble.mail.Mailboxes;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RoundsTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    Intake intake;

    @Autowired
    Filings filings;

    @Autowired
    Rounds rounds;

    @Autowired
    TransactionTemplate transaction;

    private EntityId entity;
    private Mailbox mailbox;

    @BeforeEach
    void a_mailbox() {
        TestUsers users = new TestUsers(jdbc);
        entity = users.entity("Rounds");
        mailbox = mailboxes.add(
                users.admin().caller(),
                new Mailboxes.Wanted(
                        "rounds",
                        Long.toString(System.nanoTime(), 36) + "@ours.example",
                        List.of(),
                        entity,
                        MailboxKind.IMPORT,
                        Map.of(),
                        Map.of(),
                        "sales"));
    }

    @AfterEach
    void work_goes_on() {
        if (!rounds.isRunning()) {
            rounds.start();
        }
    }

    @Test
    void mail_that_a_process_accepted_which_ended_then_is_routed_by_the_next_that_works() {
        rounds.stop();
        accept(1);
        assertThat(filings.waiting()).contains(entity);

        rounds.start();

        await().until(() -> !filings.waiting().contains(entity));
    }

    @Test
    void mail_that_is_routed_elsewhere_just_now_is_not_forgotten_here() throws Exception {
        transaction.executeWithoutResult(status -> {
            filings.lock(entity);
            Thread.ofVirtual().start(() -> accept(1));
            await().until(() -> filings.waiting().contains(entity));
        });

        await().until(() -> !filings.waiting().contains(entity));
    }

    @Test
    void of_mail_that_many_bring_at_once_none_is_left() {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 40; n++) {
                int number = n;
                many.execute(() -> accept(number));
            }
        }

        await().until(() -> !filings.waiting().contains(entity));

        assertThat(jdbc.sql("select count(*) from filing where entity_id = ? and disposition = 'carded'")
                        .param(entity.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(40);
    }

    private void accept(int n) {
        byte[] raw = Letters.from("Asha <asha@customer.example>")
                .id("rounds" + n + "." + entity)
                .subject("Drum " + n)
                .raw();
        intake.accept(mailbox, List.of(Arrival.imported(raw, "one")), accepted -> {});
    }
}
