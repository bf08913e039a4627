package pebble.classifier;

/**
 * A mail whose label is known.
 *
 * @param stream a board's key, or {@code noise}
 * @param intent what it wants within the stream; empty when nobody said
 * @param weight how many mails it counts for
 * @param fold with which others it is held back while the calibration is measured; {@link #ALWAYS} when it is never held back
 */
public record Example(Passage passage, String stream, String intent, int weight, int fold) {
    public static final int ALWAYS = -1;

    /** Into so many parts examples are divided. */
    public static final int FOLDS = 6;

    /** Stream and intent as one label. */
    String wish() {
        return stream + "/" + intent;
    }
}
