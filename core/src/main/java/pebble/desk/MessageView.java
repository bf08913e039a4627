package pebble.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pebble.board.CardId;
import pebble.board.SenderCheck;
import pebble.classification.NoiseKind;
import pebble.mail.Disposition;
import pebble.mail.MailboxId;
import pebble.mail.Message;
import pebble.mail.MessageId;
import pebble.mail.ThreadId;
import pebble.mime.Address;
import pebble.mime.Attachment;
import pebble.mime.Invitation;

/** A message on the wire. Lists leave the texts out. */
record MessageView(
        MessageId id,
        String sha256,
        List<Copy> copies,
        String messageId,
        String subject,
        Address from,
        List<Address> to,
        List<Address> cc,
        @Nullable Instant date,
        Instant receivedAt,
        List<MailboxId> mailboxIds,
        @Nullable ThreadId threadId,
        @Nullable CardId cardId,
        Disposition disposition,
        @Schema(implementation = NoiseKind.class) @Nullable String noiseKind,
        @Nullable String reason,
        @Nullable String text,
        @Nullable String replyText,
        @Nullable String newestText,
        List<Attachment> attachments,
        List<String> traits,
        @Nullable Invitation invitation,
        boolean hasHtml,
        boolean hasRemoteImages,

        @Schema(implementation = SenderCheck.class) @Nullable
        Map<String, Object> senderCheck) {

    record Copy(String sha256, long size, MailboxId mailboxId, Instant receivedAt) {}

    static MessageView of(Correspondence.Found found) {
        Message m = found.message();
        Message.Texts texts = m.texts();
        return new MessageView(
                m.id(),
                m.sha256().toString(),
                m.copies().stream()
                        .map(c -> new Copy(c.sha256().toString(), c.size(), c.mailboxId(), c.receivedAt()))
                        .toList(),
                m.messageId(),
                m.subject(),
                m.from(),
                m.to(),
                m.cc(),
                m.date(),
                m.receivedAt(),
                m.mailboxIds(),
                m.filing().thread(),
                found.card(),
                m.filing().disposition(),
                m.filing().noiseKind(),
                m.filing().reason(),
                texts == null ? null : texts.text(),
                texts == null ? null : texts.replyText(),
                texts == null ? null : texts.newestText(),
                m.attachments(),
                m.traits(),
                m.invitation(),
                m.hasHtml(),
                m.hasRemoteImages(),
                m.filing().senderCheck());
    }
}
