package pebble.connectors.onnx;

/** Why a model that a setting names cannot be used, and what to do about it. */
public final class WrongModel extends RuntimeException {
    private final String setting;

    WrongModel(String setting, String reason) {
        super(setting + ": " + reason);
        this.setting = setting;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    public String cure() {
        return "docs/settings.md says what is expected. Set " + setting + " right, or remove it to do without.";
    }
}
