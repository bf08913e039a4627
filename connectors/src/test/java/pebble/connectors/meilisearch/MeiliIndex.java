package pebble.connectors.meilisearch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One index of the fake, searched by looking at every document. */
final class MeiliIndex {
    private static final JsonMapper JSON = new JsonMapper();

    private final String primaryKey;
    private final Map<String, ObjectNode> documents = new LinkedHashMap<>();
    private ObjectNode settings = JSON.createObjectNode();

    MeiliIndex(String primaryKey) {
        this.primaryKey = primaryKey;
    }

    /** All or nothing, as a task is. */
    void add(JsonNode all, boolean merged) {
        Map<String, ObjectNode> added = new LinkedHashMap<>();
        for (JsonNode one : all) {
            String key = one.path(primaryKey).asString("");
            if (!key.matches("[A-Za-z0-9_-]{1,511}")) {
                throw new MeiliFault("invalid_document_id");
            }
            ObjectNode document =
                    merged && documents.containsKey(key) ? documents.get(key).deepCopy() : JSON.createObjectNode();
            document.setAll((ObjectNode) one);
            added.put(key, document);
        }
        documents.putAll(added);
    }

    void remove(JsonNode keys) {
        keys.forEach(key -> documents.remove(key.asString()));
    }

    void set(JsonNode changed) {
        settings.setAll((ObjectNode) changed);
    }

    @Nullable
    ObjectNode find(String key) {
        return documents.get(key);
    }

    ObjectNode shown(ObjectNode document) {
        List<String> displayed = names("displayedAttributes");
        return displayed.isEmpty() ? document : document.deepCopy().retain(displayed);
    }

    private List<String> names(String setting) {
        List<String> names = new ArrayList<>();
        settings.path(setting).forEach(name -> names.add(name.asString()));
        return names;
    }

    private record Match(ObjectNode document, double score) {}

    ObjectNode search(JsonNode query) {
        MeiliFilter filter = MeiliFilter.of(query.path("filter"), names("filterableAttributes"));
        MeiliWords words = MeiliWords.of(query.path("q").asString(""));
        boolean all = query.path("matchingStrategy").asString("last").equals("all");
        double threshold = query.path("rankingScoreThreshold").asDouble(0);
        List<Match> found = new ArrayList<>();
        for (ObjectNode document : documents.values()) {
            double score = filter.lets(document) ? words.score(document, names("searchableAttributes"), all) : 0;
            if (score > 0 && score >= threshold) {
                found.add(new Match(document, score));
            }
        }
        found.sort(order(query.path("sort")));
        return answer(query, found);
    }

    private Comparator<Match> order(JsonNode sort) {
        Comparator<Match> byScore = Comparator.comparingDouble(Match::score).reversed();
        if (sort.isEmpty()) {
            return byScore;
        }
        String[] parts = sort.path(0).asString().split(":");
        if (!names("sortableAttributes").contains(parts[0])) {
            throw new MeiliFault("invalid_search_sort");
        }
        Comparator<Match> byValue = Comparator.comparingLong(
                match -> match.document().path(parts[0]).asLong(0));
        return byScore.thenComparing(parts[1].equals("desc") ? byValue.reversed() : byValue);
    }

    private ObjectNode answer(JsonNode query, List<Match> found) {
        int window = settings.path("pagination").path("maxTotalHits").asInt(1000);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode hits = answer.putArray("hits");
        int limit = Math.min(query.path("limit").asInt(20), window);
        found.stream().limit(limit).forEach(match -> {
            ObjectNode hit = shown(match.document());
            if (query.path("showRankingScore").asBoolean(false)) {
                hit = hit.deepCopy().put("_rankingScore", match.score());
            }
            hits.add(hit);
        });
        answer.put("estimatedTotalHits", Math.min(window, found.size()));
        ObjectNode facets = answer.putObject("facetDistribution");
        for (JsonNode facet : query.path("facets")) {
            if (!names("filterableAttributes").contains(facet.asString())) {
                throw new MeiliFault("invalid_search_facets");
            }
            count(facets.putObject(facet.asString()), facet.asString(), found);
        }
        return answer;
    }

    private void count(ObjectNode counts, String facet, List<Match> found) {
        Map<String, Integer> values = new TreeMap<>();
        for (Match match : found) {
            JsonNode value = match.document().path(facet);
            if (value.isString()) {
                values.merge(value.asString(), 1, Integer::sum);
            }
            value.values().forEach(one -> values.merge(one.asString(), 1, Integer::sum));
        }
        int most = settings.path("faceting").path("maxValuesPerFacet").asInt(100);
        values.entrySet().stream().limit(most).forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    }
}
