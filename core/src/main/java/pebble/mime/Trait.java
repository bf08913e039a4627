package pebble.mime;

/** What a mail carries beside text and plain attachments. */
public enum Trait {
    SMIME_SIGNED,
    SMIME_ENCRYPTED,
    PGP_SIGNED,
    PGP_ENCRYPTED,
    CALENDAR,
    TNEF,
    OUTLOOK_MSG,
    DELIVERY_REPORT,
    FEEDBACK_REPORT,
    DISPOSITION_NOTIFICATION
}
