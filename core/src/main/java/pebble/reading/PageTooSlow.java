package pebble.reading;

/** A page took longer than it is given, and will the next time. */
public final class PageTooSlow extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PageTooSlow() {
        super("The page took too long to be drawn.");
    }
}
