package pebble.connectors.meilisearch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pebble.indexes.Codes;
import pebble.indexes.Filter;
import pebble.indexes.ItemKey;
import pebble.indexes.ItemType;
import pebble.indexes.KeywordIndex.Facet;
import pebble.indexes.KeywordIndex.Found;
import pebble.indexes.KeywordIndex.Hit;
import pebble.indexes.KeywordIndex.Query;
import pebble.indexes.Sight;
import pebble.indexes.Words;
import pebble.indexes.Words.Word;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a query into Meilisearch's words, and what it answers into ours. Things that count as found though their words do not match are asked for beside, and those
 * that are both, so that each is counted once.
 */
final class MeiliQueries {
    /** Deeper Meilisearch does not look. */
    private static final int WINDOW = 1_000;
    /** Of the words, where many of them are enough. */
    private static final double MOST_OF = 0.4;

    private static final int MOST_VALUES = 100;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<Facet, String> FACETS = new EnumMap<>(
            Map.of(Facet.TYPE, "type", Facet.STREAM, "board", Facet.DOC_TYPE, "doc_type", Facet.TAG, "tag"));

    private MeiliQueries() {}

    /** Queries that go in one request. Which of them count, and how, tells {@link #found}. */
    static ObjectNode request(String index, Query query) {
        ObjectNode request = JSON.createObjectNode();
        ArrayNode queries = request.putArray("queries");
        List<String> filters = filters(query.filter());
        if (asksForWords(query)) {
            queries.add(byWords(index, query.words(), filters, Math.min(query.limit(), WINDOW)));
        }
        if (!query.also().isEmpty()) {
            List<String> also = with(
                    filters,
                    in("key", query.also().stream().map(ItemKey::toString).toList()));
            queries.add(byWords(index, null, also, 0));
            if (asksForWords(query)) {
                queries.add(byWords(index, query.words(), also, 0));
            }
        }
        return request;
    }

    private static boolean asksForWords(Query query) {
        return query.words() == null || !query.words().all().isEmpty();
    }

    private static ObjectNode byWords(String index, @Nullable Words words, List<String> filters, int limit) {
        ObjectNode query = JSON.createObjectNode().put("indexUid", index);
        List<String> all = new ArrayList<>(filters);
        String typed = "";
        if (words != null) {
            words.all().stream()
                    .filter(MeiliQueries::isCode)
                    .map(word -> equal(word.last() ? "begun" : "code", Codes.spelt(word.text())))
                    .forEach(all::add);
            typed = typed(words);
        }
        query.put("q", typed);
        if (words != null && words.loose()) {
            query.put("matchingStrategy", "last").put("rankingScoreThreshold", MOST_OF);
        } else {
            query.put("matchingStrategy", "all");
        }
        if (typed.isEmpty()) {
            query.putArray("sort").add("at:desc");
        }
        query.put("limit", limit).put("showRankingScore", true);
        query.putArray("attributesToRetrieve").add("key");
        put(query.putArray("facets"), FACETS.values());
        put(query.putArray("filter"), all);
        return query;
    }

    private static void put(ArrayNode array, Collection<String> values) {
        values.forEach(array::add);
    }

    /** Numbers and identifiers are found exactly or not at all, which filters do; words of the engine are forgiven errors. */
    private static boolean isCode(Word word) {
        String spelt = Codes.spelt(word.text());
        return !word.phrase() && Codes.isCode(spelt) && Codes.in(word.text()).equals(Set.of(spelt));
    }

    /**
     * Words, and phrases in quotation marks. A word with a number in it that is no identifier by its form is a phrase, which no error is forgiven in. What is
     * exact comes first where many words are enough: the last are given up first.
     */
    private static String typed(Words words) {
        List<Word> wanted = words.all().stream().filter(word -> !isCode(word)).toList();
        if (words.loose()) {
            wanted = wanted.stream()
                    .sorted(Comparator.comparing(Word::isExact).reversed())
                    .toList();
        }
        String typed = wanted.stream()
                .map(word -> word.isExact() ? "\"" + word.text() + "\"" : bare(word.text()))
                .collect(Collectors.joining(" "));
        // A blank behind says that the last word is typed to its end.
        boolean begun = !wanted.isEmpty() && wanted.getLast().last();
        return typed.isEmpty() || begun ? typed : typed + " ";
    }

