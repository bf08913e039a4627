package pebble.mail;

import java.util.List;
import java.util.Map;

/** A server that feeds mailboxes of one kind. An adapter each. */
public interface MailSource {

    MailboxKind kind();

    /**
     * Signs in and lists the folders, changing nothing.
     *
     * @throws SourceUnavailable with a sentence that says what went wrong and what to check
     */
    List<String> test(Mailbox mailbox, Map<String, String> secrets);

    /** Brings what is new since the cursors, handing it to {@link Intake} in groups. Returns how many messages came. */
    int fetch(Mailbox mailbox, Map<String, String> secrets);

    /** Every mail the server holds at this moment, by folder. */
    List<Held> inventory(Mailbox mailbox, Map<String, String> secrets);

    /** Brings these again, whatever the cursors say. Returns how many messages came. */
    int fetch(Mailbox mailbox, Map<String, String> secrets, List<Held> wanted);

    /** Where a mail lies on its server. */
    record Held(String folder, Arrival.Uid uid) {}

    /** The server did not answer as it should; trying again later may help. */
    final class SourceUnavailable extends RuntimeException {
        public SourceUnavailable(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
