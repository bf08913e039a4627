package pebble.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.TestServer;
import pebble.jobs.Jobs;
import pebble.llm.ScriptedModel;
import pebble.mail.Letters;
import pebble.mail.Mailbox;
import pebble.mail.Mailboxes;

/** A language model that takes its time over many questions takes none of anything else. */
@SpringBootTest(
        classes = {TestServer.class, SlowModelTest.Slow.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pebble.llm.attempts=1", "pebble.llm.rest=100ms", "db-scheduler.threads=4"})
class SlowModelTest {
    private static final TaskDescriptor<String> OTHER = TaskDescriptor.of("something-else", String.class);
    private static final int QUESTIONS = 20;
    private static final CountDownLatch DONE = new CountDownLatch(1);

    @TestConfiguration(proxyBeanMethods = false)
    static class Slow {
        @Bean
        ScriptedModel model() {
            return new ScriptedModel(ScriptedModel.saying("{}"));
        }

        @Bean
        OneTimeTask<String> somethingElse() {
            return Tasks.oneTime(OTHER).execute((instance, context) -> DONE.countDown());
        }
    }

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    ScriptedModel model;

    @Autowired
    Jobs jobs;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    @Test
    void other_work_goes_on_while_many_questions_wait_and_each_is_answered_in_the_end() {
        MailCast cast = new MailCast(jdbc, mailboxes, port);
        Mailbox info = cast.mailbox("info", cast.users.entity("Ours"), null);
        CountDownLatch go = new CountDownLatch(1);
        model.then(() -> {
            go.await();
            return ScriptedModel.saying(
                            "{\"stream\":\"tender\",\"intent\":null,\"confidence\":0.9,\"reason\":\"It invites bids.\"}")
                    .say();
        });
        for (int n = 0; n < QUESTIONS; n++) {
            cast.send(
                    info,
                    Letters.from("x" + n + "@odd.example")
                            .id(MailCast.unique("odd") + "@odd.example")
                            .subject("Zmxncb " + n)
                            .body("Qpwo vbnx " + n));
        }
        cast.settle();
        await().until(() -> model.asked.size() == 2);

        transaction.executeWithoutResult(status -> jobs.schedule(OTHER, "one", "now"));

        await().atMost(Duration.ofSeconds(10)).until(() -> DONE.getCount() == 0);
        assertThat(model.asked).hasSize(2);
        go.countDown();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select count(*) from card where stream = 'tender'")
                                .query(Integer.class)
                                .single()
                        == QUESTIONS);
    }
}
