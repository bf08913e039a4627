package pebble.processing;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pebble.documents.DocumentId;

/**
 * A step of a document, as it stands.
 *
 * @param result JSON
 * @param error why the last attempt failed: a sentence
 */
public record ProcessingJob(
        ProcessingJobId id,
        DocumentId documentId,
        String jobType,
        Status status,
        int attempts,
        @JsonRawValue @Nullable String result,
        @Nullable String error,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        Instant createdAt) {

    /** How it stands. */
    public enum Status {
        /** For another step to end. */
        WAITING,
        PENDING,
        RUNNING,
        DONE,
        SKIPPED,
        /** Given up: a person is to look. */
        FAILED;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
