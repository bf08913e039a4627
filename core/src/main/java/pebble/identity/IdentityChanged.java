package pebble.identity;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something about users, legal entities, sessions or tokens was changed; published in the transaction of the change, for whoever keeps
 * the record of it. Field values hold no secrets.
 *
 * @param act {@code user.changed}
 * @param objectType {@code user}
 * @param objectId its public id
 * @param before the changed fields as they were, null for what was created
 * @param after the changed fields as they are, null for what is gone
 */
public record IdentityChanged(
        Caller actor,
        String act,
        String objectType,
        String objectId,
        @Nullable EntityId entity,
        @Nullable Map<String, ?> before,
        @Nullable Map<String, ?> after) {}
