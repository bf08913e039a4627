package pebble.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.connectors.imap.ImapCast.until;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pebble.mail.MailboxId;
import pebble.mail.MailboxLocks;
import pebble.mail.MailboxSync;
import pebble.mail.Mailboxes;

/** Mailboxes that are polled once a day: whatever comes at once was told by IDLE. */
class WatchingTest extends OnAMailServer {
    private static final Map<String, Object> RARELY_POLLED = Map.of("poll_seconds", 86_400);

    @Autowired
    Watching watching;

    @Autowired
    ImapSettings settings;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    MailboxSync sync;

    @Autowired
    MailboxLocks locks;

    @Test
    void new_mail_becomes_a_card_at_once_however_often_idle_was_renewed() {
        String mailbox = cast.mailbox(address, server.settings(address, RARELY_POLLED));
        account.deliver(letter("Warm-up"));
        until(() -> cast.cards().size() == 1);

        List<Long> held = new ArrayList<>();
        List<Long> carded = new ArrayList<>();
        for (int n = 1; n <= 20; n++) {
            int mails = n + 1;
            long sent = System.nanoTime();
            account.deliver(letter("Mail " + n));
            until(() -> cast.placements(mailbox) == mails);
            held.add((System.nanoTime() - sent) / 1_000_000);
            until(() -> cast.cardCount() == mails);
            carded.add((System.nanoTime() - sent) / 1_000_000);
        }

        Collections.sort(held);
        Collections.sort(carded);
        System.out.printf(
                "[figure] new IMAP mail told by IDLE, median of %d: held after %d ms, a card after %d ms (slowest %d ms)%n",
                carded.size(), held.get(10), carded.get(10), carded.getLast());
        assertThat(cast.cards()).hasSize(21);
    }

    @Test
    void the_watch_follows_mailboxes_as_they_are_added_paused_changed_and_removed() {
        String id = cast.mailbox(address, server.settings(address, RARELY_POLLED));
        MailboxId mailbox = MailboxId.of(id);
        until(() -> watching.watched().contains(mailbox));

        cast.change(id, Map.of("paused", true));
        until(() -> !watching.watched().contains(mailbox));

        String moved = ImapCast.unique("moved");
        GreenMailServer.Account other = server.account(moved);
        cast.change(id, Map.of("paused", false, "username", moved));
        until(() -> watching.watched().contains(mailbox));
        cast.look(id);
        other.deliver(letter("To the other account"));
        until(() -> cast.placements(id) == 1);

        String unused = cast.mailbox(ImapCast.unique("unused"), server.settings(address, RARELY_POLLED));
        until(() -> watching.watched().contains(MailboxId.of(unused)));
        assertThat(cast.http.delete("/api/v1/mailboxes/" + unused).status()).isEqualTo(204);
        until(() -> !watching.watched().contains(MailboxId.of(unused)));
    }

    @Test
    void one_process_watches_and_another_takes_over_when_it_ends() {
        String id = cast.mailbox(address, server.settings(address, RARELY_POLLED));
        MailboxId mailbox = MailboxId.of(id);
        until(() -> watching.watched().contains(mailbox));
        Watching other = new Watching(settings, mailboxes, sync, locks);

        other.start();
        try {
            assertThat(locks.tryLock("imap-watching")).isEmpty();
            watching.stop();
            until(() -> other.watched().contains(mailbox));
            assertThat(watching.watched()).isEmpty();

            account.deliver(letter("Told by the other"));
            until(() -> cast.placements(id) == 1);
        } finally {
            other.stop();
            watching.start();
        }
    }

    @Test
    void a_mailbox_whose_server_offers_no_idle_is_left_to_polling() {
        try (BadServer plain = new BadServer()) {
            plain.mails.put(1L, letter("Polled"));
            Map<String, Object> settings = new java.util.HashMap<>(plain.settings());
            settings.put("poll_seconds", 1);
            String mailbox = cast.mailbox(address, settings);
            until(() -> cast.placements(mailbox) == 1);

            plain.mails.put(2L, letter("Polled later"));

            until(() -> cast.placements(mailbox) == 2);
        }
    }
}
