package pebble.shelf;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pebble.documents.Document;
import pebble.documents.DocumentId;
import pebble.documents.DocumentStatus;
import pebble.identity.EntityId;

/** A document on the wire, by the columns of the specification. */
record DocumentView(
        DocumentId id,
        int version,
        String filename,
        @Nullable String originalFilename,
        String mimeType,
        long sizeBytes,
        String storagePath,
        String hashMd5,
        String hashSha256,
        @Nullable EntityId entityId,
        DocumentStatus status,
        @Nullable String docType,
        @Nullable String category,
        @Nullable BigDecimal confidence,
        @Nullable String language,
        @Nullable Integer pageCount,
        @Nullable String reason,
        @Nullable Long asn,
        String source,
        Document.@Nullable Adder addedBy,
        @Nullable String step,
        List<String> tags,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant trashedAt) {

    static DocumentView of(Document d) {
        return of(d, null);
    }

    /** @param step what is done with it just now */
    static DocumentView of(Document d, @Nullable String step) {
        return new DocumentView(
                d.id(),
                d.version(),
                d.filename(),
                d.originalFilename(),
                d.mimeType(),
                d.sizeBytes(),
                "blobs/" + d.sha256(),
                d.md5(),
                d.sha256().toString(),
                d.entity(),
                d.status(),
                d.docType(),
                d.category(),
                d.confidence(),
                d.language(),
                d.pageCount(),
                d.reason(),
                d.asn(),
                d.source(),
                d.addedBy(),
                step,
                d.tags(),
                d.createdAt(),
                d.updatedAt(),
                d.trashedAt());
    }
}
