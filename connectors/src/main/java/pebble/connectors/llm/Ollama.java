package pebble.connectors.llm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
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
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Chats with a model in Ollama by its native API, which alone takes the size of the context with each question. */
final class Ollama implements LanguageModel, AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration DIGEST_TIME = Duration.ofSeconds(2);

    private final OllamaSettings settings;
    private final String address;
    private final HttpExchange http;

    /** Of the model's weights, since a name may stand for others tomorrow; null when it is to be asked for, as after every failure. */
    private final AtomicReference<@Nullable String> digest = new AtomicReference<>();

    Ollama(OllamaSettings settings) {
        this.settings = settings;
        this.address = Address.of("OLLAMA_BASE_URL", settings.baseUrl(), "/(api|v1)");
        this.http = new HttpExchange(
                settings.connectTimeout(),
                settings.firstByteTimeout(),
                settings.totalTimeout(),
                LanguageModels.LONGEST_ANSWER);
    }

    @Override
    public String name() {
        return "ollama";
    }

    @Override
    public Completion complete(Instruction instruction, String data, AnswerSchema schema, Limits limits)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/chat"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(question(Prompt.of(instruction, data, schema, limits), schema, limits)
                        .toString()))
                .build();
        long begin = System.nanoTime();
        Completion completion;
        try {
            Reply reply = http.send(request, limits.time());
            List<JsonNode> pieces = pieces(reply.body());
            completion = reply.status() == 200 ? answer(pieces, limits) : failed(refusal(reply, pieces));
        } catch (IOException broken) {
            completion = failed(Trouble.of(broken));
        }
        if (completion.failure() != null) {
            digest.set(null);
            return completion;
        }
        Duration left = limits.time().minusNanos(System.nanoTime() - begin);
        return new Completion(
                completion.text(), completion.finish(), completion.usage(), model(left), completion.failure());
    }

    private ObjectNode question(Prompt prompt, AnswerSchema schema, Limits limits) {
        ObjectNode body = JSON.createObjectNode().put("model", settings.model());
        var messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", prompt.system());
        messages.addObject().put("role", "user").put("content", prompt.user());
        body.set("format", schema.reduced());
        body.putObject("options")
                .put("temperature", 0)
                .put("num_ctx", settings.context())
                .put("num_predict", limits.answerTokens());
        // Newer versions refuse a question that is too long instead of dropping its beginning; older ones ignore the
        // wish.
        return body.put("stream", false).put("truncate", false).put("keep_alive", settings.keepAlive());
    }

    /** One object as we ask for, or a stream of them, which is Ollama's default and what a proxy may make of it. */
    private static List<JsonNode> pieces(String body) {
        List<JsonNode> pieces = new ArrayList<>();
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(body)) {
            while (values.hasNextValue()) {
                pieces.add(values.nextValue());
            }
            return pieces;
        } catch (JacksonException notJson) {
            return List.of();
        }
    }

    private Completion answer(List<JsonNode> pieces, Limits limits) {
        StringBuilder text = new StringBuilder();
        for (JsonNode piece : pieces) {
            if (!piece.path("error").isMissingNode()) {
                return failed(Failure.of(Kind.UNAVAILABLE, "The model broke off in the middle of its answer."));
            }
            text.append(piece.path("message").path("content").asString(""));
        }
        JsonNode last = pieces.isEmpty() ? JSON.missingNode() : pieces.getLast();
        if (!last.path("done").asBoolean(false)) {
            return failed(Failure.of(Kind.UNAVAILABLE, "HTTP 200 without a whole answer in it"));
        }
        long in = Math.max(0, last.path("prompt_eval_count").asLong(0));
        long out = Math.max(0, last.path("eval_count").asLong(0));
        if (in + limits.answerTokens() > settings.context()) {
            return failed(Failure.of(
                    Kind.UNANSWERABLE,
                    "The question has " + in
                            + " tokens and may have lost its beginning: OLLAMA_CONTEXT is too small."));
        }
        Finish finish = switch (last.path("done_reason").asString("stop")) {
            case "stop" -> Finish.STOP;
            case "length" -> Finish.LENGTH;
            default -> Finish.FAILED;
        };
        return finish == Finish.FAILED
                ? failed(Failure.of(Kind.UNAVAILABLE, "The model was loaded or unloaded, and answered nothing."))
                : Completion.ended(text.toString(), finish, new Usage(in, out), settings.model());
    }

    private static Failure refusal(Reply reply, List<JsonNode> pieces) {
        String message = pieces.isEmpty() ? "" : pieces.getFirst().path("error").asString("");
        Failure failure = Trouble.of(reply.status(), reply.headers(), "", message);
        if (reply.status() == 400 && message.contains("does not support")) {
            return Failure.of(Kind.MISCONFIGURED, "OLLAMA_MODEL names a model that cannot chat.");
        }
        // Its queue is full: it is well, and too many ask.
        return reply.status() == 503 ? new Failure(Kind.BUSY, failure.why(), failure.after()) : failure;
    }

    private Completion failed(Failure failure) {
        return Completion.failed(failure, "ollama/" + settings.model());
    }

    private String model(Duration left) throws InterruptedException {
        String known = digest.get();
        if (known == null) {
            Duration half = left.dividedBy(2);
            known = half.isPositive() ? askedDigest(half.compareTo(DIGEST_TIME) < 0 ? half : DIGEST_TIME) : "";
            digest.set(known);
        }
        return "ollama/" + settings.model() + (known.isEmpty() ? "" : "@" + known);
    }

    /** The answer is good without it, so trouble here is none. */
    private String askedDigest(Duration time) throws InterruptedException {
        String full = settings.model().contains(":") ? settings.model() : settings.model() + ":latest";
        try {
            Reply reply = http.send(
                    HttpRequest.newBuilder(URI.create(address + "/api/tags")).build(), time);
            for (JsonNode model : JSON.readTree(reply.body()).path("models")) {
                String found = model.path("digest").asString("");
                if (model.path("name").asString("").equals(full) && found.matches("(sha256:)?[0-9a-f]{12,64}")) {
                    return found.replace("sha256:", "").substring(0, 12);
                }
            }
        } catch (IOException | JacksonException untold) {
            return "";
        }
        return "";
    }

    @Override
    public void close() {
        http.close();
    }
}
