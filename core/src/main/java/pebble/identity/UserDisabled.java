package pebble.identity;

/** The user may no longer sign in; what they have open ends. */
public record UserDisabled(UserId user) {}
