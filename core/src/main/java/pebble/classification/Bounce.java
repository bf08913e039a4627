package pebble.classification;

/**
 * What a delivery report says of a mail that we sent. What it does not say is empty.
 *
 * @param originalMessageId bare Message-ID of our mail
 * @param recipient whom it did not reach, bare, lower case
 * @param status enhanced status code such as {@code 5.1.1}
 * @param outcome whether it failed for good, is still being tried, or did arrive
 */
public record Bounce(String originalMessageId, String recipient, String status, Outcome outcome) {

    /** What became of the mail. */
    public enum Outcome {
        FAILED,
        DELAYED,
        DELIVERED
    }
}
