package pebble.documents;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** How a document stands. All but the first are ends, until somebody has it processed again. */
public enum DocumentStatus {
    PROCESSING,
    READY,
    /** Read, but not surely enough: a person is to look. */
    REVIEW,
    /** Waits for its password. */
    LOCKED,
    /** Kept as it came; nothing could be read of it, and trying again would not help. */
    REJECTED,
    /** A step gave up for reasons that may pass. */
    FAILED;

    public static Optional<DocumentStatus> find(String key) {
        for (DocumentStatus status : values()) {
            if (status.key().equals(key)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
