package pebble.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pebble.blobs.Sha256;
import pebble.mime.Address;
import pebble.mime.Attachment;
import pebble.mime.Invitation;

/**
 * A message as one caller may see it: what the sender sent, where its copies lie among the mailboxes of the caller's
 * entities, and how it is filed in one of those entities.
 *
 * @param messageId the Message-ID of RFC 5322, bare; senders choose it, so it identifies nothing by itself
 */
public record Message(
        MessageId id,
        Sha256 sha256,
        List<Copy> copies,
        String messageId,
        String subject,
        Address from,
        List<Address> to,
        List<Address> cc,
        @Nullable Instant date,
        Instant receivedAt,
        List<MailboxId> mailboxIds,
        Filing filing,
        List<Attachment> attachments,
        List<String> traits,
        @Nullable Invitation invitation,
        boolean hasHtml,
        boolean hasRemoteImages,
        @Nullable Texts texts) {

    /** One set of raw bytes and the mailbox that got it. */
    public record Copy(Sha256 sha256, long size, MailboxId mailboxId, Instant receivedAt) {}

    /** How a legal entity has it. */
    public record Filing(
            Disposition disposition,
            @Nullable String noiseKind,
            @Nullable String reason,
            @Nullable ThreadId thread,
            @Nullable Map<String, Object> senderCheck) {}

    /** Whole; without quoted history; and without signature and disclaimer either. */
    public record Texts(String text, String replyText, String newestText) {}
}
