package pebble.connectors.llm;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pebble.connectors.http.FakeServer;
import pebble.connectors.http.FakeServer.Request;
import pebble.connectors.http.FakeServer.Talk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Azure OpenAI with one deployment, {@code mail}, and the key {@code right-key-0123}, in the moods of its control door. */
final class FakeAzureOpenAi implements FakeServer.Vendor {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DATED = "/openai/deployments/";

    /** What strict schemas may not say. */
    private static final Set<String> UNSUPPORTED =
            Set.of("\"minLength\"", "\"maxLength\"", "\"pattern\"", "\"format\"", "\"minimum\"", "\"maxItems\"");

    static void main(String[] arguments) {
        IO.println(start(Integer.parseInt(arguments[0])).url());
    }

    static FakeServer start(int port) {
        return new FakeServer(port, new FakeAzureOpenAi());
    }

    @Override
    public void serve(Request request, Talk talk) throws IOException, InterruptedException {
        boolean dated = request.path().startsWith(DATED) && request.path().endsWith("/chat/completions");
        boolean v1 = request.path().equals("/openai/v1/chat/completions");
        String version =
                request.query().startsWith("api-version=") ? request.query().substring(12) : "";
        if (!dated && !v1 || dated == version.isEmpty()) {
            error(talk, 404, Map.of(), "404", "Resource not found");
            return;
        }
        if (!request.apiKey().equals("right-key-0123")) {
            error(
                    talk,
                    401,
                    Map.of(),
                    "401",
                    "Access denied due to invalid subscription key " + request.apiKey() + " or wrong API endpoint.");
            return;
        }
        JsonNode body = JSON.readTree(request.body());
        String deployment = dated
                ? request.path().substring(DATED.length()).split("/")[0]
                : body.path("model").asString("");
        if (!deployment.equals("mail")) {
            error(talk, 404, Map.of(), "DeploymentNotFound", "The API deployment for this resource does not exist.");
            return;
        }
        if (refusedFormat(body.path("response_format"), body.path("messages").toString(), version, talk)) {
            return;
        }
        answer(body, talk);
    }

    private static boolean refusedFormat(JsonNode format, String messages, String version, Talk talk)
            throws IOException {
        String type = format.path("type").asString("");
        if (type.equals("json_schema") && !version.isEmpty() && version.compareTo("2024-08-01") < 0) {
            error(
                    talk,
                    400,
                    Map.of(),
                    "BadRequest",
                    "response_format value as json_schema is enabled only for api versions 2024-08-01-preview and later");
            return true;
        }
        String schema = format.path("json_schema").path("schema").toString();
        if (UNSUPPORTED.stream().anyMatch(schema::contains)) {
            error(talk, 400, Map.of(), "invalid_request_error", "Invalid schema for response_format");
            return true;
        }
        if (type.equals("json_object") && !messages.contains("JSON")) {
            error(talk, 400, Map.of(), "invalid_request_error", "'messages' must contain the word 'json'");
            return true;
        }
        return false;
    }

