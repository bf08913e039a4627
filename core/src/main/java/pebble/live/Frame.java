package pebble.live;

import org.jspecify.annotations.Nullable;

/**
 * One event as it goes over the line.
 *
 * @param number null for what cannot be resumed from
 */
record Frame(@Nullable Long number, String type, String data) {}
