package pebble.classification;

import java.util.List;
import java.util.Locale;

/**
 * Whether the sender is who the mail says.
 *
 * @param reasons what told so, as sentences, the gravest first
 */
public record SenderVerdict(Verdict verdict, List<String> reasons) {
    public SenderVerdict {
        reasons = List.copyOf(reasons);
    }

    /** From good to bad. */
    public enum Verdict {
        /** The mailbox's own server has confirmed the sender's domain, and nothing speaks against it. */
        OK,
        /** Nothing speaks for or against. */
        UNKNOWN,
        /** A person should look twice. */
        SUSPICIOUS,
        /** It pretends to be us or somebody we know. */
        SPOOFED;

        /** The word used in the schema and over HTTP. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
