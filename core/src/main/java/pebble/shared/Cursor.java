package pebble.shared;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The opaque text that names a place in a list: the sort key of the last row shown, so that inserts do not shift pages. */
public final class Cursor {
    private Cursor() {}

    public static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** The key inside, or null for the first page. */
    public static @Nullable String decode(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw malformed();
        }
    }

    public static Problem malformed() {
        return new Problem(
                CommonError.MALFORMED_REQUEST, "This cursor is not one the list gave. Start from the first page.");
    }

    /** Lists answer 1 to 500 rows at a time, 50 unless told. */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return 50;
        }
        if (asked < 1 || asked > 500) {
            throw new Problem(CommonError.MALFORMED_REQUEST, "limit must be between 1 and 500");
        }
        return asked;
    }
}
