package pebble.attachments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pebble.attachments.Attachments.Part;
import pebble.blobs.Blobs;
import pebble.documents.Archive;
import pebble.documents.DocumentError;
import pebble.documents.DocumentId;
import pebble.documents.DocumentSettings;
import pebble.documents.Documents;
import pebble.documents.Receiving;
import pebble.documents.Receiving.Received;
import pebble.documents.Upload;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.mail.MessageId;
import pebble.mime.Attachment;
import pebble.mime.MailReader;
import pebble.reading.Format;
import pebble.reading.Formats;
import pebble.shared.Problem;

/** Makes documents of what hangs on a message. What is no document stays an attachment. */
@Component
public class AttachmentTaking {
    /** What is shown within the text and is smaller is a logo or a mark of a signature. */
    private static final long PICTURE = 40_000;

    /** Files on one message. */
    private static final int MOST_ATTACHED = 200;

    /** Files in the archives of one message, and bytes of one archive. Anybody may send one; a person who wants more of it uploads it. */
    private static final int MOST_UNPACKED = 200;

    private static final long MOST_BYTES = 512L << 20;

    private final Blobs blobs;
    private final Receiving receiving;
    private final Attachments attachments;
    private final Documents documents;
    private final DocumentSettings settings;
    private final TransactionOperations transactions;

    AttachmentTaking(
            Blobs blobs,
            Receiving receiving,
            Attachments attachments,
            Documents documents,
            DocumentSettings settings,
            TransactionOperations transactions) {
        this.blobs = blobs;
        this.receiving = receiving;
        this.attachments = attachments;
        this.documents = documents;
        this.settings = settings;
        this.transactions = transactions;
    }

    /** Each attachment in a transaction of its own, of an archive each file; what is taken already is passed over. */
    void take(EntityId entity, MessageId id) {
        Attachments.Laden mail = attachments.find(id).orElse(null);
        if (mail == null) {
            return;
        }
        Set<Part> taken = attachments.taken(entity, id);
        List<Attachment> wanted = mail.attachments().stream()
                .filter(attachment -> !attachment.inline() || attachment.size() > PICTURE)
                .limit(MOST_ATTACHED)
                .filter(attachment -> !taken.contains(Part.attachment(attachment.n()))
                        && !taken.contains(Part.unpacked(attachment.n())))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        List<byte[]> files = MailReader.attachments(blobs.get(mail.sha256()));
        Taking taking = new Taking(entity, id, taken);
        for (Attachment attachment : wanted) {
            if (attachment.n() <= files.size()) {
                taking.attachment(attachment, files.get(attachment.n() - 1));
            }
        }
    }

    /** A message that is a document by what it says itself; once. */
    public void takeMail(EntityId entity, MessageId id) {
        Attachments.Laden mail = attachments.find(id).orElse(null);
        Set<Part> taken = attachments.taken(entity, id);
        if (mail != null && !taken.contains(Part.MAIL)) {
            attachments
                    .copy(entity, id)
                    .ifPresent(copy -> new Taking(entity, id, taken).mail(mail.subject() + ".eml", blobs.get(copy)));
        }
    }

    /** Of one message into one entity. */
    private final class Taking {
        private final EntityId entity;
        private final MessageId message;
        private final Set<Part> taken;
        private int unpacked;

        Taking(EntityId entity, MessageId message, Set<Part> taken) {
            this.entity = entity;
            this.message = message;
            this.taken = taken;
        }

        void mail(String filename, byte[] bytes) {
            file(Part.MAIL, filename, "message/rfc822", bytes);
        }

        void attachment(Attachment attachment, byte[] bytes) {
            file(Part.attachment(attachment.n()), attachment.filename(), attachment.contentType(), bytes);
        }

        private void file(Part part, @Nullable String filename, @Nullable String type, byte[] bytes) {
            long largest = settings.largest().toBytes();
            try (Upload upload = Upload.of(new ByteArrayInputStream(bytes), filename, type, largest)) {
                if (upload.isZip()) {
                    unpack(upload, largest, part.n());
                } else {
                    keep(part, upload);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Problem refused) {
                if (refused.code() != DocumentError.DOCUMENT_TOO_LARGE) {
                    throw refused;
                }
                // It stays an attachment.
            }
        }

        private void unpack(Upload upload, long largest, int n) {
            try {
                Archive.walk(
                        upload.file(),
                        new Archive.Limits(largest, MOST_UNPACKED - unpacked, MOST_BYTES),
                        new Entries(n));
            } catch (IOException damaged) {
                // It stays an attachment.
            }
            transactions.executeWithoutResult(status -> {
                if (attachments.hold(entity, message)) {
                    attachments.unpacked(entity, message, Part.unpacked(n));
                }
            });
        }

        private void keep(Part part, Upload upload) throws IOException {
            if (Formats.of(upload.file(), upload.filename(), upload.declaredType())
                    instanceof Formats.Told.Known(var format)) {
                blobs.sendAhead(upload.sha256(), upload.file());
                transactions.executeWithoutResult(status -> {
                    if (!keep(part, upload, format)) {
                        status.setRollbackOnly();
                    }
                });
            }
        }

        /** Whether it may be: what a password opened stays an attachment for people who have the bytes and not the password. */
        private boolean keep(Part part, Upload upload, Format format) {
            if (!attachments.hold(entity, message)) {
                return true;
            }
            try {
                Received received = receiving.receive(
                        Caller.within(entity), upload, format, entity, List.of(), Receiving.Source.MAIL);
                DocumentId document = received.document().id();
                Set<String> before = attachments.boards(document);
                attachments.link(entity, new Attachments.Link(message, part, document));
                return !received.duplicate()
                        || received.document().byHand()
                        || !documents.isUnlocked(document)
                        || before.contains(Attachments.EVERY_BOARD)
                        || before.containsAll(attachments.boards(document));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What cannot be unpacked stays in its archive, which can be downloaded. */
        private final class Entries implements Archive.Sink {
            private final int n;
            private int entry;

            Entries(int n) {
                this.n = n;
            }

            @Override
            public void file(String path, Upload upload) {
                Part part = new Part(n, ++entry, 0);
                unpacked++;
                if (!taken.contains(part)) {
                    try {
                        keep(part, upload);
                    } catch (IOException ours) {
                        // Not the archive's fault: the job is done again.
                        throw new UncheckedIOException(ours);
                    }
                }
            }

            @Override
            public void skipped(String path, String reason) {
                entry++;
            }

            /** Too large, unless the store is away: then the job is done again. */
            @Override
            public void refused(String path, Problem refusal) {
                if (refusal.code().status().is5xxServerError()) {
                    throw refusal;
                }
                entry++;
            }
        }
    }
}
