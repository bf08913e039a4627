package pebble.routing;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import pebble.board.CardSorting;
import pebble.board.Classification;
import pebble.board.Streams;
import pebble.classifier.Intents;
import pebble.classifier.Passage;
import pebble.identity.Caller;
import pebble.jobs.Jobs;
import pebble.lessons.Verdict;
import pebble.llm.Answer;
import pebble.llm.AnswerSchema;
import pebble.llm.Answers;
import pebble.llm.Finish;
import pebble.llm.Instruction;
import pebble.llm.Limits;
import pebble.llm.LlmSettings;
import pebble.mail.Filings;
import pebble.mail.MessageId;
import pebble.mail.ThreadId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks the language model about mail that the classifier was not sure of. The card lies in triage meanwhile, where people see it: nothing waits for the
 * model, and what it says counts only while nobody has touched the card. It may name a board and an intent that exist; that something is noise it may
 * only suggest, since text in a mail could have it say so.
 */
@Component
class SecondOpinion {
    static final TaskDescriptor<Work> TASK = TaskDescriptor.of("second-opinion", Work.class);

    /** Below it another board is as likely: the card stays in triage, with the guess beside it. */
    private static final double LEAST = 0.5;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int ATTEMPTS = 4;

    private final Answers answers;
    private final LlmSettings settings;
    private final Filings filings;
    private final Streams streams;
    private final CardSorting sorting;
    private final Jobs jobs;

    SecondOpinion(
            Answers answers, LlmSettings settings, Filings filings, Streams streams, CardSorting sorting, Jobs jobs) {
        this.answers = answers;
        this.settings = settings;
        this.filings = filings;
        this.streams = streams;
        this.sorting = sorting;
        this.jobs = jobs;
    }

    /** About the mail that opened a card. */
    record Question(ThreadId thread, MessageId message, Verdict verdict) {}

    record Work(UUID thread, UUID message, String best, double confidence) {}

    boolean isWanted(@Nullable Verdict verdict) {
        return answers.configured() && verdict != null && !verdict.isSure() && verdict.confidence() < settings.below();
    }

    /** In the transaction that opened the cards. */
    void ask(Collection<Question> questions) {
        for (Question question : questions) {
            jobs.schedule(
                    TASK,
                    question.thread().toString(),
                    new Work(
                            question.thread().value(),
                            question.message().value(),
                            question.verdict().bestStream(),
                            question.verdict().confidence()));
        }
    }

    /** What the model says of the mail; empty when it says nothing of use. */
    Optional<Classification> of(Passage passage, String best, double confidence, Duration time) {
        return Optional.ofNullable(said(asked(passage, time), best, confidence));
    }

    /** @throws ModelAway when asking again later may help */
    private void answer(Work work) {
        MessageId message = new MessageId(work.message());
        Filings.Words words = filings.words(List.of(message)).get(message);
        if (words == null || !sorting.waits(work.thread())) {
            return;
        }
        Answer answer = asked(new Passage(words.subject(), words.replyText(), words.from()), PATIENCE);
        Classification said = said(answer, work.best(), work.confidence());
        if (said != null) {
            sorting.sort(work.thread(), said);
        } else if (answer.finish() == Finish.FAILED) {
            throw new ModelAway();
        }
    }

    private Answer asked(Passage passage, Duration time) {
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

    private static @Nullable Classification said(Answer answer, String best, double confidence) {
        if (!(answer instanceof Answer.Given given)) {
            return null;
        }
        JsonNode value = given.value();
        String stream = value.path("stream").asString();
        String intent = value.path("intent").asString(null);
        double sure = value.path("confidence").asDouble();
        boolean names = !stream.equals(Intents.NOISE) && !stream.equals(Streams.UNCLASSIFIED);
        return new Classification(
                names && sure >= LEAST ? stream : Streams.UNCLASSIFIED,
                intent != null && Intents.of(stream).contains(intent) ? intent : null,
                names ? sure : confidence,
                "llm",
                List.of(value.path("reason").asString(), "Asked of " + given.model()),
                stream.equals(Streams.UNCLASSIFIED) ? best : stream);
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

    private static final class ModelAway extends RuntimeException {
        ModelAway() {
            super("the language model gave no answer", null, false, false);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {
        @Bean
        OneTimeTask<Work> secondOpinionTask(SecondOpinion opinion) {
            return Tasks.oneTime(TASK)
                    .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                            ATTEMPTS, new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_PAUSE, 5)))
                    .execute((instance, context) -> opinion.answer(instance.getData()));
        }
    }
}
