package pebble.connectors.llm;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import pebble.connectors.http.Address;
import pebble.connectors.http.HttpExchange;
import pebble.connectors.http.HttpExchange.Reply;
import pebble.llm.AnswerSchema;
import pebble.llm.Completion;
import pebble.llm.Completion.Failure;
import pebble.llm.Completion.Kind;
import pebble.llm.Finish;
import pebble.llm.Instruction;
import pebble.llm.LanguageModel;
import pebble.llm.Limits;
import pebble.llm.Prompt;
import pebble.llm.Usage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Chat completions of a deployment of Azure OpenAI. */
final class AzureOpenAi implements LanguageModel, AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final AzureOpenAiSettings settings;
    private final URI uri;
    private final HttpExchange http;

    AzureOpenAi(AzureOpenAiSettings settings) {
        if (!settings.key().matches("[\\x21-\\x7E]+")) {
            throw new IllegalArgumentException("AZURE_OPENAI_KEY is missing or has characters that no key has.");
        }
        this.settings = settings;
        this.uri = uri(settings);
        this.http = new HttpExchange(
                settings.connectTimeout(),
                settings.firstByteTimeout(),
                settings.totalTimeout(),
                LanguageModels.LONGEST_ANSWER);
    }

    private static URI uri(AzureOpenAiSettings settings) {
        String endpoint = Address.secret("AZURE_OPENAI_ENDPOINT", settings.endpoint(), "/openai(/v1)?");
        return URI.create(
                settings.apiVersion().isEmpty()
                        ? endpoint + "/openai/v1/chat/completions"
                        : endpoint + "/openai/deployments/" + encoded(settings.deployment())
                                + "/chat/completions?api-version=" + encoded(settings.apiVersion()));
    }

    @Override
    public String name() {
        return "azure";
    }

    @Override
    public Completion complete(Instruction instruction, String data, AnswerSchema schema, Limits limits)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("api-key", settings.key())
                .POST(BodyPublishers.ofString(question(Prompt.of(instruction, data, schema, limits), schema, limits)
                        .toString()))
                .build();
        try {
            Reply reply = http.send(request, limits.time());
            return reply.status() == 200 ? answer(reply) : refusal(reply);
        } catch (IOException broken) {
            return failed(Trouble.of(broken));
        }
    }

    private ObjectNode question(Prompt prompt, AnswerSchema schema, Limits limits) {
        ObjectNode body = JSON.createObjectNode();
        if (settings.apiVersion().isEmpty()) {
            body.put("model", settings.deployment());
        }
        var messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", prompt.system());
        messages.addObject().put("role", "user").put("content", prompt.user());
        if (settings.reasoning()) {
            body.put("max_completion_tokens", limits.answerTokens());
        } else {
            body.put("max_tokens", limits.answerTokens()).put("temperature", 0);
        }
        ObjectNode format = body.putObject("response_format");
        switch (settings.answers()) {
            case JSON_OBJECT -> format.put("type", "json_object");
            case JSON_SCHEMA ->
                format.put("type", "json_schema")
                        .putObject("json_schema")
                        .put("name", schema.name())
                        .put("strict", true)
                        .set("schema", schema.reduced());
        }
        return body;
    }

    private Completion answer(Reply reply) {
        JsonNode body = json(reply.body());
        JsonNode choice = body.path("choices").path(0);
        JsonNode message = choice.path("message");
        Usage usage = new Usage(
                Math.max(0, body.path("usage").path("prompt_tokens").asLong(0)),
                Math.max(0, body.path("usage").path("completion_tokens").asLong(0)));
        String model = model(body.path("model").asString(""));
        String text = message.path("content").asString("");
        if (!message.path("refusal").asString("").isEmpty()) {
            return Completion.ended("", Finish.REFUSED, usage, model);
        }
        return switch (choice.path("finish_reason").asString("")) {
            case "content_filter" -> Completion.ended("", Finish.FILTERED, usage, model);
            case "length" -> Completion.ended(text, Finish.LENGTH, usage, model);
            case "stop" -> Completion.ended(text, Finish.STOP, usage, model);
            default -> failed(Failure.of(Kind.UNAVAILABLE, "HTTP 200 without a chat completion in it"));
        };
    }

    private Completion refusal(Reply reply) {
        JsonNode error = json(reply.body()).path("error");
        String code = error.path("code").asString("");
        String message = error.path("message").asString("").replace(settings.key(), "…");
        boolean filtered = code.equals("content_filter")
                || error.path("innererror").path("code").asString("").equals("ResponsibleAIPolicyViolation");
        if (reply.status() == 400 && filtered) {
            return Completion.ended("", Finish.FILTERED, Usage.NONE, model(""));
        }
        if (reply.status() == 400 && isSettings(code, message)) {
            return failed(Failure.of(
                    Kind.MISCONFIGURED,
                    "The deployment takes no " + (message.contains("json_schema") ? "json_schema" : "such parameter")
                            + ": see AZURE_OPENAI_ANSWERS, AZURE_OPENAI_REASONING and AZURE_OPENAI_API_VERSION."));
        }
        return failed(Trouble.of(reply.status(), reply.headers(), code.replace(settings.key(), "…"), message));
    }

    /** Where a question is too long its error may quote it, and with it our settings, or a mail that names them. */
    private static boolean isSettings(String code, String message) {
        return message.contains("json_schema") && !code.equals("context_length_exceeded")
                || code.equals("unsupported_parameter")
                || code.equals("unsupported_value");
    }

    /** A gateway's page instead of JSON has neither choices nor an error. */
    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return JSON.missingNode();
        }
    }

    private Completion failed(Failure failure) {
        return Completion.failed(failure, model(""));
    }

    /** Deployments are moved to newer models under the same name, so all three are needed to tell what answered. */
    private String model(String answered) {
        return "azure/" + settings.deployment() + "@" + (settings.apiVersion().isEmpty() ? "v1" : settings.apiVersion())
                + (answered.isEmpty() ? "" : "/" + answered);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        http.close();
    }
}
