package pebble.shared;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The version a caller believes to edit, from {@code If-Match: "7"}; quotes optional, {@code *} matches any. */
public final class IfMatch {
    private IfMatch() {}

    /** For PATCH and PUT, which must name the version. */
    public static @Nullable Integer required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new Problem(
                    CommonError.VERSION_REQUIRED,
                    "Send the version you edited as If-Match: \"<version>\", so that nobody's change is overwritten.");
        }
        return optional(header);
    }

    /** For acts, which may name it. Null means: whatever version is there. */
    public static @Nullable Integer optional(@Nullable String header) {
        if (header == null || header.isBlank() || header.strip().equals("*")) {
            return null;
        }
        try {
            return Integer.valueOf(header.strip().replaceFirst("^W/", "").replace("\"", ""));
        } catch (NumberFormatException notANumber) {
            throw new Problem(CommonError.MALFORMED_REQUEST, "If-Match must be the version in quotes, such as \"7\"");
        }
    }

    /** Refuses when the caller's version is not the present one. */
    public static void check(@Nullable Integer expected, int present, Object current) {
        if (expected != null && expected != present) {
            throw new Problem(
                    CommonError.STALE_VERSION,
                    "Somebody changed this meanwhile. Look at the current state and try again.",
                    Map.of("current", current));
        }
    }
}
