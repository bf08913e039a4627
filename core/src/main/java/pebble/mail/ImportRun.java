package pebble.mail;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pebble.identity.UserId;

/**
 * Mail that somebody brought: from where, into which mailbox, and how far it has come.
 *
 * @param source what people call it: a file's name, a folder
 * @param path on the server's machine, for an import from the command line; null when the bytes came with a request
 */
public record ImportRun(
        ImportId id,
        MailboxId mailboxId,
        String source,
        @Nullable String path,
        UserId requestedBy,
        State state,
        int received,
        int duplicates,
        int rejected,
        int skipped,
        @Nullable String error,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    /** How an import stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED;

        @com.fasterxml.jackson.annotation.JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
