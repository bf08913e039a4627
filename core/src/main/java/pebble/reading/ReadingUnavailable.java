package pebble.reading;

/** Nothing is wrong with the file as far as is known; whoever should read it could not. May be tried again. */
public final class ReadingUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ReadingUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    public ReadingUnavailable(String message) {
        super(message);
    }
}
