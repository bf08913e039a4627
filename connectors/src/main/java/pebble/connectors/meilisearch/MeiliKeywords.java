package pebble.connectors.meilisearch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pebble.connectors.engine.EngineServer;
import pebble.connectors.http.Address;
import pebble.indexes.IndexUnavailable;
import pebble.indexes.ItemKey;
import pebble.indexes.KeywordIndex;
import pebble.indexes.Position;
import pebble.indexes.Projection;
import pebble.indexes.SearchItem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Finds things by their words, with Meilisearch. How far the index has come stands in a document of it, written when everything before it was done: an index that
 * is taken away, or put back to what it was, says so itself.
 */
public final class MeiliKeywords implements KeywordIndex, AutoCloseable {
    private static final String PRESENT = "pebble";
    private static final JsonMapper JSON = new JsonMapper();

    /** In bytes; Meilisearch takes a hundred million of them. */
    private static final int LARGEST = 8 << 20;

    private static final int MOST_OPEN = 20;

    private final EngineServer server;
    private final Tasks tasks;
    private final String index;
    private volatile UUID id;
    private volatile boolean unkept;
    private volatile boolean prepared;

    private MeiliKeywords(EngineServer server, String index, UUID id) {
        this.server = server;
        this.tasks = new Tasks(server);
        this.index = index;
        this.id = id;
    }

    /** Asks for nothing yet: a server that is away keeps nobody from starting. */
    public static MeiliKeywords at(String url, String key) {
        String address = Address.inner("MEILISEARCH_URL", url);
        return new MeiliKeywords(
                new EngineServer("Meilisearch", address, "Authorization", "Bearer ", key), PRESENT, UUID.randomUUID());
    }

    @Override
    public Optional<String> sharedAs() {
        return Optional.of("meilisearch");
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public Optional<Position> position() {
        EngineServer.Said said =
                server.send("GET", path("/documents/" + MeiliDocuments.STATE), null, EngineServer.PATIENTLY);
        if (said.isMissing()) {
            return Optional.empty();
        }
        Optional<MeiliDocuments.State> state = MeiliDocuments.state(server.good(said));
        state.ifPresent(known -> id = known.id());
        return state.map(MeiliDocuments.State::position);
    }

    @Override
    public void write(Collection<SearchItem> found, Collection<ItemKey> gone) {
        tasks.settle(MOST_OPEN);
        prepare();
        ArrayNode documents = JSON.createArrayNode();
        long size = 0;
        for (SearchItem item : found) {
            // A character takes three bytes at most where it takes one of ours.
            long more = 3L
                    * (item.text().length()
                            + item.title().length()
                            + item.people().length());
            if (size + more > LARGEST && !documents.isEmpty()) {
                add(documents);
                documents = JSON.createArrayNode();
                size = 0;
            }
            documents.add(MeiliDocuments.of(item));
            size += more;
        }
        add(documents);
        if (!gone.isEmpty()) {
            ArrayNode keys = JSON.createArrayNode();
            gone.forEach(key -> keys.add(key.toString()));
            tasks.add("POST", path("/documents/delete-batch"), keys);
        }
        unkept = true;
    }

    private void add(ArrayNode documents) {
        if (!documents.isEmpty()) {
            tasks.add("POST", path("/documents?primaryKey=key"), documents);
        }
    }

    /** Before the first words: an index with our settings, not one that Meilisearch makes up. */
    private void prepare() {
        if (!prepared) {
            tasks.runUnless(
                    "index_already_exists",
                    "POST",
                    "/indexes",
                    JSON.createObjectNode().put("uid", index).put("primaryKey", "key"));
            tasks.run("PATCH", path("/settings"), MeiliDocuments.settings());
            prepared = true;
        }
    }

    @Override
    public void show() {
        tasks.settle(0);
    }

    @Override
    public void keep(Position upTo) {
        show();
        prepare();
        tasks.run(
                "POST",
                path("/documents?primaryKey=key"),
                JSON.createArrayNode().add(MeiliDocuments.state(id, upTo)));
        unkept = false;
    }

    @Override
    public boolean isUnkept() {
        return unkept;
    }

    /** What is left of earlier ones, which were not made to their end, is taken away. */
    @Override
    public Projection<SearchItem> beside() {
        JsonNode known = server.must("GET", "/indexes?limit=1000", null, EngineServer.PATIENTLY);
        known.path("results").forEach(one -> {
            String uid = one.path("uid").asString("");
            if (uid.startsWith(PRESENT + "_")) {
                tasks.runUnless("index_not_found", "DELETE", "/indexes/" + uid, null);
            }
        });
        UUID fresh = UUID.randomUUID();
        return new MeiliKeywords(server, PRESENT + "_" + fresh.toString().replace("-", ""), fresh);
    }

    @Override
    public void discard() {
        server.must("DELETE", path(""), null, EngineServer.PATIENTLY);
    }

    @Override
    public void become(Projection<SearchItem> made) {
        MeiliKeywords other = (MeiliKeywords) made;
        prepare();
        ArrayNode swap = JSON.createArrayNode();
        swap.addObject().putArray("indexes").add(index).add(other.index);
        tasks.run("POST", "/swap-indexes", swap);
        id = other.id;
        unkept = false;
        try {
            other.discard();
        } catch (IndexUnavailable later) {
            // The next one that is made beside takes it away.
            return;
        }
    }

    private String path(String below) {
        return "/indexes/" + index + below;
    }

    @Override
    public Found search(Query query) {
        if (query.filter().sight().marks() instanceof Collection<?> marks && marks.isEmpty()) {
            return new Found(List.of(), 0, Map.of());
        }
        JsonNode request = MeiliQueries.request(index, query);
        JsonNode answer = server.must("POST", "/multi-search", request, EngineServer.SOON);
        if (answer.path("results").size() != request.path("queries").size()) {
            throw new IndexUnavailable("Meilisearch did not answer every query.");
        }
        return MeiliQueries.found(query, answer);
    }

    @Override
    public void close() {
        server.close();
    }
}
