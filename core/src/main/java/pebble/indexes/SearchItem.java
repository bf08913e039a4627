package pebble.indexes;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A thing that can be found, as an index takes it.
 *
 * @param people names, addresses and companies around it
 * @param codes numbers and identifiers that stand in it, as {@link Codes} spells them: they are found exactly or not at all
 * @param places where somebody must be granted to see it; one of them is enough
 * @param statuses of a message: as each of its filings stands
 * @param at when it came, or last moved
 */
public record SearchItem(
        ItemKey key,
        String title,
        String people,
        String text,
        Set<String> codes,
        Collection<Place> places,
        Set<String> statuses,
        @Nullable String docType,
        List<String> tags,
        Instant at) {}
