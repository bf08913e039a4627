package pebble.attachments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pebble.blobs.Blobs;
import pebble.documents.DocumentSettings;
import pebble.documents.Receiving;
import pebble.documents.Receiving.Received;
import pebble.documents.Upload;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.mail.MessageId;
import pebble.mime.Attachment;
import pebble.mime.MailReader;
import pebble.reading.Formats;

/** Makes documents of what hangs on a message. What is no document stays an attachment. */
@Component
class AttachmentTaking {
    /** What is shown within the text and is smaller is a logo or a mark of a signature. */
    private static final long PICTURE = 40_000;

    private final Blobs blobs;
    private final Receiving receiving;
    private final Attachments attachments;
    private final DocumentSettings settings;
    private final TransactionOperations transactions;

    AttachmentTaking(
            Blobs blobs,
            Receiving receiving,
            Attachments attachments,
            DocumentSettings settings,
            TransactionOperations transactions) {
        this.blobs = blobs;
        this.receiving = receiving;
        this.attachments = attachments;
        this.settings = settings;
        this.transactions = transactions;
    }

    /** Each attachment in a transaction of its own; what is taken already is passed over. */
    void take(EntityId entity, MessageId id) {
        Attachments.Laden mail = attachments.find(id).orElse(null);
        if (mail == null) {
            return;
        }
        List<Integer> taken = attachments.taken(entity, id);
        List<Attachment> wanted = mail.attachments().stream()
                .filter(attachment -> !taken.contains(attachment.n()))
                .filter(attachment -> !attachment.inline() || attachment.size() > PICTURE)
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        byte[] raw = blobs.get(mail.sha256());
        for (Attachment attachment : wanted) {
            MailReader.attachment(raw, attachment.n()).ifPresent(bytes -> take(entity, id, attachment, bytes));
        }
    }

    private void take(EntityId entity, MessageId message, Attachment attachment, byte[] bytes) {
        try (Upload upload = Upload.of(
                new ByteArrayInputStream(bytes),
                attachment.filename(),
                attachment.contentType(),
                settings.largest().toBytes())) {
            if (Formats.of(upload.file(), upload.filename(), upload.declaredType())
                    instanceof Formats.Told.Known(var format)) {
                blobs.sendAhead(upload.sha256(), upload.file());
                transactions.executeWithoutResult(status -> {
                    if (!attachments.hold(entity, message)) {
                        return;
                    }
                    try {
                        Received received = receiving.receive(
                                Caller.within(entity), upload, format, entity, List.of(), Receiving.Source.MAIL);
                        attachments.link(
                                entity,
                                new Attachments.Link(
                                        message,
                                        attachment.n(),
                                        received.document().id()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
