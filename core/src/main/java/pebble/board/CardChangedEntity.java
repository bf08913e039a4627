package pebble.board;

import java.util.UUID;
import pebble.identity.EntityId;

/** A person gave a card to another legal entity; published in the act's transaction, for whoever owns its thread. */
public record CardChangedEntity(CardId card, UUID threadId, EntityId from, EntityId to) {}
