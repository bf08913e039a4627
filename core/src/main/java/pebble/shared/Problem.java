package pebble.shared;

import java.util.List;
import java.util.Map;

/**
 * A refusal that reaches the caller as the envelope {@code {"error":{code,message,details}}}. The message is a sentence the
 * user can act on; details hold no internals.
 */
public final class Problem extends RuntimeException {
    private final transient ErrorCode code;
    private final transient Map<String, ?> details;

    public Problem(ErrorCode code, String message, Map<String, ?> details) {
        super(message, null, false, false);
        this.code = code;
        this.details = details;
    }

    public Problem(ErrorCode code, String message) {
        this(code, message, Map.of());
    }

    /** A body that is well-formed but breaks a rule at one named field. */
    public static Problem field(String path, String reason) {
        return fields(List.of(new FieldError(path, reason)));
    }

    public static Problem fields(List<FieldError> fields) {
        return new Problem(
                CommonError.VALIDATION_FAILED,
                fields.getFirst().path() + " " + fields.getFirst().reason(),
                Map.of("fields", fields));
    }

    public ErrorCode code() {
        return code;
    }

    public Map<String, ?> details() {
        return details;
    }

    /** Which field was refused, and why. */
    public record FieldError(String path, String reason) {}
}
