package pebble.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.meaning.Meanings;
import pebble.search.Asked.Mode;
import pebble.search.Findings.Finding;
import pebble.search.KeywordIndex.Facet;
import pebble.search.KeywordIndex.Found;
import pebble.search.KeywordIndex.Hit;
import pebble.search.KeywordIndex.Query;
import pebble.search.VectorIndex.Near;

/** Finds what a caller may see. What cannot be asked at the moment is left out and told. */
@Component
class Searching {
    private static final Logger log = LoggerFactory.getLogger(Searching.class);
    private static final Found NOTHING = new Found(List.of(), 0, Map.of());

    /** So many of the nearest are weighed. */
    private static final int NEAREST = 100;
    /** So many of those whose words match are weighed with them, at least. */
    private static final int WEIGHED = 200;
    /** What lies farther away means something else. */
    private static final double ALIKE = 0.3;

    private final Findings findings;
    private final Feeding feeding;
    private final Meanings meanings;
    private final @Nullable KeywordIndex keywords;
    private final @Nullable VectorIndex vectors;

    Searching(
            Findings findings,
            Feeding feeding,
            Meanings meanings,
            ObjectProvider<KeywordIndex> keywords,
            ObjectProvider<VectorIndex> vectors) {
        this.findings = findings;
        this.feeding = feeding;
        this.meanings = meanings;
        this.keywords = keywords.getIfAvailable();
        this.vectors = vectors.getIfAvailable();
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
        List<Near> near = byMeaning(asked, words, troubles);
        ByWords byWords = byWords(asked, words, near, troubles);
        Found found = byWords.found();
        List<Hit> hits = ranked(asked, byWords, near);
        List<Hit> page = hits.subList(Math.min(asked.offset(), hits.size()), Math.min(asked.upTo(), hits.size()));
        List<Item> items = shown(caller, page, new Highlights(words), near);
        long total = found.total() - (page.size() - items.size());
        boolean more = hits.size() > asked.upTo() && asked.upTo() < Asked.DEEPEST;
        return new Answer(
                items,
                Math.max(total, items.size()),
                named(found.facets()),
                more,
                troubles.isEmpty() ? null : String.join(" ", troubles));
    }

    private List<Near> byMeaning(Asked asked, @Nullable Words words, List<String> troubles) {
        if (asked.mode() == Mode.KEYWORD || words == null || asked.mode() == Mode.HYBRID && words.isExact()) {
            return List.of();
        }
        if (vectors == null) {
            troubles.add("What things mean is not looked at here.");
            return List.of();
        }
        try {
            Optional<float[]> point = meanings.of(asked.query());
            return point.isEmpty()
                    ? List.of()
                    : vectors.nearest(point.get(), asked.filter(), NEAREST).stream()
                            .filter(near -> near.likeness() >= ALIKE)
                            .toList();
        } catch (RuntimeException failure) {
            log.warn("the index of meanings did not answer", failure);
            troubles.add("What things mean cannot be looked at at the moment.");
            return List.of();
        }
    }

    /** @param loose whether the words match in part only */
    private record ByWords(Found found, boolean loose) {}

    private ByWords byWords(Asked asked, @Nullable Words words, List<Near> near, List<String> troubles) {
        if (keywords == null) {
            troubles.add("There is no search index here.");
            return new ByWords(NOTHING, false);
        }
        if (!feeding.isComplete()) {
            troubles.add("The search index is being built; not everything is found yet.");
        }
        Words wanted = asked.mode() == Mode.SEMANTIC && words != null ? Words.NONE : words;
        Set<ItemKey> also = near.stream().map(Near::key).collect(Collectors.toSet());
        int limit = Math.max(asked.upTo() + 1, asked.mode() == Mode.HYBRID ? WEIGHED : 1);
        try {
            Found found = keywords.search(new Query(wanted, asked.filter(), also, limit));
            return found.hits().isEmpty() && wanted != null && wanted.mayBeLoose()
                    ? new ByWords(keywords.search(new Query(wanted.loosely(), asked.filter(), also, limit)), true)
                    : new ByWords(found, false);
        } catch (RuntimeException failure) {
            log.warn("the search index did not answer", failure);
            troubles.add("The search index does not answer at the moment.");
            return new ByWords(NOTHING, false);
        }
    }

    private static List<Hit> ranked(Asked asked, ByWords byWords, List<Near> near) {
        Found found = byWords.found();
        return switch (asked.mode()) {
            case KEYWORD -> found.hits();
            case SEMANTIC ->
                near.isEmpty() && asked.query().isBlank()
                        ? found.hits()
                        : near.stream()
                                .map(one -> new Hit(one.key(), one.likeness()))
                                .toList();
            case HYBRID ->
                near.isEmpty()
                        ? found.hits()
                        : Fusion.of(
                                found.hits().stream().map(Hit::key).toList(),
                                byWords.loose(),
                                near.stream().map(Near::key).toList());
        };
    }

    private List<Item> shown(Caller caller, List<Hit> page, Highlights highlights, List<Near> near) {
        Map<ItemKey, Finding> present =
                findings.of(caller, page.stream().map(Hit::key).toList());
        Map<ItemKey, Integer> passages = near.stream().collect(Collectors.toMap(Near::key, Near::start));
        List<Item> items = new ArrayList<>();
        for (Hit hit : page) {
            Finding finding = present.get(hit.key());
            if (finding != null) {
                ItemKey key = hit.key();
                items.add(new Item(
                        key.type(),
                        key.type().publicId(key.id()),
                        finding.title(),
                        highlights.of(finding.text(), passages.getOrDefault(key, 0)),
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
