package pebble.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import pebble.documents.DocumentCast;
import pebble.identity.EntityId;
import pebble.mail.Letters;
import pebble.mail.Mailbox;
import pebble.mail.MailboxKind;
import pebble.mail.Mailboxes;

/** Mailboxes of legal entities, and the mail that is posted into them. */
public final class LadenMail {
    private final Mailboxes mailboxes;
    private final DocumentCast cast;

    public LadenMail(Mailboxes mailboxes, DocumentCast cast) {
        this.mailboxes = mailboxes;
        this.cast = cast;
    }

    /** @param stream on which its mail is carded */
    public Mailbox mailbox(EntityId owner, String stream) {
        return mailboxes.add(
                cast.admin.caller(),
                new Mailboxes.Wanted(
                        "Papers",
                        "papers" + Long.toString(System.nanoTime(), 36) + "@ours.example",
                        List.of(),
                        owner,
                        MailboxKind.IMPORT,
                        Map.of(),
                        Map.of(),
                        stream));
    }

    public void post(Mailbox mailbox, Letters letter) {
        assertThat(cast.as(cast.admin)
                        .with("Content-Type", "message/rfc822")
                        .post(
                                "/api/v1/mailboxes/" + mailbox.id() + "/messages",
                                letter.to(mailbox.address()).raw())
                        .status())
                .isEqualTo(202);
    }
}
