package pebble.mime;

/** How much a zip file may unpack to, with everything packed inside it: a bomb runs out, no honest archive does. */
public final class UnpackingBudget {
    private static final long RATIO = 200;
    private static final long ALWAYS = 64L * 1024 * 1024;

    private long left;
    private boolean granted;

    private UnpackingBudget(long left, boolean granted) {
        this.left = left;
        this.granted = granted;
    }

    static UnpackingBudget of(long packedSize) {
        return of(packedSize, Long.MAX_VALUE);
    }

    /** @param most bytes that it may unpack to, however large it is itself */
    public static UnpackingBudget of(long packedSize, long most) {
        return new UnpackingBudget(Math.min(most, ALWAYS + RATIO * packedSize), true);
    }

    /** For a stream whose size is known once it has been read. */
    static UnpackingBudget forStream() {
        return new UnpackingBudget(0, false);
    }

    /** The outermost archive sets the budget; those within it live on what is left. */
    UnpackingBudget grantedFor(long packedSize) {
        if (!granted) {
            granted = true;
            left = ALWAYS + RATIO * packedSize;
        }
        return this;
    }

    /** Whether so many more bytes may be unpacked. */
    public boolean takes(long bytes) {
        left -= bytes;
        return left >= 0;
    }

    boolean isSpent() {
        return left < 0;
    }
}
