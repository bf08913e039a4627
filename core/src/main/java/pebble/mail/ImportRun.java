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

    static ImportRun begun(
            ImportId id, MailboxId mailbox, String source, @Nullable String path, UserId by, Instant now) {
        return new ImportRun(id, mailbox, source, path, by, State.RUNNING, 0, 0, 0, 0, null, now, null);
    }

    ImportRun done(int received, int duplicates, Instant now) {
        return new ImportRun(
                id, mailboxId, source, path, requestedBy, State.DONE, received, duplicates, 0, 0, null, startedAt, now);
    }

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
