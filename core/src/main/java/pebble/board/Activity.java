package pebble.board;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pebble.identity.UserId;
import tools.jackson.databind.JsonNode;

/**
 * One act, as it is told in a card's history and undone.
 *
 * @param card null for the head of a bulk act, whose parts carry its id as their group
 * @param kind {@code moved}, {@code edited}, {@code merged}, …
 * @param changes the fields it touched, by their names on the wire
 * @param data what else tells or undoes it
 */
public record Activity(
        ActivityId id,
        @Nullable CardId card,
        @Nullable UUID groupId,
        Instant at,
        UserId actorId,
        String actorName,
        String kind,
        Map<String, FieldChange> changes,
        JsonNode data,
        @Nullable ActivityId undoOf,
        @Nullable ActivityId undoneBy) {

    /** The same, told as an act of another kind. */
    Activity as(String otherKind) {
        return new Activity(id, card, groupId, at, actorId, actorName, otherKind, changes, data, undoOf, undoneBy);
    }
}
