package pebble.classifier;

/**
 * A mail whose label is known.
 *
 * @param stream a board's key, or {@code noise}
 * @param intent what it wants within the stream; empty when nobody said
 */
public record Example(Passage passage, String stream, String intent) {
    /** Stream and intent as one label. */
    String wish() {
        return stream + "/" + intent;
    }
}
