package pebble.access;

/** Signing in with Microsoft came to nothing. The login screen has a sentence for each reason. */
final class MicrosoftRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** None of them tells whether a user exists. */
    enum Reason {
        /** Microsoft or Pebble does not let this person in. */
        REFUSED,
        /** The journey took too long, was used already or began in another browser. */
        STALE,
        /** Microsoft does not answer, or not as it should. */
        UNAVAILABLE,
        /** Too many failures from this network address. */
        THROTTLED
    }

    private final Reason reason;

    MicrosoftRefused(Reason reason, String why) {
        super(why);
        this.reason = reason;
    }

    MicrosoftRefused(Reason reason, String why, Throwable cause) {
        super(why, cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
