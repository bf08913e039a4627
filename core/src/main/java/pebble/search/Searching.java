package pebble.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.indexes.ItemKey;
import pebble.indexes.ItemType;
import pebble.indexes.KeywordIndex.Facet;
import pebble.indexes.KeywordIndex.Hit;
import pebble.indexes.VectorIndex.Near;
import pebble.indexes.Words;
import pebble.search.Findings.Finding;
import pebble.search.IndexAsking.Answered;

/** Finds what a caller may see, and shows it as it is now. */
@Component
class Searching {
    /** Of scores so many parts are told. */
    private static final double SHARP = 1_000_000;

    private final IndexAsking asking;
    private final Findings findings;

    Searching(IndexAsking asking, Findings findings) {
        this.asking = asking;
        this.findings = findings;
    }

    /** Why a thing was found. */
    enum FoundBy {
        /** It holds the words. */
        KEYWORD,
        /** It means what they mean. */
        SEMANTIC,
        BOTH;

        @JsonValue
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was found.
     *
     * @param score from 0 to 1: by its place in what was found, or how near it is in what it means
     * @param highlights HTML: what was found is marked, everything else escaped
     * @param foundBy null where nothing was asked but what filters let
     */
    record Item(
            ItemType type,
            String id,
            String title,
            List<String> highlights,
            double score,
            String url,
            @Nullable FoundBy foundBy,
            @JsonUnwrapped Findings.About about) {}

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
        Words words = asked.query().isBlank() ? null : Words.of(asked.query());
        Answered answered = asking.ask(asked, words);
        List<Hit> hits = answered.hits();
        List<Hit> page = hits.subList(Math.min(asked.offset(), hits.size()), Math.min(asked.upTo(), hits.size()));
        List<Item> items =
                shown(caller, page, asked.filter().statuses(), new Highlights(words), answered, words != null);
        long total = Math.max(answered.found().total(), hits.size()) - (page.size() - items.size());
        boolean more = hits.size() > asked.upTo() && asked.upTo() < Asked.DEEPEST;
        List<String> troubles = answered.troubles();
        return new Answer(
                items,
                Math.max(total, items.size()),
                named(answered.found().facets()),
                more,
                troubles.isEmpty() ? null : String.join(" ", troubles));
    }

    private List<Item> shown(
            Caller caller,
            List<Hit> page,
            Set<String> statuses,
            Highlights highlights,
            Answered answered,
            boolean wordsWereAsked) {
        Map<ItemKey, Finding> present =
                findings.of(caller, page.stream().map(Hit::key).toList(), statuses);
        Map<ItemKey, Integer> passages = answered.near().stream().collect(Collectors.toMap(Near::key, Near::start));
        Set<ItemKey> byWords = answered.byWords();
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
                        Math.round(hit.score() * SHARP) / SHARP,
                        key.type().url(key.id()),
                        wordsWereAsked ? foundBy(byWords.contains(key), passages.containsKey(key)) : null,
                        finding.about()));
            }
        }
        return items;
    }

    private static FoundBy foundBy(boolean words, boolean meaning) {
        return !meaning ? FoundBy.KEYWORD : words ? FoundBy.BOTH : FoundBy.SEMANTIC;
    }

    private static Map<String, Map<String, Integer>> named(Map<Facet, Map<String, Integer>> facets) {
        Map<String, Map<String, Integer>> named = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            named.put(facet.name().toLowerCase(Locale.ROOT), facets.getOrDefault(facet, Map.of()));
        }
        return named;
    }
}
