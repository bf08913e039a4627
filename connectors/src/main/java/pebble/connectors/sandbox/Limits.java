package pebble.connectors.sandbox;

/** How much one answer may hold. Whoever answers keeps to it; whoever asked breaks off where it is passed. */
public final class Limits {
    public static final int PAGES = 2_000;
    /** Characters of all pages together. */
    public static final int TEXT = 20_000_000;
    /** Words with places of all pages together; what comes after has text only. */
    public static final int WORDS = 2_000_000;
    /** Bytes of a picture. */
    public static final int PICTURE = 64 << 20;
    /** Bytes of a file that is made. */
    public static final long FILE = 256 << 20;
    /** Pixels of the longer edge of a picture that is drawn. */
    public static final int EDGE = 5_000;

    /** Of a page. */
    public static final int CODES = 20;
    /** Characters of a code; what says more is not told of. */
    public static final int NAME = 200;

    static final int SENTENCE = 1_000;

    private Limits() {}
}
