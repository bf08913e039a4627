package pebble.identity;

/** What was signed in with the old password ends, but for the session that changed it. */
public record PasswordChanged(UserId user) {}
