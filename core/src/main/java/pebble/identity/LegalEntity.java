package pebble.identity;

import java.time.Instant;

/** A company of the group. Mailboxes, cards and batches belong to one; users are granted some. */
record LegalEntity(EntityId id, int version, String name, Instant createdAt) {}
