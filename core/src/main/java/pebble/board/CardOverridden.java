package pebble.board;

import java.util.UUID;
import pebble.identity.UserId;

/** A person decided that a card belongs to another board than the one it was on; published in the act's transaction. */
public record CardOverridden(CardId card, UUID threadId, String fromStream, String toStream, UserId by) {}
