package pebble.mail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pebble.blobs.Sha256;

/**
 * One line of an import's manifest.
 *
 * @param n counted from 1 in the order the files were met
 * @param reason why it was skipped or rejected
 */
public record ImportItem(
        int n,
        String path,
        Kind kind,
        Outcome outcome,
        @Nullable String reason,
        @Nullable Sha256 sha256) {

    static ImportItem mail(int n, String path, Accepted.Item accepted) {
        return new ImportItem(
                n,
                path,
                Kind.MAIL,
                accepted.duplicate() ? Outcome.DUPLICATE : Outcome.RECEIVED,
                null,
                accepted.sha256());
    }

    /** What was met. */
    public enum Kind {
        MAIL,
        CONTAINER,
        SKIPPED;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of it. */
    public enum Outcome {
        RECEIVED,
        DUPLICATE,
        REJECTED,
        OPENED,
        SKIPPED;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
