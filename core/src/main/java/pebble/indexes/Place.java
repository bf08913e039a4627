package pebble.indexes;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a thing is seen from: by the people of a legal entity, and where it lies on a board by those of them who see the board.
 *
 * @param entity null: everybody's
 * @param stream null: on no board
 */
public record Place(@Nullable UUID entity, @Nullable String stream) {
    public static final Place EVERYWHERE = new Place(null, null);

    static final String EVERYBODY = "*";

    /** The place itself, {@code entity/stream} or {@code entity}. */
    public String mark() {
        if (entity == null) {
            return EVERYBODY;
        }
        return stream == null ? entity.toString() : on(entity, stream);
    }

    /** All words under which it is looked up: the place, its entity and its stream. */
    public List<String> marks() {
        if (entity == null) {
            return List.of(mark());
        }
        return stream == null ? List.of(mark(), anyOf(entity)) : List.of(mark(), anyOf(entity), anywhereOn(stream));
    }

    static String on(UUID entity, String stream) {
        return entity + "/" + stream;
    }

    static String anyOf(UUID entity) {
        return "e:" + entity;
    }

    static String anywhereOn(String stream) {
        return "s:" + stream;
    }
}
