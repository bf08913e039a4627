package pebble.connectors.meilisearch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import pebble.connectors.engine.EngineServer;
import pebble.indexes.IndexUnavailable;
import tools.jackson.databind.JsonNode;

/**
 * What Meilisearch has promised to do. It answers every write with a task and does it later, one after the other; whether it was done, only the task tells. A
 * failed task changed nothing.
 */
final class Tasks {
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(120);

    private final EngineServer server;
    private final Deque<Long> open = new ArrayDeque<>();
    private boolean late;

    Tasks(EngineServer server) {
        this.server = server;
    }

    /** To be waited for together with others. */
    void add(String method, String path, @Nullable JsonNode body) {
        open.add(begin(method, path, body));
    }

    private long begin(String method, String path, @Nullable JsonNode body) {
        JsonNode promised = server.must(method, path, body, EngineServer.PATIENTLY);
        if (!promised.path("taskUid").isIntegralNumber()) {
            throw new IndexUnavailable("Meilisearch promised nothing.");
        }
        return promised.path("taskUid").asLong();
    }

    /** One that is waited for by itself. */
    void run(String method, String path, @Nullable JsonNode body) {
        refuse(awaited(begin(method, path, body)));
    }

    /** One that may have been done before. */
    void runUnless(String code, String method, String path, @Nullable JsonNode body) {
        JsonNode task = awaited(begin(method, path, body));
        if (!task.path("error").path("code").asString("").equals(code)) {
            refuse(task);
        }
    }

    /**
     * Waits until no more than so many are open. Those that could not be waited for before come first of all, so that a server that is slow does not get the same
     * again and again.
     */
    void settle(int mostOpen) {
        int most = late ? 0 : mostOpen;
        late = true;
        while (open.size() > most) {
            JsonNode task = awaited(open.element());
            open.remove();
            refuse(task);
        }
        late = false;
    }

    private JsonNode awaited(long task) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        Duration pause = FIRST;
        while (true) {
            rest(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
            EngineServer.Said answer = server.send("GET", "/tasks/" + task, null, EngineServer.PATIENTLY);
            if (answer.isMissing()) {
                // Forgotten, with or without having been done: that is no success.
                return answer.body();
            }
            JsonNode said = server.good(answer);
            switch (said.path("status").asString("")) {
                case "succeeded", "failed", "canceled" -> {
                    return said;
                }
                default -> {
                    if (System.nanoTime() > end) {
                        throw new IndexUnavailable("Meilisearch is behind with its tasks.");
                    }
                }
            }
        }
    }

    private static void refuse(JsonNode task) {
        if (!task.path("status").asString("").equals("succeeded")) {
            throw new IndexUnavailable("Meilisearch did not do its task: "
                    + task.path("type").asString("") + " " + task.path("status").asString("") + " "
                    + task.path("error").path("code").asString(""));
        }
    }

    private static void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IndexUnavailable("Meilisearch was not waited for.");
        }
    }
}
