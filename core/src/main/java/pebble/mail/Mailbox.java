package pebble.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pebble.identity.EntityId;

/**
 * A source of mail that belongs to one legal entity.
 *
 * @param aliases further addresses that reach it; with the address they are the group's own
 * @param settings of its kind, without secrets
 * @param secrets the names of the secrets that are set; their values never leave the store
 * @param defaultStream the key of the board its mail goes to; null: to be triaged
 */
public record Mailbox(
        MailboxId id,
        String name,
        String address,
        List<String> aliases,
        EntityId entity,
        MailboxKind kind,
        Map<String, Object> settings,
        List<String> secrets,
        @Nullable String defaultStream,
        @Nullable Instant syncedAt,
        @Nullable String syncError,
        int version) {

    /** The same, if its mail went to that board. */
    public Mailbox goingTo(@Nullable String stream) {
        return new Mailbox(
                id, name, address, aliases, entity, kind, settings, secrets, stream, syncedAt, syncError, version);
    }

    /** Its server is left alone until somebody takes the setting {@code paused} back. */
    public boolean paused() {
        return Boolean.TRUE.equals(settings.get("paused"));
    }
}
