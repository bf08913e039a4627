package pebble.documents;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pebble.blobs.Sha256;
import pebble.identity.EntityId;
import pebble.identity.UserId;

/**
 * A file in the document pipeline.
 *
 * @param filename as it is shown: without folders and control characters
 * @param mimeType by its content
 * @param entity null: the whole group's, seen by everybody
 * @param docType what it is, {@code invoice}; null until known
 * @param confidence in type and category, 0 to 1
 * @param reason why it is locked, rejected or failed, or waits for a person, or what became of it
 * @param asn the number under which the paper lies in the archive, where a bar code on it says so
 * @param byHand whether a person or a folder brought it, and so all people of its legal entity see it
 * @param addedBy null where nobody did: it came by mail or by a folder
 * @param tags their names, in order
 */
public record Document(
        DocumentId id,
        int version,
        String filename,
        @Nullable String originalFilename,
        String mimeType,
        long sizeBytes,
        Sha256 sha256,
        String md5,
        @Nullable EntityId entity,
        DocumentStatus status,
        @Nullable String docType,
        @Nullable String category,
        @Nullable BigDecimal confidence,
        @Nullable String language,
        @Nullable Integer pageCount,
        @Nullable String reason,
        @Nullable Long asn,
        String source,
        boolean byHand,
        @Nullable Adder addedBy,
        List<String> tags,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant trashedAt) {

    /** From so sure on, what Pebble finds is applied; below, a person looks at it. */
    public static final double SURE = 0.8;

    /** Who brought it. */
    public record Adder(UserId id, String name) {}

    public boolean isTrashed() {
        return trashedAt != null;
    }
}
