package pebble.llm;

import tools.jackson.databind.JsonNode;

/** The end of a question: an answer that fits its schema, or none and the reason. */
public sealed interface Answer {

    /** All tokens that were spent on it, over every attempt. */
    Usage usage();

    /** What answered last; to be kept with whatever is made of the answer. */
    String model();

    Finish finish();

    /** It fits the schema of the question; whether it is true is another matter. */
    record Given(JsonNode value, Usage usage, String model) implements Answer {
        @Override
        public Finish finish() {
            return Finish.STOP;
        }
    }

    /**
     * Nothing that may be used; a person or another way must decide.
     *
     * @param why for administrators: without secrets, and without what the question or the answer said
     * @param passes whether the same question may be answered later: the model is away, busy or not set up well
     */
    record Missing(Finish finish, String why, boolean passes, Usage usage, String model) implements Answer {}
}
