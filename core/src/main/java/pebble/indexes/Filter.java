package pebble.indexes;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which things count at all. An empty set means any.
 *
 * @param after not before this moment
 * @param before before this moment
 */
public record Filter(
        Sight sight,
        Set<ItemType> types,
        Set<String> statuses,
        Set<String> docTypes,
        Set<String> tags,
        @Nullable Instant after,
        @Nullable Instant before) {}