    /** A hyphen before a word would exclude it. */
    private static String bare(String word) {
        int from = 0;
        while (from < word.length() && !Character.isLetterOrDigit(word.codePointAt(from))) {
            from += Character.charCount(word.codePointAt(from));
        }
        return word.substring(from);
    }

    private static List<String> filters(Filter filter) {
        List<String> filters = new ArrayList<>();
        // Always by type: the index keeps one document that is no thing.
        Set<ItemType> types = filter.types().isEmpty() ? Set.copyOf(Arrays.asList(ItemType.values())) : filter.types();
        filters.add(in("type", types.stream().map(ItemType::key).sorted().toList()));
        if (filter.sight().marks() != null) {
            filters.add(in("place", filter.sight().marks()));
        }
        if (!filter.statuses().isEmpty()) {
            filters.add(in("status", filter.statuses()));
        }
        if (!filter.docTypes().isEmpty()) {
            filters.add(in("doc_type", filter.docTypes()));
        }
        if (!filter.tags().isEmpty()) {
            filters.add(in("tag", filter.tags()));
        }
        if (filter.after() != null) {
            filters.add("at >= " + filter.after().getEpochSecond());
        }
        if (filter.before() != null) {
            filters.add("at < " + filter.before().getEpochSecond());
        }
        return filters;
    }

    private static List<String> with(List<String> filters, String another) {
        List<String> all = new ArrayList<>(filters);
        all.add(another);
        return all;
    }

    private static String in(String field, Collection<String> values) {
        return field + " IN [" + values.stream().map(MeiliQueries::quoted).collect(Collectors.joining(", ")) + "]";
    }

    private static String equal(String field, String value) {
        return field + " = " + quoted(value);
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    static Found found(Query query, JsonNode answer) {
        JsonNode results = answer.path("results");
        List<Hit> hits = new ArrayList<>();
        Map<Facet, Map<String, Integer>> counts = new EnumMap<>(Facet.class);
        int next = 0;
        if (asksForWords(query)) {
            boolean scored = query.words() != null;
            results.path(next)
                    .path("hits")
                    .forEach(hit -> hits.add(new Hit(
                            ItemKey.parse(hit.path("key").asString()),
                            scored ? hit.path("_rankingScore").asDouble(0) : 0)));
            count(counts, results.path(next++), 1, query.filter().sight());
        }
        if (!query.also().isEmpty()) {
            count(counts, results.path(next++), 1, query.filter().sight());
            if (asksForWords(query)) {
                count(counts, results.path(next), -1, query.filter().sight());
            }
        }
        // Its own total ends at the window; of each thing there is one type.
        long total = counts.getOrDefault(Facet.TYPE, Map.of()).values().stream()
                .mapToLong(Integer::longValue)
                .sum();
        counts.replaceAll((facet, values) -> sorted(values));
        return new Found(hits, total, counts);
    }

    private static void count(Map<Facet, Map<String, Integer>> counts, JsonNode result, int sign, Sight sight) {
        FACETS.forEach((facet, field) -> result.path("facetDistribution")
                .path(field)
                .forEachEntry((value, n) -> {
                    Optional<String> name =
                            facet == Facet.STREAM ? MeiliDocuments.streamOf(value, sight) : Optional.of(value);
                    name.ifPresent(told -> counts.computeIfAbsent(facet, none -> new HashMap<>())
                            .merge(told, sign * n.asInt(), Integer::sum));
                }));
    }

    /** The most frequent first. */
    private static Map<String, Integer> sorted(Map<String, Integer> values) {
        Map<String, Integer> sorted = new LinkedHashMap<>();
        values.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_VALUES)
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
