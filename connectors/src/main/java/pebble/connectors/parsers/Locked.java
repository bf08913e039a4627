package pebble.connectors.parsers;

/** The file has a password, and the one that is known, if any, is not it. */
final class Locked extends Exception {
    private static final long serialVersionUID = 1;
}
