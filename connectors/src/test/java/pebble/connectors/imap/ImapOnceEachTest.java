package pebble.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.connectors.imap.ImapCast.until;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pebble.mail.MailSource;
import pebble.mail.Mailbox;
import pebble.mail.MailboxId;
import pebble.mail.MailboxLocks;
import pebble.mail.Mailboxes;
import tools.jackson.databind.JsonNode;

/** However often, from wherever and in whatever numbering a mailbox is read, each mail comes once. */
class ImapOnceEachTest extends OnAMailServer {
    @Autowired
    Mailboxes mailboxes;

    @Autowired
    MailboxLocks locks;

    @Autowired
    ImapMailSource source;

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
                Stream.of("One", "Two", "Three").map(OnAMailServer::letter).toList();
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
}
