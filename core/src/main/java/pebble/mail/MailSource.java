package pebble.mail;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server that feeds mailboxes of one kind. An adapter each. */
public interface MailSource {

    MailboxKind kind();

    /** Refuses settings with which no server could be read, naming the field. */
    void check(Map<String, Object> settings);

    /** How long to wait between two looks at the server. */
    Duration pollEvery(Mailbox mailbox);

    /**
     * Signs in and lists the folders that are read, changing nothing.
     *
     * @throws SourceUnavailable with a sentence that says what went wrong and what to check
     */
    List<String> test(Mailbox mailbox, Map<String, String> secrets);

    /** Brings what is new since the cursors, handing it to {@link Intake} in groups. */
    Fetched fetch(Mailbox mailbox, Map<String, String> secrets);

    /** Every mail the server holds at this moment, by folder. */
    List<Held> inventory(Mailbox mailbox, Map<String, String> secrets);

    /** Brings these again, whatever the cursors say. Returns how many came. */
    int fetch(Mailbox mailbox, Map<String, String> secrets, List<Held> wanted);

    /** Where a mail lies on its server. */
    record Held(String folder, Arrival.Uid uid) {}

    /**
     * How one look at the server ended.
     *
     * @param messages how many came
     * @param more it stopped before the end, to let other mailboxes have their turn
     * @param trouble a sentence about what could not be read; null when all was well
     */
    record Fetched(int messages, boolean more, @Nullable String trouble) {}

    /** The server did not answer as it should; trying again later may help. The message is a sentence for people. */
    final class SourceUnavailable extends RuntimeException {
        public SourceUnavailable(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
