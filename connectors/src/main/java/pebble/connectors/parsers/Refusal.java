package pebble.connectors.parsers;

/** A file will not be read. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    static final String DAMAGED = "It is damaged, or is not what it seems to be: it cannot be opened.";
    static final String TOO_DEEP = "It is nested deeper than any honest file.";
    static final String NO_PAGES = "It has no pages that could be looked at.";
    static final String EMPTY = "It is empty.";

    /** @param reason a sentence for people */
    Refusal(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
