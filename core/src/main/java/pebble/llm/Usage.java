package pebble.llm;

/** Tokens as the other side counted them; zero where it did not say. */
public record Usage(long in, long out) {
    public static final Usage NONE = new Usage(0, 0);

    Usage plus(Usage other) {
        return new Usage(in + other.in, out + other.out);
    }
}
