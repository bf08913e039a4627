package pebble.mime;

/**
 * What a machine reports about an earlier mail (RFC 3464, RFC 5965, RFC 8098). Fields that the report does not give are
 * empty.
 *
 * @param action e.g. {@code failed} or {@code delayed}; the feedback type or disposition for the other kinds
 * @param status the enhanced status code, e.g. {@code 5.1.1}
 * @param finalRecipient the bare address
 * @param originalMessageId the bare Message-ID of the mail that is reported on
 */
public record Report(Kind kind, String action, String status, String finalRecipient, String originalMessageId) {

    /** Which of the three standard reports it is. */
    public enum Kind {
        DELIVERY,
        FEEDBACK,
        DISPOSITION
    }
}
