package pebble.ground;

/** Why the product will not go on, and what the person at the terminal can do about it. Printed without a stack trace. */
public final class Refusal extends RuntimeException {
    private final String cure;

    public Refusal(String reason, String cure) {
        super(reason, null, false, false);
        this.cure = cure;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    public String cure() {
        return cure;
    }
}
