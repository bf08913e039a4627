package pebble.board;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a card shows of its thread. It follows the mail and is not undone; only the subject may be overridden by a person.
 *
 * @param waitingSince since when the customer waits for an answer; null when the last word was ours
 */
public record Face(
        String subject,
        String snippet,
        @Nullable String customerName,
        @Nullable String customerEmail,
        int messageCount,
        int attachmentCount,
        Instant firstMessageAt,
        Instant lastMessageAt,
        @Nullable Instant waitingSince) {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public Face {
        subject = storable(subject);
        snippet = storable(snippet);
        customerName = customerName == null ? null : storable(customerName);
        customerEmail = customerEmail == null ? null : storable(customerEmail);
        firstMessageAt = storable(firstMessageAt);
        lastMessageAt = storable(lastMessageAt);
        waitingSince = waitingSince == null ? null : storable(waitingSince);
    }

    Face withSubject(String other) {
        return new Face(
                other,
                snippet,
                customerName,
                customerEmail,
                messageCount,
                attachmentCount,
                firstMessageAt,
                lastMessageAt,
                waitingSince);
    }

    /** PostgreSQL keeps microseconds, and mail carries dates of every kind. */
    private static Instant storable(Instant time) {
        Instant within = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
        return within.truncatedTo(ChronoUnit.MICROS);
    }

    /** PostgreSQL's text holds no NUL, and UTF-8 no half of a surrogate pair. */
    public static String storable(String text) {
        if (text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != 0)
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
