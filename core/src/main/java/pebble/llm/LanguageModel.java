package pebble.llm;

/** A language model somewhere else. Who wants an answer asks {@link Answers}, which checks, retries and counts. */
public interface LanguageModel {

    /** Of the kind of model, as the counters name it. */
    String name();

    /**
     * One exchange: sends the question once and reads the answer, within {@code limits.time()}. What goes wrong on the way or at the
     * other side is a completion too, never an exception. Implementations send what {@link Prompt#of} makes of the arguments.
     */
    Completion complete(Instruction instruction, String data, AnswerSchema schema, Limits limits)
            throws InterruptedException;
}
