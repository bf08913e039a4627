package pebble.connectors.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.connectors.imap.ImapCast.until;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pebble.mail.Letters;
import tools.jackson.databind.JsonNode;

/** From a real IMAP server to cards, over HTTP and on a real database. */
class ImapMailboxTest extends OnAMailServer {
    @Test
    void a_mail_on_the_server_becomes_a_card_and_stays_unseen_there() {
        byte[] raw = letter("Enquiry for acetone");
        account.deliver(raw);

        String mailbox = cast.mailbox(address, server.settings(address));

        until(() -> cast.cards().size() == 1);
        assertThat(cast.cards().getFirst().get("subject").asString()).isEqualTo("Enquiry for acetone");
        assertThat(cast.cards().getFirst().get("stream").asString()).isEqualTo("sales");
        assertThat(cast.raw(mailbox, "Enquiry for acetone")).isEqualTo(raw);
        assertThat(account.seen("INBOX")).isFalse();
    }

    @Test
    void mail_is_marked_as_seen_where_the_mailbox_says_so() {
        account.deliver(letter("Seen"));

        String mailbox = cast.mailbox(address, server.settings(address, Map.of("mark_seen", true)));

        until(() -> cast.placements(mailbox) == 1 && account.seen("INBOX"));
    }

    @Test
    void all_folders_are_read_but_rubbish_and_drafts() {
        for (String folder : List.of("INBOX", "Orders", "Orders.2026", "Bücher", "Trash", "Spam", "Drafts")) {
            account.deliver(folder, letter("In " + folder));
        }

        String mailbox = cast.mailbox(address, server.settings(address, Map.of("folders", List.of("*"))));

        assertThat(cast.look(mailbox)).isEmpty();
        assertThat(subjects(mailbox)).containsExactlyInAnyOrder("In INBOX", "In Orders", "In Orders.2026", "In Bücher");
    }

    @Test
    void a_folder_named_outright_is_read_whatever_its_use() {
        account.deliver("Spam", letter("In Spam"));
        account.deliver("Orders.2026", letter("In Orders.2026"));
        account.deliver(letter("In INBOX"));

        String mailbox = cast.mailbox(address, server.settings(address, Map.of("folders", List.of("Spam", "Ord*"))));

        assertThat(cast.look(mailbox)).isEmpty();
        assertThat(subjects(mailbox)).containsExactlyInAnyOrder("In Spam", "In Orders.2026");
    }

    @Test
    void the_same_mail_in_two_folders_is_one_message_in_two_places() {
        byte[] raw = letter("Copied");
        account.deliver(raw);
        account.deliver("Archive", raw);

        String mailbox = cast.mailbox(address, server.settings(address, Map.of("folders", List.of("*"))));

        cast.look(mailbox);
        assertThat(cast.placements(mailbox)).isEqualTo(2);
        assertThat(cast.held(mailbox)).hasSize(1);
    }

    @Test
    void a_mail_above_the_limit_is_reported_as_missing_with_the_reason_until_the_limit_is_raised() {
        account.deliver(letter("Small"));
        account.deliver(Letters.from("alice@customer.example")
                .id(ImapCast.unique("m"))
                .subject("Large")
                .body("x".repeat(70).concat("\r\n").repeat(200))
                .raw());
        String mailbox = cast.mailbox(address, server.settings(address, Map.of("max_message_bytes", 5_000)));

        assertThat(cast.look(mailbox)).contains("1 mail could not be brought");

        assertThat(subjects(mailbox)).containsExactly("Small");
        JsonNode missing = cast.reconciliation(mailbox).at("/missing/0");
        assertThat(missing.get("uid").asLong()).isEqualTo(2);
        assertThat(missing.get("reason").asString()).contains("max_message_bytes allows 5,000");

        cast.change(mailbox, Map.of("max_message_bytes", 1_000_000));
        assertThat(cast.repair(mailbox)).isEqualTo(1);
        assertThat(cast.look(mailbox)).isEmpty();
        assertThat(subjects(mailbox)).containsExactlyInAnyOrder("Small", "Large");
    }
}
