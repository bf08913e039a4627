package pebble.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.llm.Answer;
import pebble.llm.AnswerSchema;
import pebble.llm.Answers;
import pebble.llm.Instruction;
import pebble.llm.Limits;
import pebble.mail.Message;
import pebble.mail.MessageId;
import pebble.mail.ThreadId;
import tools.jackson.databind.JsonNode;

/** What the language model makes of conversations, kept so that each state of one is paid for once. */
@Component
class Summaries {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(30), 400, 12_000);
    private static final int MESSAGES = 4;

    private static final Instruction INSTRUCTION = new Instruction("summary", """
            You help people of a chemicals company who answer the mail of customers. The data is a conversation, the newest message first. \
            Write in English: "summary", what the customer wants and what matters for it (goods, quantities, dates, prices, numbers of documents), two sentences at the most; \
            and "next_action", the one thing that the reader should do next, as a short imperative sentence. Use only what stands in the messages; \
            write figures as they stand there, convert and count nothing; name no links and no mail addresses; invent nothing, promise nothing, and leave \
            out what you do not know.""");

    private static final AnswerSchema SCHEMA = AnswerSchema.of("summary", """
            {"type": "object", "additionalProperties": false, "required": ["summary", "next_action"], "properties": {
                "summary": {"type": "string", "minLength": 1, "maxLength": 700},
                "next_action": {"type": "string", "minLength": 1, "maxLength": 240}}}
            """);

    private final JdbcClient sql;
    private final Answers answers;
    private final Clock clock;

    Summaries(JdbcClient sql, Answers answers, Clock clock) {
        this.sql = sql;
        this.answers = answers;
        this.clock = clock;
    }

    /** @param model by which it was written */
    record Summary(String summary, String nextAction, String model, Instant writtenAt) {}

    boolean canBeAsked() {
        return answers.configured();
    }

    /** Of the conversation as it stood with this message, which may lie in another legal entity's conversation too. */
    Optional<Summary> find(ThreadId thread, MessageId message) {
        return sql.sql("""
                        select summary, next_action, model, written_at from card_summary
                        where message_id = :message and thread_id = :thread
                        """)
                .param("message", message.value())
                .param("thread", thread.value())
                .query((row, n) -> new Summary(
                        row.getString("summary"),
                        row.getString("next_action"),
                        row.getString("model"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * Takes as long as the model takes; nothing is held meanwhile.
     *
     * @param conversation oldest first, with texts
     * @param newest of them, that the summary is kept with
     * @throws pebble.shared.Problem with {@code LLM_UNAVAILABLE} when there is no answer
     */
    Summary write(ThreadId thread, List<Message> conversation, MessageId newest) {
        String data = data(conversation);
        Answer answer = answers.ask(INSTRUCTION, data, SCHEMA.checkedBy(value -> ungrounded(value, data)), LIMITS);
        if (!(answer instanceof Answer.Given given)) {
            throw DeskError.LLM_UNAVAILABLE.problem();
        }
        Summary written = new Summary(
                given.value().path("summary").asString(),
                given.value().path("next_action").asString(),
                given.model(),
                clock.instant());
        sql.sql("""
                        insert into card_summary (message_id, thread_id, summary, next_action, model, written_at)
                        values (:message, :thread, :summary, :action, :model, :now)
                        on conflict (message_id, thread_id) do update set summary = excluded.summary, next_action = excluded.next_action,
                            model = excluded.model, written_at = excluded.written_at
                        """)
                .param("message", newest.value())
                .param("thread", thread.value())
                .param("summary", written.summary())
                .param("action", written.nextAction())
                .param("model", written.model())
                .param("now", written.writtenAt().atOffset(ZoneOffset.UTC))
                .update();
        return written;
    }

    private static Optional<String> ungrounded(JsonNode value, String data) {
        return Grounds.complaint(
                List.of(
                        value.path("summary").asString(),
                        value.path("next_action").asString()),
                data);
    }

    private static String data(List<Message> conversation) {
        return conversation.reversed().stream()
                .limit(MESSAGES)
                .map(message -> {
                    Message.Texts texts = message.texts();
                    return "From: " + message.from().name() + "\nDate: " + message.date() + "\nSubject: "
                            + message.subject() + "\n\n" + (texts == null ? "" : texts.newestText());
                })
                .collect(Collectors.joining("\n\n----\n\n"));
    }
}
