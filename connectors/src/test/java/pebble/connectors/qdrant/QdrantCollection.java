package pebble.connectors.qdrant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One collection of the fake, searched by looking at every point. */
final class QdrantCollection {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final int size;
    private final Set<String> indexed = new HashSet<>();
    private final Map<String, JsonNode> points = new LinkedHashMap<>();

    QdrantCollection(int size) {
        this.size = size;
    }

    void index(String field) {
        indexed.add(field);
    }

    JsonNode point(String id) {
        JsonNode point = points.get(id);
        if (point == null) {
            throw new QdrantFault(404, "Not found: Point with id " + id + " does not exists!");
        }
        return point;
    }

    void check(JsonNode body) {
        for (JsonNode point : body.path("points")) {
            String id = point.path("id").asString("");
            if (!point.path("id").isIntegralNumber() && !id.matches(UUID)) {
                throw new QdrantFault(
                        400,
                        "Format error in JSON body: value " + id
                                + " is not a valid point ID, valid values are either an unsigned integer or a UUID");
            }
            if (point.path("vector").size() != size) {
                throw new QdrantFault(
                        400,
                        "Wrong input: Vector dimension error: expected dim: " + size + ", got "
                                + point.path("vector").size());
            }
        }
    }

    /** The whole point, payload and all. */
    void upsert(JsonNode body) {
        body.path("points").forEach(point -> points.put(point.path("id").asString(), point));
    }

    void delete(JsonNode filter) {
        points.values().removeIf(point -> lets(filter, point));
    }

    private record Near(JsonNode point, double score) {}

    ObjectNode query(JsonNode body) {
        if (body.path("query").size() != size) {
            throw new QdrantFault(
                    400,
                    "Wrong input: Vector dimension error: expected dim: " + size + ", got "
                            + body.path("query").size());
        }
        List<Near> near = new ArrayList<>();
        points.values().stream()
                .filter(point -> lets(body.path("filter"), point))
                .forEach(point -> near.add(new Near(point, cosine(body.path("query"), point.path("vector")))));
        near.sort(Comparator.comparingDouble(Near::score).reversed());
        ObjectNode result = JSON.createObjectNode();
        ArrayNode found = result.putArray("points");
        near.stream().limit(body.path("limit").asInt(10)).forEach(one -> {
            ObjectNode told = found.addObject()
                    .put("id", one.point().path("id").asString())
                    .put("version", 1)
                    .put("score", one.score());
            ObjectNode payload = told.putObject("payload");
            body.path("with_payload")
                    .forEach(name -> payload.set(
                            name.asString(),
                            one.point().path("payload").path(name.asString()).deepCopy()));
        });
        return result;
    }

    private static double cosine(JsonNode one, JsonNode other) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < one.size(); i++) {
            double x = one.get(i).asDouble();
            double y = other.get(i).asDouble();
            product += x * y;
            first += x * x;
            second += y * y;
        }
        return product / Math.sqrt(first * second);
    }

    private boolean lets(JsonNode filter, JsonNode point) {
        for (String name : filter.propertyNames()) {
            if (!Set.of("must", "must_not").contains(name)) {
                throw new QdrantFault(400, "Format error in JSON body: unknown field `" + name + "`");
            }
        }
        return filter.path("must").values().stream().allMatch(condition -> holds(condition, point))
                && filter.path("must_not").values().stream().noneMatch(condition -> holds(condition, point));
    }

    private boolean holds(JsonNode condition, JsonNode point) {
        if (condition.has("has_id")) {
            return contains(condition.path("has_id"), point.path("id").asString());
        }
        String key = condition.path("key").asString();
        if (!indexed.contains(key)) {
            throw new QdrantFault(400, "Bad request: Index required but not found for \"" + key + "\"");
        }
        JsonNode value = point.path("payload").path(key);
        if (condition.has("range")) {
            JsonNode range = condition.path("range");
            return value.isNumber()
                    && (!range.has("gte") || value.asLong() >= range.path("gte").asLong())
                    && (!range.has("lt") || value.asLong() < range.path("lt").asLong());
        }
        JsonNode any = condition.path("match").path("any");
        return value.isArray()
                ? value.values().stream().anyMatch(one -> contains(any, one.asString()))
                : value.isString() && contains(any, value.asString());
    }

    private static boolean contains(JsonNode list, String wanted) {
        return list.values().stream().anyMatch(one -> one.asString().equals(wanted));
    }
}
