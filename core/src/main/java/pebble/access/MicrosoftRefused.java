package pebble.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Signing in with Microsoft came to nothing. The login screen has a sentence for each reason. */
final class MicrosoftRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** None of them tells whether a user exists. */
    enum Reason {
        /** Microsoft or Pebble does not let this person in. */
        REFUSED,
        /** The journey took too long, was used already or began in another browser. */
        STALE,
        /** Microsoft does not answer in time, or not as it should. */
        UNAVAILABLE,
        /** Microsoft does not accept Pebble itself: a secret that ran out, a wrong redirect URI. */
        SETUP,
        /** Too many failures from this network address. */
        THROTTLED;

        /** As the login screen is told. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    MicrosoftRefused(Reason reason, String why) {
        this(reason, why, null);
    }

    MicrosoftRefused(Reason reason, String why, @Nullable Throwable cause) {
        super(why, cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
