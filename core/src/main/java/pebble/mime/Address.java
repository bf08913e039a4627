package pebble.mime;

/** Somebody's address; {@code name} is empty when the mail gives none, {@code email} when only a name could be read. */
public record Address(String name, String email) {}
