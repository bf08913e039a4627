package pebble.classification;

import java.util.Locale;

/** Why a message is kept off the boards. */
public enum NoiseKind {
    /** A report that a mail of ours was not, or not yet, delivered. */
    BOUNCE,
    /** Somebody's provider reports a complaint, an unsubscription or a failed authentication (ARF, DMARC). */
    FEEDBACK_REPORT,
    /** A machine answers for its owner, who is away. */
    AUTO_REPLY,
    NEWSLETTER,
    /** A one-time password or a code to sign in. */
    OTP,
    /** A machine tells of itself: monitoring, calendars, read receipts, account notices. */
    SYSTEM_NOTICE,
    SPAM,
    PERSONAL;

    /** The word used in the schema and over HTTP. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