    private static void answer(JsonNode body, Talk talk) throws IOException, InterruptedException {
        String content = talk.answer();
        switch (talk.mood()) {
            case "well" -> completion(talk, content, "stop");
            case "obedient" ->
                completion(
                        talk,
                        ObedientModel.answer(
                                body.path("messages").path(1).path("content").asString(""), content),
                        "stop");
            case "cut" -> completion(talk, content.substring(0, content.length() / 2), "length");
            case "half filtered" -> completion(talk, content.substring(0, content.length() / 2), "content_filter");
            case "refusing" -> refusal(talk);
            case "no choices" -> talk.say(200, Map.of(), "{\"choices\":[],\"prompt_filter_results\":[{}]}");
            case "filtering" -> filtered(talk);
            case "reasoning only" ->
                error(
                        talk,
                        400,
                        Map.of(),
                        "unsupported_parameter",
                        "Unsupported parameter: 'max_tokens' is not supported with this model.");
            case "too long" -> error(talk, 400, Map.of(), "context_length_exceeded", "too long: " + body);
            case "busy ms" ->
                error(talk, 429, Map.of("retry-after-ms", "20", "retry-after", "3600"), "429", "Too many requests");
            case "busy for long" -> error(talk, 429, Map.of("retry-after", "3600"), "429", "Too many requests");
            case "busy negative" ->
                error(
                        talk,
                        429,
                        Map.of("retry-after-ms", "-1", "retry-after", "-1", "x-ratelimit-remaining-tokens", "-1"),
                        "RateLimitReached",
                        "Too many requests");
            case "busy in words" ->
                error(talk, 429, Map.of(), "429", "Exceeded token rate limit. Please retry after 3600 seconds.");
            case "busy" -> error(talk, 429, Map.of(), "429", "Too many requests");
            case "timeout" -> error(talk, 408, Map.of(), "Timeout", "The operation was timeout.");
            case "conflict" -> error(talk, 409, Map.of(), "Conflict", "conflict");
            case "broken" -> error(talk, 500, Map.of(), "InternalServerError", "Server error");
            case "away" -> talk.say(503, Map.of(), "<html>no healthy upstream</html>");
            case "forbidden" -> error(talk, 403, Map.of(), "403", "Access denied due to Virtual Network rules.");
            case "redirecting" -> talk.say(302, Map.of("Location", "http://127.0.0.1:9/steal"), "");
            case "garbage" -> talk.say(200, Map.of(), "\u0000\u0007 <html> {{{");
            case "breaking off" -> talk.breakOff("{\"choices\":[{\"mess");
            case "silent" -> talk.keepSilent();
            case "dripping" -> talk.drip();
            case "flooding" -> talk.flood();
            default -> throw new IllegalArgumentException("unknown mood");
        }
    }

    private static void completion(Talk talk, String content, String finish) throws IOException {
        ObjectNode body = whole(finish);
        ((ObjectNode) body.path("choices").path(0).path("message")).put("content", content);
        talk.say(200, Map.of("apim-request-id", "1"), body.toString());
    }

    private static void refusal(Talk talk) throws IOException {
        ObjectNode body = whole("stop");
        ((ObjectNode) body.path("choices").path(0).path("message"))
                .putNull("content")
                .put("refusal", "I'm sorry, I can't assist with that.");
        talk.say(200, Map.of(), body.toString());
    }

    private static ObjectNode whole(String finish) {
        ObjectNode body = JSON.createObjectNode()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion")
                .put("model", "gpt-4o-mini-2024-07-18");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0).put("finish_reason", finish);
        choice.putObject("message").put("role", "assistant").putNull("refusal");
        body.putArray("prompt_filter_results").addObject().put("prompt_index", 0);
        body.putObject("usage")
                .put("prompt_tokens", 100)
                .put("completion_tokens", 10)
                .put("total_tokens", 110);
        return body;
    }

    private static void filtered(Talk talk) throws IOException {
        talk.say(400, Map.of(), """
                {"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
                "type":null,"param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation",
                "content_filter_result":{"violence":{"filtered":true,"severity":"medium"},"jailbreak":{"filtered":false,"detected":false}}}}}
                """);
    }

    private static void error(Talk talk, int status, Map<String, String> headers, String code, String message)
            throws IOException {
        talk.say(status, headers, JSON.writeValueAsString(Map.of("error", Map.of("code", code, "message", message))));
    }

    /** Every mood in which there is no answer, and asking again within a second does not help. */
    static final List<String> HOPELESS = List.of(
            "no choices",
            "busy",
            "busy for long",
            "busy negative",
            "busy in words",
            "timeout",
            "conflict",
            "broken",
            "away",
            "forbidden",
            "redirecting",
            "garbage",
            "breaking off",
            "silent",
            "dripping",
            "flooding",
            "too long",
            "reasoning only");
}
