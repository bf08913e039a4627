package pebble.connectors.meilisearch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import pebble.indexes.Codes;
import pebble.indexes.Place;
import pebble.indexes.Position;
import pebble.indexes.SearchItem;
import pebble.indexes.Sight;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Meilisearch keeps. Numbers and identifiers are not looked for by its words, which it cuts apart and forgives errors in, but by what it filters: each code,
 * and each of its beginnings.
 */
final class MeiliDocuments {
    /** The one document that is no thing: how far the index has come. */
    static final String STATE = "state";

    /** Changes with everything that is kept or set here: an index of another shape is made anew. */
    private static final String SHAPE = "1";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHORTEST_BEGINNING = 4;
    /** Of one text. */
    private static final int MOST_BEGUN = 300;

    private MeiliDocuments() {}

    /** Which attributes are searched, best first, and what may be filtered by; typing errors as {@link pebble.indexes.Spelling} counts them. */
    static JsonNode settings() {
        return JSON.readTree("""
                {
                  "searchableAttributes": ["title", "people", "text"],
                  "filterableAttributes": ["key", "type", "place", "board", "status", "doc_type", "tag", "at", "code", "begun"],
                  "sortableAttributes": ["at"],
                  "displayedAttributes": ["key", "state"],
                  "rankingRules": ["words", "typo", "proximity", "attribute", "sort", "exactness"],
                  "typoTolerance": {"enabled": true, "minWordSizeForTypos": {"oneTypo": 5, "twoTypos": 9}, "disableOnNumbers": true},
                  "faceting": {"maxValuesPerFacet": 1000},
                  "pagination": {"maxTotalHits": 1000}
                }
                """);
    }

    static ObjectNode of(SearchItem item) {
        ObjectNode document = JSON.createObjectNode();
        document.put("key", item.key().toString()).put("type", item.key().type().key());
        document.put("title", item.title()).put("people", item.people()).put("text", item.text());
        document.put("at", item.at().getEpochSecond());
        if (item.docType() != null) {
            document.put("doc_type", item.docType());
        }
        put(document, "tag", item.tags());
        put(document, "status", item.statuses());
        put(
                document,
                "place",
                item.places().stream().flatMap(place -> place.marks().stream()).toList());
        put(document, "board", boards(item.places()));
        Set<String> codes = codes(item);
        put(document, "code", codes);
        put(document, "begun", begun(codes));
        return document;
    }

    private static void put(ObjectNode document, String name, Collection<String> values) {
        ArrayNode array = document.putArray(name);
        values.forEach(array::add);
    }

    /** Names of files end in a dot and a word that is no part of a number in them. */
    private static Set<String> codes(SearchItem item) {
        Set<String> codes = new LinkedHashSet<>(item.codes());
        codes.addAll(Codes.in(item.people(), item.title().replace('.', ' ').replace('_', ' ')));
        return codes;
    }

    private static Set<String> begun(Set<String> codes) {
        Set<String> begun = new LinkedHashSet<>();
        codes.stream().limit(MOST_BEGUN).forEach(code -> {
            for (int end = SHORTEST_BEGINNING; end <= code.length(); end++) {
                begun.add(code.substring(0, end));
            }
        });
        return begun;
    }

    /** One value a stream, with all entities through which the thing lies on it, so that it counts once on the stream. */
    private static List<String> boards(Collection<Place> places) {
        Map<String, Set<String>> entities = new LinkedHashMap<>();
        for (Place place : places) {
            if (place.stream() != null && place.entity() != null) {
                entities.computeIfAbsent(place.stream(), none -> new TreeSet<>())
                        .add(place.entity().toString());
            }
        }
        List<String> boards = new ArrayList<>();
        entities.forEach((stream, of) -> boards.add(stream + "|" + String.join(",", of)));
        return boards;
    }

    /** The stream of a board, when the thing is seen on it. */
    static Optional<String> streamOf(String board, Sight sight) {
        int bar = board.indexOf('|');
        String stream = board.substring(0, bar);
        for (String entity : board.substring(bar + 1).split(",")) {
            Optional<String> seen = sight.streamOf(entity + "/" + stream);
            if (seen.isPresent()) {
                return seen;
            }
        }
        return Optional.empty();
    }

    static ObjectNode state(UUID id, Position position) {
        ObjectNode document = JSON.createObjectNode().put("key", STATE);
        document.putObject("state")
                .put("id", id.toString())
                .put("xid", String.valueOf(position.xid()))
                .put("seq", String.valueOf(position.seq()))
                .put("shape", SHAPE);
        return document;
    }

    /** Who an index is, and how far it has come. */
    record State(UUID id, Position position) {}

    /** Nothing when the index is of another shape. */
    static Optional<State> state(JsonNode document) {
        JsonNode state = document.path("state");
        return state.path("shape").asString("").equals(SHAPE)
                ? Optional.of(new State(
                        UUID.fromString(state.path("id").asString()),
                        new Position(
                                Long.parseLong(state.path("xid").asString()),
                                Long.parseLong(state.path("seq").asString()))))
                : Optional.empty();
    }
}
