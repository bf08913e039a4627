package pebble.access;

import java.util.UUID;

/** The session or the API token that a request was signed in with; not the secret itself. An endpoint may take it as an argument. */
public record CredentialId(UUID value) {}
