package pebble.connectors.qdrant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import pebble.connectors.engine.EngineServer;
import pebble.connectors.http.Address;
import pebble.indexes.Filter;
import pebble.indexes.IndexUnavailable;
import pebble.indexes.ItemKey;
import pebble.indexes.ItemPoints;
import pebble.indexes.Position;
import pebble.indexes.Projection;
import pebble.indexes.VectorIndex;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds things by what they mean, with Qdrant. The collection in force is the one that an alias names; one that is made anew, as for another encoder, takes the
 * alias over. How far it has come stands in a point of it.
 */
public final class QdrantVectors implements VectorIndex, AutoCloseable {
    private static final String PRESENT = "pebble";
    private static final String SHAPE = "1 ";
    private static final List<String> WORDS = List.of("key", "type", "place", "status", "doc_type", "tag");
    private static final JsonMapper JSON = new JsonMapper();

    private static final int AT_ONCE = 200;
    /** Several passages of one thing may be among the nearest. */
    private static final int PASSAGES = 3;

    private final EngineServer server;
    private final String shape;
    private final IntSupplier dimension;
    private final String collection;
    private volatile UUID id;
    /** Whether the collection holds points of this encoder; one that is not there is not written to. */
    private volatile boolean ours;

    private volatile boolean unkept;

    private QdrantVectors(EngineServer server, String shape, IntSupplier dimension, String collection, UUID id) {
        this.server = server;
        this.shape = shape;
        this.dimension = dimension;
        this.collection = collection;
        this.id = id;
    }

    /**
     * Asks for nothing yet: a server that is away keeps nobody from starting.
     *
     * @param encoder whose points it holds
     * @param dimension of these
     */
    public static QdrantVectors at(String url, String key, String encoder, IntSupplier dimension) {
        String address = Address.inner("QDRANT_URL", url);
        return new QdrantVectors(
                new EngineServer("Qdrant", address, "api-key", "", key),
                SHAPE + encoder,
                dimension,
                PRESENT,
                UUID.randomUUID());
    }

    @Override
    public Optional<String> sharedAs() {
        return Optional.of("qdrant");
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public Optional<Position> position() {
        EngineServer.Said said = server.send("GET", path("/points/" + PointIds.STATE), null, EngineServer.PATIENTLY);
        if (said.isMissing()) {
            ours = false;
            return Optional.empty();
        }
        JsonNode state = server.good(said).path("result").path("payload");
        ours = state.path("shape").asString("").equals(shape);
        if (!ours) {
            return Optional.empty();
        }
        id = UUID.fromString(state.path("id").asString());
        return Optional.of(new Position(
                Long.parseLong(state.path("xid").asString()),
                Long.parseLong(state.path("seq").asString())));
    }

    @Override
    public void write(Collection<ItemPoints> found, Collection<ItemKey> gone) {
        if (!ours) {
            return;
        }
        List<ObjectNode> points = new ArrayList<>();
        List<ItemKey> keys = new ArrayList<>(gone);
        List<UUID> present = new ArrayList<>();
        for (ItemPoints item : found) {
            keys.add(item.item().key());
            for (int n = 0; n < item.points().size(); n++) {
                present.add(PointIds.of(item.item().key(), n));
            }
            points.addAll(Points.of(item));
        }
        for (int from = 0; from < points.size(); from += AT_ONCE) {
            upsert(points.subList(from, Math.min(from + AT_ONCE, points.size())));
        }
        if (!keys.isEmpty()) {
            ObjectNode body = JSON.createObjectNode();
            body.set("filter", Points.others(keys, present));
            done(server.send("POST", path("/points/delete?wait=true"), body, EngineServer.PATIENTLY));
        }
        unkept = true;
    }

    private void upsert(Collection<ObjectNode> points) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode array = body.putArray("points");
        points.forEach(array::add);
        done(server.send("PUT", path("/points?wait=true"), body, EngineServer.PATIENTLY));
    }

    /** What is acknowledged only may still be lost. */
    private void done(EngineServer.Said said) {
        if (said.isMissing() && collection.equals(PRESENT)) {
            // Somebody took the collection away. That it is not whole shows when it is to be kept; until then nothing
            // written to it counts.
            return;
        }
        String status = server.good(said).path("result").path("status").asString("");
        if (!status.equals("completed")) {
            throw new IndexUnavailable("Qdrant has not done what it was told: " + status);
        }
    }

    @Override
    public void show() {
        // Every write was waited for.
    }

