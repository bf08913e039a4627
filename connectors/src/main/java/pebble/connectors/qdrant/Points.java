package pebble.connectors.qdrant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import pebble.indexes.Filter;
import pebble.indexes.ItemKey;
import pebble.indexes.ItemPoints;
import pebble.indexes.ItemType;
import pebble.indexes.SearchItem;
import pebble.meaning.Point;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Qdrant keeps: a point a passage, with what its thing is filtered by. */
final class Points {
    private static final JsonMapper JSON = new JsonMapper();

    private Points() {}

    /** Those of one thing. */
    static List<ObjectNode> of(ItemPoints item) {
        List<ObjectNode> points = new ArrayList<>();
        for (int n = 0; n < item.points().size(); n++) {
            Point point = item.points().get(n);
            ObjectNode made = point(PointIds.of(item.item().key(), n), point.vector());
            put(made.putObject("payload"), item.item()).put("start", point.start());
            points.add(made);
        }
        return points;
    }

    static ObjectNode point(UUID id, float[] vector) {
        ObjectNode point = JSON.createObjectNode().put("id", id.toString());
        point.set("vector", array(vector));
        return point;
    }

    private static ArrayNode array(float[] vector) {
        ArrayNode array = JSON.createArrayNode();
        for (float value : vector) {
            array.add(value);
        }
        return array;
    }

    private static ObjectNode put(ObjectNode payload, SearchItem item) {
        payload.put("key", item.key().toString()).put("type", item.key().type().key());
        payload.put("at", item.at().getEpochSecond());
        if (item.docType() != null) {
            payload.put("doc_type", item.docType());
        }
        put(payload, "tag", item.tags());
        put(payload, "status", item.statuses());
        put(
                payload,
                "place",
                item.places().stream().flatMap(place -> place.marks().stream()).toList());
        return payload;
    }

    private static void put(ObjectNode payload, String name, Collection<String> values) {
        ArrayNode array = payload.putArray(name);
        values.forEach(array::add);
    }

    /** What of these things is there and is none of these points. */
    static ObjectNode others(Collection<ItemKey> keys, Collection<UUID> present) {
        ObjectNode filter = JSON.createObjectNode();
        any(filter.putArray("must"), "key", keys.stream().map(ItemKey::toString).toList());
        if (!present.isEmpty()) {
            ArrayNode ids = filter.putArray("must_not").addObject().putArray("has_id");
            present.forEach(id -> ids.add(id.toString()));
        }
        return filter;
    }

    static ObjectNode nearest(float[] vector, Filter filter, int limit) {
        ObjectNode query = JSON.createObjectNode();
        query.set("query", array(vector));
        query.set("filter", filter(filter));
        query.put("limit", limit).put("with_vector", false);
        query.putArray("with_payload").add("key").add("start");
        return query;
    }

    private static ObjectNode filter(Filter filter) {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode must = all.putArray("must");
        // Always by type: the collection keeps one point that is no passage.
        Stream<ItemType> types = filter.types().isEmpty() ? Stream.of(ItemType.values()) : filter.types().stream();
        any(must, "type", types.map(ItemType::key).toList());
        if (filter.sight().marks() != null) {
            any(must, "place", filter.sight().marks());
        }
        anyIfWanted(must, "status", filter.statuses());
        anyIfWanted(must, "doc_type", filter.docTypes());
        anyIfWanted(must, "tag", filter.tags());
        if (filter.after() != null || filter.before() != null) {
            ObjectNode range = must.addObject().put("key", "at").putObject("range");
            if (filter.after() != null) {
                range.put("gte", filter.after().getEpochSecond());
            }
            if (filter.before() != null) {
                range.put("lt", filter.before().getEpochSecond());
            }
        }
        return all;
    }

    private static void anyIfWanted(ArrayNode must, String field, Collection<String> values) {
        if (!values.isEmpty()) {
            any(must, field, values);
        }
    }

    private static void any(ArrayNode must, String field, Collection<String> values) {
        ArrayNode any = must.addObject().put("key", field).putObject("match").putArray("any");
        values.forEach(any::add);
    }
}
