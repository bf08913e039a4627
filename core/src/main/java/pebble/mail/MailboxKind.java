package pebble.mail;

/** Where a mailbox's mail comes from. The constants are the words of the API. */
public enum MailboxKind {
    /** Nobody is asked: people and scripts bring the mail. */
    IMPORT,
    IMAP,
    GRAPH;

    /** As the API and the database write it. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
