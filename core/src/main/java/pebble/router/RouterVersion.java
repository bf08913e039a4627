package pebble.router;

import java.time.Instant;
import pebble.identity.People.Person;

/**
 * A state of the router, kept as it was.
 *
 * @param note what made it: {@code Saved}, {@code Rolled back to version 3}, {@code Mailbox sales@… changed}
 */
record RouterVersion(int version, Instant savedAt, Person savedBy, String note, Configuration configuration) {}
