package pebble.reading;

/** How the making of a file out of another ended. */
public sealed interface Made {

    /** It stands where it was wanted. */
    record Written() implements Made {}

    /** @param reason a sentence for people: the file is locked or damaged, or would have taken more time or memory than a file is given */
    record Refused(String reason) implements Made {}
}
