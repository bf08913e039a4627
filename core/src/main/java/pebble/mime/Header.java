package pebble.mime;

/** A header field with its unfolded, decoded value. Names keep the spelling of the mail. */
public record Header(String name, String value) {

    /** Header names are compared without regard to case. */
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
