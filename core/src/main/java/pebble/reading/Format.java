package pebble.reading;

/**
 * What a file is.
 *
 * @param mediaType as IANA registers it, {@code application/pdf}; never with parameters
 */
public record Format(String mediaType, Kind kind) {

    /** What can be asked of it. */
    public enum Kind {
        /** Has pages with text at places, some of which may be mere images. */
        PDF,
        /** Is to be looked at: has one page or many, and no text of its own. */
        IMAGE,
        /** Office documents: text, of which the place on a page is not known. */
        OFFICE,
        /** A mail with what is attached to it. */
        MAIL,
        /** Words as they stand, or below the marks of HTML and XML. */
        TEXT
    }

    /** Whether pages can be drawn. */
    public boolean isDrawn() {
        return kind == Kind.PDF || kind == Kind.IMAGE;
    }
}
