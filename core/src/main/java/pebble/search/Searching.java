package pebble.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.search.Findings.Finding;
import pebble.search.KeywordIndex.Facet;
import pebble.search.KeywordIndex.Found;
import pebble.search.KeywordIndex.Hit;
import pebble.search.KeywordIndex.Query;

/** Finds what a caller may see. What cannot be asked at the moment is left out and told. */
@Component
class Searching {
    private static final Logger log = LoggerFactory.getLogger(Searching.class);
    private static final Found NOTHING = new Found(List.of(), 0, Map.of());

    private final Findings findings;
    private final Feeding feeding;
    private final @Nullable KeywordIndex keywords;

    Searching(Findings findings, Feeding feeding, ObjectProvider<KeywordIndex> keywords) {
        this.findings = findings;
        this.feeding = feeding;
        this.keywords = keywords.getIfAvailable();
    }

    /** @param highlights HTML: what was found is marked, everything else escaped */
    record Item(ItemType type, String id, String title, List<String> highlights, double score, String url) {}

    /**
     * What was found.
     *
     * @param degraded why it may not be everything; null when it is
     */
    record Answer(
            List<Item> items,
            long total,
            Map<String, Map<String, Integer>> facets,
            boolean more,
            @Nullable String degraded) {}

    Answer search(Caller caller, Asked asked) {
        List<String> troubles = new ArrayList<>();
        Words words = asked.query().isBlank() ? null : Words.of(asked.query());
        Found found = byWords(asked, words, troubles);
        List<Hit> page = found.hits().subList(
                Math.min(asked.offset(), found.hits().size()),
                Math.min(asked.upTo(), found.hits().size()));
        List<Item> items = shown(caller, page, words);
        long total = found.total() - (page.size() - items.size());
        boolean more = found.hits().size() > asked.upTo() && asked.upTo() < Asked.DEEPEST;
        return new Answer(
                items,
                total,
                named(found.facets()),
                more,
                troubles.isEmpty() ? null : String.join(" ", troubles));
    }

    private Found byWords(Asked asked, @Nullable Words words, List<String> troubles) {
        if (keywords == null) {
            troubles.add("There is no search index here.");
            return NOTHING;
        }
        if (!feeding.isComplete()) {
            troubles.add("The search index is being built; not everything is found yet.");
        }
        if (words != null && words.isEmpty()) {
            return NOTHING;
        }
        try {
            Query query = new Query(words, asked.filter(), Set.of(), asked.upTo() + 1);
            Found found = keywords.search(query);
            boolean looser = found.total() == 0 && words != null && words.mayBeLoose();
            return looser
                    ? keywords.search(new Query(words.loosely(), query.filter(), query.also(), query.limit()))
                    : found;
        } catch (RuntimeException failure) {
            log.warn("the search index did not answer", failure);
            troubles.add("The search index does not answer at the moment.");
            return NOTHING;
        }
    }

    private List<Item> shown(Caller caller, List<Hit> page, @Nullable Words words) {
        Map<ItemKey, Finding> present =
                findings.of(caller, page.stream().map(Hit::key).toList());
        Highlights highlights = new Highlights(words);
        List<Item> items = new ArrayList<>();
        for (Hit hit : page) {
            Finding finding = present.get(hit.key());
            if (finding != null) {
                ItemKey key = hit.key();
                items.add(new Item(
                        key.type(),
                        key.type().publicId(key.id()),
                        finding.title(),
                        highlights.of(finding.text()),
                        Math.round(hit.score() * 10_000) / 10_000.0,
                        key.type().url(key.id())));
            }
        }
        return items;
    }

    private static Map<String, Map<String, Integer>> named(Map<Facet, Map<String, Integer>> facets) {
        Map<String, Map<String, Integer>> named = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            named.put(facet.name().toLowerCase(Locale.ROOT), facets.getOrDefault(facet, Map.of()));
        }
        return named;
    }
}
