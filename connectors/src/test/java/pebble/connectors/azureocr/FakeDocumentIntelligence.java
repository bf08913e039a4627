package pebble.connectors.azureocr;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import pebble.connectors.http.FakeServer;
import pebble.connectors.http.FakeServer.Request;
import pebble.connectors.http.FakeServer.Talk;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Document Intelligence with the key {@code right-key-0123}. A mood holds for one page: how its POST is answered, and behind colons how each question after its
 * result is, the last one for all that follow: {@code well:running:running:succeeded}.
 */
final class FakeDocumentIntelligence implements FakeServer.Vendor {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String RESULTS = "/documentintelligence/documentModels/prebuilt-read/analyzeResults/";

    private final Map<String, Queue<String>> results = new ConcurrentHashMap<>();

    static void main(String[] arguments) {
        IO.println(start(Integer.parseInt(arguments[0])).url());
    }

    static FakeServer start(int port) {
        return new FakeServer(port, new FakeDocumentIntelligence());
    }

    @Override
    public void serve(Request request, Talk talk) throws IOException, InterruptedException {
        if (!request.apiKey().equals("right-key-0123")) {
            error(talk, 401, Map.of(), "401", "Access denied due to invalid subscription key " + request.apiKey());
        } else if (request.path().startsWith(RESULTS)) {
            result(talk, request.path().substring(RESULTS.length()));
        } else if (request.path().equals("/documentintelligence/documentModels/prebuilt-read:analyze")
                && request.query().equals("api-version=2024-11-30&stringIndexType=utf16CodeUnit")) {
            begin(talk, List.of(talk.mood().split(":")));
        } else {
            error(talk, 404, Map.of(), "404", "Resource not found");
        }
    }

    private void begin(Talk talk, List<String> mood) throws IOException, InterruptedException {
        switch (mood.getFirst()) {
            case "well" -> accept(talk, talk.url(), mood.subList(1, mood.size()));
            case "elsewhere" -> accept(talk, "http://localhost:9", List.of("succeeded"));
            case "nowhere" -> talk.say(202, Map.of(), "");
            case "busy" -> error(talk, 429, Map.of("Retry-After", "0"), "429", "Too many requests");
            case "busy for long" -> error(talk, 429, Map.of("Retry-After", "3600"), "429", "Too many requests");
            case "too large" -> talk.say(400, Map.of(), """
                        {"error":{"code":"InvalidRequest","message":"Invalid request.","innererror":{"code":"InvalidContentLength",
                        "message":"The input image is too large."}}}""");
            case "away" -> talk.say(503, Map.of(), "<html>no healthy upstream</html>");
            case "redirecting" -> talk.say(302, Map.of("Location", "http://127.0.0.1:9/steal"), "");
            case "silent" -> talk.keepSilent();
            case "dripping" -> talk.drip();
            default -> throw new IllegalArgumentException("unknown mood");
        }
    }

    private void accept(Talk talk, String address, List<String> later) throws IOException {
        String id = "result-" + results.size();
        results.put(id, new ConcurrentLinkedQueue<>(later));
        talk.say(
                202,
                Map.of(
                        "Operation-Location",
                        address + RESULTS + id + "?api-version=2024-11-30",
                        "Retry-After",
                        "0",
                        "apim-request-id",
                        id),
                "");
    }

    private void result(Talk talk, String id) throws IOException, InterruptedException {
        Queue<String> later = results.getOrDefault(id, new ConcurrentLinkedQueue<>(List.of("expired")));
        String mood = later.size() > 1 ? later.remove() : String.valueOf(later.peek());
        switch (mood) {
            case "running", "notStarted" -> talk.say(200, Map.of("Retry-After", "0"), "{\"status\":\"" + mood + "\"}");
            case "succeeded" -> succeeded(talk, page(0, false));
            case "turned" -> succeeded(talk, page(90, false));
            case "turned back" -> succeeded(talk, page(90, true));
            case "truncated" -> succeeded(talk, JSON.createArrayNode());
            case "failed" -> talk.say(200, Map.of(), """
                        {"status":"failed","error":{"code":"InvalidRequest","message":"Invalid request.",
                        "details":[{"code":"InvalidContent","message":"The file is corrupted.","target":"0"}]}}""");
            case "canceled" -> talk.say(200, Map.of(), "{\"status\":\"canceled\"}");
            case "expired" -> error(talk, 404, Map.of(), "NotFound", "Resource not found.");
            case "busy" -> error(talk, 429, Map.of("Retry-After", "0"), "429", "Too many requests");
            case "away" -> talk.say(500, Map.of(), "");
            case "garbage" -> talk.say(200, Map.of(), "<html> {{{");
            case "breaking off" -> talk.breakOff("{\"status\":\"succee");
            default -> throw new IllegalArgumentException("unknown mood");
        }
    }

    /** A page of 1000 to 2000 on which "𝒮ugar price" stands in the upper left, as it was handed in. */
    private static ArrayNode page(int angle, boolean uprightPlaces) {
        ArrayNode pages = JSON.createArrayNode();
        boolean lying = angle == 90 && !uprightPlaces;
        ObjectNode page = pages.addObject()
                .put("pageNumber", 1)
                .put("angle", angle + 0.4)
                .put("width", angle == 90 && uprightPlaces ? 2000 : 1000)
                .put("height", angle == 90 && uprightPlaces ? 1000 : 2000)
                .put("unit", "pixel");
        ArrayNode words = page.putArray("words");
        if (lying) {
            // The page was turned clockwise: its lines run down the right edge.
            word(words, "𝒮ugar", 0, 6, 0.9, 900, 100, 900, 300, 850, 300, 850, 100);
            word(words, "price", 7, 5, 0.7, 900, 320, 900, 500, 850, 500, 850, 320);
        } else {
            word(words, "𝒮ugar", 0, 6, 0.9, 100, 100, 300, 100, 300, 150, 100, 150);
            word(words, "price", 7, 5, 0.7, 320, 100, 500, 100, 500, 150, 320, 150);
        }
        return pages;
    }

    private static void word(
            ArrayNode words, String content, int offset, int length, double confidence, int... polygon) {
        ObjectNode word = words.addObject().put("content", content).put("confidence", confidence);
        word.putObject("span").put("offset", offset).put("length", length);
        ArrayNode corners = word.putArray("polygon");
        for (int number : polygon) {
            corners.add(number);
        }
    }

    private static void succeeded(Talk talk, ArrayNode pages) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("status", "succeeded");
        body.putObject("analyzeResult")
                .put("apiVersion", "2024-11-30")
                .put("modelId", "prebuilt-read")
                .put("stringIndexType", "utf16CodeUnit")
                .put("content", pages.isEmpty() ? "" : "𝒮ugar price")
                .set("pages", pages);
        talk.say(200, Map.of(), body.toString());
    }

    private static void error(Talk talk, int status, Map<String, String> headers, String code, String message)
            throws IOException {
        talk.say(status, headers, JSON.writeValueAsString(Map.of("error", Map.of("code", code, "message", message))));
    }
}
