package pebble.connectors.meilisearch;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
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
 * Meilisearch with the key {@code right-key-0123}, in memory. It promises every write and does it later, one after the other; what is wrong with a write only its
 * task tells. Moods, one for each request but those after tasks: {@code well}; {@code failing} fails the task of a write; {@code behind} does it much later;
 * {@code busy}, {@code away}, {@code silent}, {@code garbage}.
 */
public final class FakeMeilisearch implements FakeServer.Vendor {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern INDEX = Pattern.compile("/indexes/([A-Za-z0-9_-]+)(/.*)?");
    private static final int LATER = 15;
    private static final int MUCH_LATER = 700;
    private static final int LARGEST = 100_000_000;

    private final Map<String, MeiliIndex> indexes = new TreeMap<>();
    private final Map<Long, ObjectNode> tasks = new LinkedHashMap<>();
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();

    static void main(String[] arguments) {
        IO.println(start(Integer.parseInt(arguments[0])).url());
    }

    public static FakeServer start(int port) {
        FakeMeilisearch fake = new FakeMeilisearch();
        Thread.ofVirtual().name("fake-meilisearch").start(fake::work);
        return new FakeServer(port, fake);
    }

    private void work() {
        try {
            while (true) {
                queue.take().run();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void serve(Request request, Talk talk) throws IOException, InterruptedException {
        if (request.authorization().equals("null")) {
            error(talk, 401, "missing_authorization_header", "auth", "The Authorization header is missing.");
            return;
        }
        if (!request.authorization().equals("Bearer right-key-0123")) {
            error(talk, 403, "invalid_api_key", "auth", "The provided API key is invalid.");
            return;
        }
        if (request.path().startsWith("/tasks/")) {
            task(talk, Long.parseLong(request.path().substring(7)));
            return;
        }
        String mood = talk.mood();
        switch (mood) {
            case "busy" ->
                talk.say(503, Map.of("Retry-After", "10"), fault("too_many_search_requests", "system", "Too many."));
            case "away" -> talk.say(502, Map.of(), "<html>bad gateway</html>");
            case "silent" -> talk.keepSilent();
            case "garbage" -> talk.say(200, Map.of(), "<html>hello</html>");
            case "well", "failing", "behind" -> answer(request, talk, mood);
            default -> throw new IllegalArgumentException("unknown mood " + mood);
        }
    }

    private synchronized void answer(Request request, Talk talk, String mood) throws IOException {
        Matcher index = INDEX.matcher(request.path());
        if (!request.body().isEmpty() && !request.contentType().equals("application/json")) {
            error(talk, 415, "missing_content_type", "invalid_request", "A Content-Type header is missing.");
        } else if (request.body().length() > LARGEST) {
            error(talk, 413, "payload_too_large", "invalid_request", "The payload is too large.");
        } else if (request.path().equals("/multi-search")) {
            multiSearch(request, talk);
        } else if (request.path().equals("/indexes") && request.method().equals("GET")) {
            ArrayNode results = JSON.createArrayNode();
            indexes.keySet().forEach(uid -> results.addObject().put("uid", uid));
            talk.say(
                    200,
                    Map.of(),
                    JSON.createObjectNode().set("results", results).toString());
        } else if (request.path().equals("/indexes")) {
            JsonNode body = JSON.readTree(request.body());
            promise(talk, mood, "indexCreation", () -> create(body));
        } else if (request.path().equals("/swap-indexes")) {
            JsonNode pair = JSON.readTree(request.body()).path(0).path("indexes");
            promise(
                    talk,
                    mood,
                    "indexSwap",
                    () -> swap(pair.path(0).asString(), pair.path(1).asString()));
        } else if (index.matches()) {
            onIndex(request, talk, mood, index.group(1), String.valueOf(index.group(2)));
        } else {
            error(talk, 404, "not_found", "invalid_request", "Not found.");
        }
    }

    private void onIndex(Request request, Talk talk, String mood, String uid, String below) throws IOException {
        String call = request.method() + " " + below;
        if (call.startsWith("GET /documents/")) {
            document(talk, uid, below.substring("/documents/".length()));
            return;
        }
        JsonNode body = request.body().isEmpty() ? JSON.nullNode() : JSON.readTree(request.body());
        switch (call) {
            case "POST /documents" -> {
                String key = request.query().replace("primaryKey=", "");
                promise(
                        talk,
                        mood,
                        "documentAdditionOrUpdate",
                        () -> index(uid, key).add(body, false));
            }
            case "PUT /documents" ->
                promise(
                        talk,
                        mood,
                        "documentAdditionOrUpdate",
                        () -> index(uid, "key").add(body, true));
            case "POST /documents/delete-batch" ->
                promise(talk, mood, "documentDeletion", () -> existing(uid).remove(body));
            case "PATCH /settings" ->
                promise(talk, mood, "settingsUpdate", () -> index(uid, "key").set(body));
            case "DELETE null" ->
                promise(talk, mood, "indexDeletion", () -> {
                    existing(uid);
                    indexes.remove(uid);
                });
            default -> error(talk, 404, "not_found", "invalid_request", "Not found.");
        }
    }

    private void document(Talk talk, String uid, String key) throws IOException {
        MeiliIndex index = indexes.get(uid);
        if (index == null) {
            error(talk, 404, "index_not_found", "invalid_request", "Index `" + uid + "` not found.");
        } else if (index.find(key) == null) {
            error(talk, 404, "document_not_found", "invalid_request", "Document `" + key + "` not found.");
        } else {
            talk.say(200, Map.of(), index.shown(index.find(key)).toString());
        }
    }

    private void multiSearch(Request request, Talk talk) throws IOException {
        ArrayNode results = JSON.createArrayNode();
        for (JsonNode query : JSON.readTree(request.body()).path("queries")) {
            String uid = query.path("indexUid").asString();
            MeiliIndex index = indexes.get(uid);
            if (index == null) {
                error(talk, 404, "index_not_found", "invalid_request", "Index `" + uid + "` not found.");
                return;
            }
            try {
                results.add(index.search(query));
            } catch (MeiliFault wrong) {
                error(talk, 400, wrong.code(), "invalid_request", "Wrong query: " + query);
                return;
            }
        }
        talk.say(200, Map.of(), JSON.createObjectNode().set("results", results).toString());
    }

    // ---- tasks

    private void promise(Talk talk, String mood, String type, Runnable work) throws IOException {
        long uid = tasks.size();
        ObjectNode task = JSON.createObjectNode()
                .put("uid", uid)
                .put("status", "enqueued")
                .put("type", type);
        tasks.put(uid, task);
        queue.add(() -> {
            try {
                Thread.sleep(mood.equals("behind") ? MUCH_LATER : LATER);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            carryOut(task, mood, work);
        });
        talk.say(
                202,
                Map.of(),
                JSON.createObjectNode()
                        .put("taskUid", uid)
                        .put("status", "enqueued")
                        .put("type", type)
                        .toString());
    }

    private synchronized void carryOut(ObjectNode task, String mood, Runnable work) {
        try {
            if (mood.equals("failing")) {
                throw new MeiliFault("no_space_left_on_device");
            }
            work.run();
            task.put("status", "succeeded").putNull("error");
        } catch (MeiliFault wrong) {
            task.put("status", "failed");
            task.putObject("error").put("code", wrong.code()).put("type", "invalid_request");
        }
    }

    private synchronized void task(Talk talk, long uid) throws IOException {
        ObjectNode task = tasks.get(uid);
        if (task == null) {
            error(talk, 404, "task_not_found", "invalid_request", "Task `" + uid + "` not found.");
        } else {
            talk.say(200, Map.of(), task.toString());
        }
    }

    private void create(JsonNode body) {
        String uid = body.path("uid").asString();
        if (indexes.containsKey(uid)) {
            throw new MeiliFault("index_already_exists");
        }
        indexes.put(uid, new MeiliIndex(body.path("primaryKey").asString("")));
    }

    private void swap(String one, String other) {
        MeiliIndex first = existing(one);
        indexes.put(one, existing(other));
        indexes.put(other, first);
    }

    private MeiliIndex existing(String uid) {
        MeiliIndex index = indexes.get(uid);
        if (index == null) {
            throw new MeiliFault("index_not_found");
        }
        return index;
    }

    /** Adding documents to an index that is not there makes one. */
    private MeiliIndex index(String uid, String primaryKey) {
        return indexes.computeIfAbsent(uid, none -> new MeiliIndex(primaryKey));
    }

    private static void error(Talk talk, int status, String code, String type, String message) throws IOException {
        talk.say(status, Map.of(), fault(code, type, message));
    }

    private static String fault(String code, String type, String message) {
        return JSON.writeValueAsString(Map.of("message", message, "code", code, "type", type, "link", ""));
    }
}
