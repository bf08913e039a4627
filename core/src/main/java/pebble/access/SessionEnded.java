package pebble.access;

import pebble.identity.UserId;

/**
 * A session or a token was taken away: what it holds open must close. Published in this process only, in the transaction; other
 * processes see it through {@link Callers#present}.
 */
public record SessionEnded(CredentialId credential, UserId user) {}
