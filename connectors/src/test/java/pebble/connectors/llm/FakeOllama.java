package pebble.connectors.llm;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import pebble.connectors.http.FakeServer;
import pebble.connectors.http.FakeServer.Request;
import pebble.connectors.http.FakeServer.Talk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Ollama with one model, {@code little:latest}, in the moods of its control door. */
final class FakeOllama implements FakeServer.Vendor {
    static final String DIGEST = "a80c4f17acd55265feec403c7aef86be0c25983ab279d83f3bcd3abbcb5b8b72";
    private static final JsonMapper JSON = new JsonMapper();

    static void main(String[] arguments) {
        IO.println(start(Integer.parseInt(arguments[0])).url());
    }

    static FakeServer start(int port) {
        return new FakeServer(port, new FakeOllama());
    }

    @Override
    public void serve(Request request, Talk talk) throws IOException, InterruptedException {
        switch (request.path()) {
            case "/api/tags" ->
                talk.say(
                        200,
                        Map.of(),
                        "{\"models\":[{\"name\":\"little:latest\",\"model\":\"little:latest\",\"digest\":\"" + DIGEST
                                + "\"}]}");
            case "/api/chat" -> chat(JSON.readTree(request.body()), talk);
            default -> talk.say(404, Map.of(), "404 page not found");
        }
    }

    private static void chat(JsonNode body, Talk talk) throws IOException, InterruptedException {
        String model = body.path("model").asString("");
        if (!model.equals("little") && !model.equals("little:latest")) {
            error(talk, 404, "model '" + model + "' not found");
            return;
        }
        String content = talk.answer();
        switch (talk.mood()) {
            case "well" -> answer(body, talk, content, "stop", 100);
            case "obedient" ->
                answer(
                        body,
                        talk,
                        ObedientModel.answer(
                                body.path("messages").path(1).path("content").asString(""), content),
                        "stop",
                        100);
            case "streaming" -> stream(talk, content);
            case "cut" -> answer(body, talk, content.substring(0, content.length() / 2), "length", 100);
            case "loading" -> answer(body, talk, "", "load", 0);
            case "full context" ->
                answer(
                        body,
                        talk,
                        content,
                        "stop",
                        body.path("options").path("num_ctx").asInt(4096));
            case "error in the stream" ->
                talk.stream("application/x-ndjson", List.of(piece("{", false), "{\"error\":\"runner crashed\"}\n"));
            case "cut stream" -> talk.stream("application/x-ndjson", List.of(piece("{", false)));
            case "not pulled" -> error(talk, 404, "model \"little\" not found, try pulling it first");
            case "cannot chat" -> error(talk, 400, "\"little\" does not support chat");
            case "too long" -> error(talk, 400, "the prompt exceeds the context length: " + body);
            case "full queue" -> error(talk, 503, "server busy, please try again. maximum pending requests exceeded");
            case "busy" -> error(talk, 429, "rate limit");
            case "crashed" -> error(talk, 500, "llama runner process has terminated: out of memory");
            case "cancelled" -> error(talk, 499, "request canceled");
            case "garbage" -> talk.say(200, Map.of(), "<html>hello</html>");
            case "empty" -> talk.say(200, Map.of(), "");
            case "breaking off" -> talk.breakOff("{\"message\":{\"content\":\"{");
            case "slow load" -> talk.keepSilent();
            case "dripping" -> talk.drip();
            case "flooding" -> talk.flood();
            default -> throw new IllegalArgumentException("unknown mood");
        }
    }

    private static void answer(JsonNode body, Talk talk, String content, String reason, int prompt) throws IOException {
        if (body.path("stream").asBoolean(true)) {
            stream(talk, content);
            return;
        }
        ObjectNode whole = JSON.createObjectNode().put("model", "little").put("created_at", "2026-08-21T10:00:00Z");
        whole.putObject("message").put("role", "assistant").put("content", content);
        whole.put("done", true)
                .put("done_reason", reason)
                .put("total_duration", 5_000_000_000L)
                .put("prompt_eval_count", prompt)
                .put("eval_count", 10);
        talk.say(200, Map.of(), whole.toString());
    }

    /** Objects that end anywhere in a packet. */
    private static void stream(Talk talk, String content) throws IOException {
        int half = content.length() / 2;
        String lines = piece(content.substring(0, half), false)
                + piece(content.substring(half), false)
                + "{\"model\":\"little\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
                + "\"done_reason\":\"stop\",\"prompt_eval_count\":100,\"eval_count\":10}\n";
        talk.stream(
                "application/x-ndjson", List.of(lines.substring(0, 17), lines.substring(17, 90), lines.substring(90)));
    }

    private static String piece(String content, boolean done) {
        return JSON.writeValueAsString(Map.of(
                        "model", "little", "message", Map.of("role", "assistant", "content", content), "done", done))
                + "\n";
    }

    private static void error(Talk talk, int status, String message) throws IOException {
        talk.say(status, Map.of(), JSON.writeValueAsString(Map.of("error", message)));
    }

    /** Every mood in which there is no answer, and asking again within a second does not help. */
    static final List<String> HOPELESS = List.of(
            "loading",
            "full context",
            "error in the stream",
            "cut stream",
            "not pulled",
            "cannot chat",
            "too long",
            "full queue",
            "busy",
            "crashed",
            "cancelled",
            "garbage",
            "empty",
            "breaking off",
            "slow load",
            "dripping",
            "flooding");
}
