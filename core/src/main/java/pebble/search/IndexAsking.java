package pebble.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import pebble.feeding.Feeding;
import pebble.indexes.IndexUnavailable;
import pebble.indexes.ItemKey;
import pebble.indexes.KeywordIndex;
import pebble.indexes.KeywordIndex.Found;
import pebble.indexes.KeywordIndex.Hit;
import pebble.indexes.KeywordIndex.Query;
import pebble.indexes.VectorIndex;
import pebble.indexes.VectorIndex.Near;
import pebble.indexes.Words;
import pebble.meaning.Meanings;
import pebble.search.Asked.Mode;

/**
 * Asks the indexes. An index that does not answer is done without where the other one still answers what was asked, and that is told; where nothing of it can be
 * looked for, the whole search is refused rather than answered with nothing.
 */
@Component
class IndexAsking {
    private static final Logger log = LoggerFactory.getLogger(IndexAsking.class);
    private static final Found NOTHING = new Found(List.of(), 0, Map.of());

    /** So many of the nearest are weighed. */
    private static final int NEAREST = 100;
    /** So many of those whose words match are weighed with them, at least. */
    private static final int WEIGHED = 200;
    /** What lies farther away means something else. */
    private static final double ALIKE = 0.3;

    private final Feeding feeding;
    private final Meanings meanings;
    private final @Nullable KeywordIndex keywords;
    private final @Nullable VectorIndex vectors;

    IndexAsking(
            Feeding feeding,
            Meanings meanings,
            ObjectProvider<KeywordIndex> keywords,
            ObjectProvider<VectorIndex> vectors) {
        this.feeding = feeding;
        this.meanings = meanings;
        this.keywords = keywords.getIfAvailable();
        this.vectors = vectors.getIfAvailable();
    }

    /**
     * What the indexes said.
     *
     * @param hits ranked, best first
     * @param found by words, with what is counted of everything
     * @param troubles why it may not be everything
     */
    record Answered(List<Hit> hits, Found found, List<Near> near, List<String> troubles) {
        /** What holds the words, or some of them; where words were not looked for, nothing. */
        Set<ItemKey> byWords() {
            return found.hits().stream().map(Hit::key).collect(Collectors.toSet());
        }
    }

    Answered ask(Asked asked, @Nullable Words words) {
        List<String> troubles = new ArrayList<>();
        Optional<List<Near>> near = byMeaning(asked, words, troubles);
        if (near.isEmpty() && asked.mode() == Mode.SEMANTIC) {
            throw SearchError.SEARCH_UNAVAILABLE.problem();
        }
        List<Near> nearest = near.orElse(List.of());
        Optional<ByWords> byWords = byWords(asked, words, nearest, troubles);
        boolean wordsOnly = nearest.isEmpty() && (asked.mode() != Mode.SEMANTIC || words == null);
        if (byWords.isEmpty() && wordsOnly) {
            throw SearchError.SEARCH_UNAVAILABLE.problem();
        }
        ByWords ranking = byWords.orElse(new ByWords(NOTHING, false));
        return new Answered(ranked(asked, ranking, nearest), ranking.found(), nearest, troubles);
    }

    /** Empty when what things mean was asked for and cannot be looked at. */
    private Optional<List<Near>> byMeaning(Asked asked, @Nullable Words words, List<String> troubles) {
        if (asked.mode() == Mode.KEYWORD || words == null || asked.mode() == Mode.HYBRID && words.isExact()) {
            return Optional.of(List.of());
        }
        if (vectors == null) {
            troubles.add("What things mean is not looked at here.");
            return Optional.of(List.of());
        }
        try {
            Optional<float[]> point = meanings.of(asked.query());
            return Optional.of(
                    point.isEmpty()
                            ? List.of()
                            : vectors.nearest(point.get(), asked.filter(), NEAREST).stream()
                                    .filter(near -> near.likeness() >= ALIKE)
                                    .toList());
        } catch (RuntimeException failure) {
            tell("the index of meanings did not answer", failure);
            troubles.add("What things mean cannot be looked at at the moment.");
            return Optional.empty();
        }
    }

    /** @param loose whether the words match in part only */
    private record ByWords(Found found, boolean loose) {}

    /** Empty when the words cannot be looked for. */
    private Optional<ByWords> byWords(Asked asked, @Nullable Words words, List<Near> near, List<String> troubles) {
        if (keywords == null) {
            troubles.add("There is no search index here.");
            return Optional.of(new ByWords(NOTHING, false));
        }
        if (!feeding.isComplete()) {
            troubles.add("The search index is being built; not everything is found yet.");
        } else if (!feeding.isHeard()) {
            troubles.add("The search index hears nothing new at the moment; what came last is not found yet.");
        }
        Words wanted = asked.mode() == Mode.SEMANTIC && words != null ? Words.NONE : words;
        Set<ItemKey> also = near.stream().map(Near::key).collect(Collectors.toSet());
        int limit = Math.max(asked.upTo() + 1, asked.mode() == Mode.HYBRID ? WEIGHED : 1);
        try {
            Found found = keywords.search(new Query(wanted, asked.filter(), also, limit));
            return Optional.of(
                    found.hits().isEmpty() && wanted != null && wanted.mayBeLoose()
                            ? new ByWords(
                                    keywords.search(new Query(wanted.loosely(), asked.filter(), also, limit)), true)
                            : new ByWords(found, false));
        } catch (RuntimeException failure) {
            tell("the search index did not answer", failure);
            troubles.add("The words cannot be looked for at the moment.");
            return Optional.empty();
        }
    }

    private static void tell(String what, RuntimeException failure) {
        if (failure instanceof IndexUnavailable) {
            log.warn("{}: {}", what, failure.getMessage());
        } else {
            log.warn(what, failure);
        }
    }

    /** What an index scores depends on everything in it, also on what the caller may not see: only the places count. */
    private static List<Hit> ranked(Asked asked, ByWords byWords, List<Near> near) {
        boolean byMeaningAlone = asked.mode() == Mode.SEMANTIC
                && !(near.isEmpty() && asked.query().isBlank());
        return byMeaningAlone
                ? near.stream().map(one -> new Hit(one.key(), one.likeness())).toList()
                : Fusion.of(
                        byWords.found().hits().stream().map(Hit::key).toList(),
                        byWords.loose(),
                        near.stream().map(Near::key).toList());
    }
}
