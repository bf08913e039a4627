package pebble.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pebble.identity.People.Person;
import pebble.shared.PublicId;
import tools.jackson.databind.JsonNode;

/** An activity on the wire. */
record ActivityView(
        ActivityId id,
        @Nullable CardId cardId,
        @Nullable ActivityId groupId,
        Instant at,
        Person actor,
        String kind,
        String summary,
        List<Change> changes,
        JsonNode data,
        @Nullable ActivityId undoOf,
        @Nullable ActivityId undoneBy,
        boolean undoable) {

    record Change(String field, JsonNode before, JsonNode after) {}

    static ActivityView of(Activity activity, ActivityWords words, boolean undoable) {
        return new ActivityView(
                activity.id(),
                activity.card(),
                activity.groupId() == null ? null : ActivityId.of(PublicId.format("act", activity.groupId())),
                activity.at(),
                new Person(activity.actorId(), activity.actorName()),
                activity.kind(),
                words.of(activity),
                activity.changes().entrySet().stream()
                        .map(c -> new Change(
                                c.getKey(), c.getValue().from(), c.getValue().to()))
                        .toList(),
                activity.data(),
                activity.undoOf(),
                activity.undoneBy(),
                undoable);
    }
}
