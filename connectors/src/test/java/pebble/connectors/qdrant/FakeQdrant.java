package pebble.connectors.qdrant;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pebble.connectors.http.FakeServer;
import pebble.connectors.http.FakeServer.Request;
import pebble.connectors.http.FakeServer.Talk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Qdrant with the key {@code right-key-0123}, in memory and strict: it filters by indexed fields only. Writes that are not waited for are acknowledged, and seen
 * after the next request. Moods, one for each request: {@code well}; {@code acknowledging}, which does not wait although it was told to; {@code limited},
 * {@code away}, {@code silent}, {@code garbage}.
 */
public final class FakeQdrant implements FakeServer.Vendor {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern COLLECTION = Pattern.compile("/collections/([A-Za-z0-9_-]+)(/.*)?");

    private final Map<String, QdrantCollection> collections = new TreeMap<>();
    private final Map<String, String> aliases = new TreeMap<>();
    private Runnable acknowledged = () -> {};

    static void main(String[] arguments) {
        IO.println(start(Integer.parseInt(arguments[0])).url());
    }

    public static FakeServer start(int port) {
        return new FakeServer(port, new FakeQdrant());
    }

    @Override
    public void serve(Request request, Talk talk) throws IOException, InterruptedException {
        if (request.apiKey().isEmpty()) {
            talk.say(401, Map.of(), "Must provide an API key or an Authorization bearer token");
            return;
        }
        if (!request.apiKey().equals("right-key-0123")) {
            talk.say(401, Map.of(), "Invalid API key or JWT");
            return;
        }
        String mood = talk.mood();
        switch (mood) {
            case "limited" -> error(talk, 429, Map.of("Retry-After", "3"), "Rate limiting exceeded");
            case "away" -> error(talk, 503, Map.of(), "Service is unavailable");
            case "silent" -> talk.keepSilent();
            case "garbage" -> talk.say(200, Map.of(), "<html>hello</html>");
            case "well", "acknowledging" -> answer(request, talk, mood);
            default -> throw new IllegalArgumentException("unknown mood " + mood);
        }
    }

    private synchronized void answer(Request request, Talk talk, String mood) throws IOException {
        Runnable before = acknowledged;
        acknowledged = () -> {};
        Matcher place = COLLECTION.matcher(request.path());
        try {
            JsonNode body = request.body().isEmpty() ? JSON.nullNode() : JSON.readTree(request.body());
            if (request.path().equals("/collections/aliases")) {
                body.path("actions").forEach(this::act);
                result(talk, JSON.getNodeFactory().booleanNode(true));
            } else if (request.path().equals("/aliases")) {
                ObjectNode result = JSON.createObjectNode();
                ArrayNode all = result.putArray("aliases");
                aliases.forEach((alias, name) ->
                        all.addObject().put("alias_name", alias).put("collection_name", name));
                result(talk, result);
            } else if (request.path().equals("/collections")) {
                ObjectNode result = JSON.createObjectNode();
                ArrayNode all = result.putArray("collections");
                collections.keySet().forEach(name -> all.addObject().put("name", name));
                result(talk, result);
            } else if (place.matches()) {
                boolean waits = request.query().contains("wait=true") && mood.equals("well");
                onCollection(request, talk, place.group(1), String.valueOf(place.group(2)), body, waits);
            } else {
                error(talk, 404, Map.of(), "Not found");
            }
        } catch (QdrantFault wrong) {
            error(talk, wrong.status(), Map.of(), wrong.getMessage());
        } finally {
            before.run();
        }
    }

    private void onCollection(Request request, Talk talk, String name, String below, JsonNode body, boolean waits)
            throws IOException {
        String call = request.method() + " " + below;
        if (call.equals("PUT null")) {
            create(name, body);
            result(talk, JSON.getNodeFactory().booleanNode(true));
            return;
        }
        if (call.equals("DELETE null")) {
            boolean there = collections.remove(name) != null;
            aliases.values().removeIf(name::equals);
            result(talk, JSON.getNodeFactory().booleanNode(there));
            return;
        }
        QdrantCollection collection = collections.get(aliases.getOrDefault(name, name));
        if (collection == null) {
            throw new QdrantFault(404, "Not found: Collection `" + name + "` doesn't exist!");
        }
        if (call.startsWith("GET /points/")) {
            result(talk, collection.point(below.substring("/points/".length())));
            return;
        }
        switch (call) {
            case "PUT /index" -> {
                collection.index(body.path("field_name").asString());
                updated(talk, waits, () -> {});
            }
            case "PUT /points" -> {
                collection.check(body);
                updated(talk, waits, () -> collection.upsert(body));
            }
            case "POST /points/delete" -> updated(talk, waits, () -> collection.delete(body.path("filter")));
            case "POST /points/query" -> result(talk, collection.query(body));
            default -> error(talk, 404, Map.of(), "Not found");
        }
    }

    private void updated(Talk talk, boolean waits, Runnable work) throws IOException {
        if (waits) {
            work.run();
        } else {
            acknowledged = work;
        }
        result(
                talk,
                JSON.createObjectNode().put("operation_id", 1).put("status", waits ? "completed" : "acknowledged"));
    }

    private void create(String name, JsonNode body) {
        if (collections.containsKey(name)) {
            throw new QdrantFault(409, "Wrong input: Collection `" + name + "` already exists!");
        }
        collections.put(
                name, new QdrantCollection(body.path("vectors").path("size").asInt()));
    }

    private void act(JsonNode action) {
        JsonNode made = action.path("create_alias");
        if (made.isObject()) {
            String name = made.path("collection_name").asString();
            if (!collections.containsKey(name)) {
                throw new QdrantFault(404, "Not found: Collection `" + name + "` doesn't exist!");
            }
            aliases.put(made.path("alias_name").asString(), name);
        } else {
            aliases.remove(action.path("delete_alias").path("alias_name").asString());
        }
    }

    private static void result(Talk talk, JsonNode result) throws IOException {
        ObjectNode envelope = JSON.createObjectNode().put("status", "ok").put("time", 0.0001);
        envelope.set("result", result);
        talk.say(200, Map.of(), envelope.toString());
    }

    private static void error(Talk talk, int status, Map<String, String> headers, String text) throws IOException {
        ObjectNode envelope = JSON.createObjectNode().put("time", 0.0001).putNull("result");
        envelope.putObject("status").put("error", text);
        talk.say(status, headers, envelope.toString());
    }
}
