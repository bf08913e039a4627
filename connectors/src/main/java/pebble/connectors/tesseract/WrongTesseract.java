package pebble.connectors.tesseract;

/** Why the Tesseract that a setting names cannot be used, and what to do about it. */
public final class WrongTesseract extends RuntimeException {
    private final String cure;

    WrongTesseract(String reason, String cure) {
        super(reason);
        this.cure = cure;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    public String cure() {
        return cure;
    }
}
