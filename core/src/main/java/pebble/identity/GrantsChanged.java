package pebble.identity;

/** The user's roles, entities or streams are others now; what they have open must show it. */
public record GrantsChanged(UserId user) {}
