package pebble.indexes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds things by their words. */
public interface KeywordIndex extends Projection<SearchItem> {

    /**
     * What is looked for.
     *
     * @param words null: everything the filter lets, the newest first
     * @param also things that count as found though their words do not match
     * @param limit how many hits at most; 0 only counts
     */
    record Query(@Nullable Words words, Filter filter, Set<ItemKey> also, int limit) {}

    /** Best first. */
    record Hit(ItemKey key, double score) {}

    /**
     * What was found.
     *
     * @param hits only of those whose words match
     * @param facets of all that was found: per facet how often each value, the most frequent first
     */
    record Found(List<Hit> hits, long total, Map<Facet, Map<String, Integer>> facets) {}

    /** By what the found is counted. */
    enum Facet {
        TYPE,
        STREAM,
        DOC_TYPE,
        TAG
    }

    Found search(Query query);
}
