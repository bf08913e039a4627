package pebble.live;

import org.jspecify.annotations.Nullable;
import pebble.identity.EntityId;
import pebble.identity.UserId;

/**
 * Something that happened, complete as browsers will get it: a subscriber that resumes later must not need what has changed
 * since. Whoever sees {@code now} gets the data; whoever saw only {@code before} learns that the thing is gone, as
 * {@code <noun>.removed}.
 *
 * @param type {@code card.moved}
 * @param subjectId the public id of the thing
 * @param onlyFor the one user it is for, null for everybody who may see it
 * @param data an object; {@code id} and {@code type} are put in front of its fields
 * @param removal an object for those from whom the thing is gone; null when it did not change hands
 */
public record Event(
        String type,
        String subjectId,
        @Nullable Scope now,
        @Nullable Scope before,
        @Nullable UserId onlyFor,
        Object data,
        @Nullable Object removal) {

    /** Which grants see it. A null part is not asked for; a null scope is seen by everybody signed in. */
    public record Scope(@Nullable EntityId entity, @Nullable String stream) {}
}
