package pebble.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.board.Classification;
import pebble.board.Streams;
import pebble.classifier.Intents;
import pebble.classifier.Passage;
import pebble.identity.Caller;
import pebble.lessons.Verdict;
import pebble.llm.Answer;
import pebble.llm.AnswerSchema;
import pebble.llm.Answers;
import pebble.llm.Instruction;
import pebble.llm.Limits;
import pebble.llm.LlmSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the language model says of mail that the classifier was not sure of. It may name a board and an intent that exist; that something is noise it may
 * only suggest, since text in a mail could have it say so.
 */
@Component
class SecondOpinion {
    /** Below it another board is as likely: the card stays in triage, with the guess beside it. */
    private static final double LEAST = 0.5;

    private final Answers answers;
    private final LlmSettings settings;
    private final Streams streams;

    SecondOpinion(Answers answers, LlmSettings settings, Streams streams) {
        this.answers = answers;
        this.settings = settings;
        this.streams = streams;
    }

    boolean isConfigured() {
        return answers.configured();
    }

    boolean isWanted(@Nullable Verdict verdict) {
        return answers.configured() && verdict != null && !verdict.isSure() && verdict.confidence() < settings.below();
    }

    /** What the model says of the mail; empty when it says nothing of use. */
    Optional<Classification> of(Passage passage, String best, double confidence, Duration time) {
        return said(asked(passage, time), best, confidence);
    }

    /** @param time the longest that may pass, with all waiting and asking again */
    Answer asked(Passage passage, Duration time) {
        List<String> boards = streams.all(Caller.SYSTEM).stream()
                .map(pebble.board.Stream::key)
                .filter(key -> !key.equals(Streams.UNCLASSIFIED))
                .toList();
        return answers.ask(
                new Instruction("routing", instruction(boards)),
                "From: " + passage.from() + "\nSubject: " + passage.subject() + "\n\n" + passage.text(),
                schema(boards),
                new Limits(time, 300, 8_000));
    }

    /**
     * An answer as a judgement.
     *
     * @param best what the classifier thought likeliest, which stands where the model names no board
     */
    static Optional<Classification> said(Answer answer, String best, double confidence) {
        if (!(answer instanceof Answer.Given given)) {
            return Optional.empty();
        }
        JsonNode value = given.value();
        String stream = value.path("stream").asString();
        String intent = value.path("intent").asString(null);
        double sure = value.path("confidence").asDouble();
        boolean names = !stream.equals(Intents.NOISE) && !stream.equals(Streams.UNCLASSIFIED);
        return Optional.of(new Classification(
                names && sure >= LEAST ? stream : Streams.UNCLASSIFIED,
                intent != null && Intents.of(stream).contains(intent) ? intent : null,
                names ? sure : confidence,
                "llm",
                List.of(value.path("reason").asString(), "Asked of " + given.model()),
                stream.equals(Streams.UNCLASSIFIED) ? best : stream));
    }

    private static String instruction(List<String> boards) {
        return """
                You sort the mail of a group of companies that makes and trades industrial chemicals and has a laboratory. Say which board a mail belongs on, \
                by what its newest part wants from the company that received it; what it quotes counts for nothing. Boards: %s; "noise" for what asks \
                nobody for anything (newsletters, automatic replies, codes, notices of machines, spam, private mail); "unclassified" when you cannot tell. \
                sales: enquiries, samples, negotiation, meetings, chasing a quote, introductions of buyers. operations: orders, their state and changes, \
                dispatch, invoices and payment, shipping documents. tender: notices, corrigenda, clarifications, results of bids. quality: certificates \
                of analysis, complaints, specifications, test reports, audits. Give the intent when one of the list fits, else null; your confidence from 0 to 1; \
                and one short sentence in English that says by what in the mail you judged.""".formatted(String.join(", ", boards));
    }

    private static AnswerSchema schema(List<String> boards) {
        JsonMapper json = JsonMapper.shared();
        List<String> places = new ArrayList<>(boards);
        places.add(Intents.NOISE);
        places.add(Streams.UNCLASSIFIED);
        ObjectNode schema = json.createObjectNode().put("type", "object").put("additionalProperties", false);
        schema.putPOJO("required", List.of("stream", "intent", "confidence", "reason"));
        ObjectNode properties = schema.putObject("properties");
        ArrayNode choice = properties.putObject("stream").put("type", "string").putArray("enum");
        places.forEach(choice::add);
        ObjectNode intent = properties.putObject("intent");
        intent.putArray("type").add("string").add("null");
        ArrayNode intents = intent.putArray("enum");
        Intents.all().values().forEach(of -> of.forEach(intents::add));
        intents.addNull();
        properties
                .putObject("confidence")
                .put("type", "number")
                .put("minimum", 0)
                .put("maximum", 1);
        properties.putObject("reason").put("type", "string").put("maxLength", 300);
        return AnswerSchema.of("placement", json.readTree(json.writeValueAsString(schema)));
    }
}
