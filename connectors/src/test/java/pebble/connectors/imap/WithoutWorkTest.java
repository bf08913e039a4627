package pebble.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.TestServer;

/** A process that serves people and leaves the work to others. */
@SpringBootTest(
        classes = TestServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "db-scheduler.enabled=false")
class WithoutWorkTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectProvider<Watching> watching;

    @LocalServerPort
    int port;

    @Test
    void a_mailbox_added_here_is_read_by_those_who_work() {
        ImapCast cast = new ImapCast(jdbc, port);
        try (BadServer server = new BadServer()) {
            String mailbox = cast.mailbox(ImapCast.unique("sales"), server.settings());

            boolean waits =
                    jdbc.sql("""
                            select not picked and execution_time <= now() from scheduled_tasks
                            where task_name = 'mailbox-sync' and task_instance = :mailbox
                            """).param("mailbox", mailbox).query(Boolean.class).single();
            assertThat(waits).isTrue();
            assertThat(watching.getIfAvailable()).isNull();
        }
    }
}
