package pebble.reading;

import java.util.List;

/** How the reading of a file ended. A file that cannot be read is a result, not an exception. */
public sealed interface Outcome {

    /**
     * @param mediaType as the inside of the file tells it, which may be more than its first bytes did
     * @param pages in order; a file without pages is one
     * @param cut whether there was more than is read of one file
     */
    record Read(String mediaType, List<PageText> pages, boolean cut) implements Outcome {}

    /** It has a password, and what was given, if any, is not it. */
    record Locked() implements Outcome {}

    /** @param reason a sentence for people: it is damaged, or would have taken more time or memory than a file is given */
    record Refused(String reason) implements Outcome {}
}
