package pebble.indexes;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pebble.identity.Caller;
import pebble.identity.EntityId;

/**
 * Which places a caller looks at: those that are granted, narrowed to an entity or a stream where one is asked for. Part of every query, so that nothing else
 * is found, counted or ranked.
 *
 * @param marks of which a thing must carry one; null: everything is seen
 */
public record Sight(
        @Nullable Set<String> marks,
        @Nullable UUID entity,
        @Nullable String stream) {

    public static Sight of(Caller caller, @Nullable EntityId entity, @Nullable String stream) {
        UUID only = entity == null ? null : entity.value();
        return new Sight(caller.isAdmin() ? all(only, stream) : granted(caller, entity, stream), only, stream);
    }

    private static @Nullable Set<String> all(@Nullable UUID entity, @Nullable String stream) {
        if (entity != null) {
            return Set.of(stream == null ? Place.anyOf(entity) : Place.on(entity, stream));
        }
        return stream == null ? null : Set.of(Place.anywhereOn(stream));
    }

    private static Set<String> granted(Caller caller, @Nullable EntityId only, @Nullable String stream) {
        Set<String> marks = new HashSet<>();
        if (only == null && stream == null) {
            marks.add(Place.EVERYBODY);
        }
        for (EntityId entity : caller.entities()) {
            if (only != null && !only.equals(entity)) {
                continue;
            }
            if (stream == null) {
                marks.add(entity.value().toString());
            }
            for (String granted : caller.streams()) {
                if (stream == null || stream.equals(granted)) {
                    marks.add(Place.on(entity.value(), granted));
                }
            }
        }
        return marks;
    }

    /** The stream that a mark of a thing tells to this caller; nothing for other marks, and for places that are not looked at. */
    public Optional<String> streamOf(String mark) {
        int slash = mark.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String on = mark.substring(slash + 1);
        boolean seen = marks == null
                || marks.contains(mark)
                || marks.contains("e:" + mark.substring(0, slash))
                || marks.contains(Place.anywhereOn(on));
        return seen ? Optional.of(on) : Optional.empty();
    }
}
