package pebble.identity;

import org.jspecify.annotations.Nullable;

/**
 * The first administrator was created at a first start.
 *
 * @param generatedPassword to be shown once; null when it was given by a setting
 */
public record FirstAdmin(String email, @Nullable String generatedPassword) {}
