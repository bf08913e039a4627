package pebble.board;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pebble.identity.EntityId;
import pebble.identity.UserId;

/**
 * A thread that becomes a card. A stream or column that no longer exists falls back to {@code unclassified} and {@code inbox}:
 * a mail is never lost over a setting.
 */
public record NewCard(
        UUID threadId,
        EntityId entity,
        String stream,
        String column,
        Face face,
        @Nullable Classification classification,
        @Nullable SenderCheck senderCheck,
        List<String> badges,
        Priority priority,
        @Nullable UserId assignee,
        List<String> tags,
        @Nullable CompanyLink company) {

    /** A card that nothing is known of but its thread. */
    public NewCard(UUID threadId, EntityId entity, String stream, Face face) {
        this(threadId, entity, stream, "inbox", face, null, null, List.of(), Priority.NORMAL, null, List.of(), null);
    }
}
