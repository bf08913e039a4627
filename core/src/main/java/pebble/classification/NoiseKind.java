package pebble.classification;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /** Their words, for messages. */
    public static final String KEYS =
            Arrays.stream(values()).map(NoiseKind::key).collect(Collectors.joining(", "));

    /** By its word; what nobody has a word for is unwanted mail. */
    public static NoiseKind of(@Nullable String key) {
        return find(key).orElse(SPAM);
    }

    public static Optional<NoiseKind> find(@Nullable String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /** The word used in the schema and over HTTP. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
