package pebble.llm;

/**
 * What the model is to do, in our own words. It must hold nothing that a stranger wrote: what strangers wrote is data.
 *
 * @param purpose one word for the counters, like {@code routing}
 */
public record Instruction(String purpose, String text) {

    /** The same task after an answer that could not be used. */
    Instruction after(String complaint) {
        return new Instruction(
                purpose,
                text + "\n\nYour answer before this one could not be used: " + complaint
                        + " Answer again, and only as described.");
    }
}