    @Override
    public void keep(Position upTo) {
        float[] somewhere = new float[dimension.getAsInt()];
        somewhere[0] = 1;
        ObjectNode state = Points.point(PointIds.STATE, somewhere);
        state.putObject("payload")
                .put("id", id.toString())
                .put("xid", String.valueOf(upTo.xid()))
                .put("seq", String.valueOf(upTo.seq()))
                .put("shape", shape);
        upsert(List.of(state));
        unkept = false;
    }

    @Override
    public boolean isUnkept() {
        return unkept;
    }

    /** What is left of earlier ones, which were not made to their end, is taken away. */
    @Override
    public Projection<ItemPoints> beside() {
        Optional<String> present = present();
        JsonNode known = server.must("GET", "/collections", null, EngineServer.PATIENTLY);
        for (JsonNode one : known.path("result").path("collections")) {
            String name = one.path("name").asString("");
            if (name.startsWith(PRESENT + "_") && !name.equals(present.orElse(""))) {
                server.must("DELETE", "/collections/" + name, null, EngineServer.PATIENTLY);
            }
        }
        UUID fresh = UUID.randomUUID();
        QdrantVectors made = new QdrantVectors(
                server, shape, dimension, PRESENT + "_" + fresh.toString().replace("-", ""), fresh);
        made.create();
        return made;
    }

    private void create() {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("vectors").put("size", dimension.getAsInt()).put("distance", "Cosine");
        server.must("PUT", path(""), body, EngineServer.PATIENTLY);
        WORDS.forEach(field -> index(field, "keyword"));
        index("at", "integer");
        ours = true;
    }

    private void index(String field, String schema) {
        ObjectNode body = JSON.createObjectNode().put("field_name", field).put("field_schema", schema);
        done(server.send("PUT", path("/index?wait=true"), body, EngineServer.PATIENTLY));
    }

    @Override
    public void discard() {
        server.must("DELETE", path(""), null, EngineServer.PATIENTLY);
    }

    @Override
    public void become(Projection<ItemPoints> made) {
        QdrantVectors other = (QdrantVectors) made;
        Optional<String> before = present();
        ObjectNode body = JSON.createObjectNode();
        ArrayNode actions = body.putArray("actions");
        if (before.isPresent()) {
            actions.addObject().putObject("delete_alias").put("alias_name", PRESENT);
        }
        actions.addObject()
                .putObject("create_alias")
                .put("collection_name", other.collection)
                .put("alias_name", PRESENT);
        server.must("POST", "/collections/aliases", body, EngineServer.PATIENTLY);
        id = other.id;
        ours = true;
        unkept = false;
        try {
            before.ifPresent(name -> server.must("DELETE", "/collections/" + name, null, EngineServer.PATIENTLY));
        } catch (IndexUnavailable later) {
            // The next one that is made beside takes it away.
            return;
        }
    }

    /** The collection that the alias names. */
    private Optional<String> present() {
        JsonNode aliases = server.must("GET", "/aliases", null, EngineServer.PATIENTLY);
        for (JsonNode alias : aliases.path("result").path("aliases")) {
            if (alias.path("alias_name").asString("").equals(PRESENT)) {
                return Optional.of(alias.path("collection_name").asString(""));
            }
        }
        return Optional.empty();
    }

    private String path(String below) {
        return "/collections/" + collection + below;
    }

    @Override
    public List<Near> nearest(float[] point, Filter filter, int limit) {
        if (!ours) {
            throw new IndexUnavailable("Qdrant holds no points of this encoder yet.");
        }
        if (filter.sight().marks() instanceof Collection<?> marks && marks.isEmpty()) {
            return List.of();
        }
        JsonNode found = server.must(
                "POST", path("/points/query"), Points.nearest(point, filter, limit * PASSAGES), EngineServer.SOON);
        JsonNode points = found.path("result").path("points");
        if (!points.isArray()) {
            throw new IndexUnavailable("Qdrant answered no points.");
        }
        Map<ItemKey, Near> nearest = new LinkedHashMap<>();
        for (JsonNode one : points) {
            ItemKey key = ItemKey.parse(one.path("payload").path("key").asString());
            int start = one.path("payload").path("start").asInt();
            nearest.putIfAbsent(key, new Near(key, start, one.path("score").asDouble()));
        }
        return List.copyOf(nearest.values()).subList(0, Math.min(limit, nearest.size()));
    }

    @Override
    public void close() {
        server.close();
    }
}
