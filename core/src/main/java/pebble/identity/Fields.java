package pebble.identity;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may be written into a name and an e-mail address; null means accepted, else the reason. */
final class Fields {
    // Anything a mail server could route, `.local` included; whether it exists only a mail can tell.
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}<>\"]{1,64}@[^\\s@\\p{Cntrl}<>\"]{1,189}");

    private Fields() {}

    static @Nullable String nameRefusal(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return "is required";
        }
        if (name.strip().length() > 200) {
            return "must have at most 200 characters";
        }
        return name.chars().anyMatch(Character::isISOControl) ? "must be one line of text" : null;
    }

    static @Nullable String emailRefusal(@Nullable String email) {
        if (email == null || email.isBlank()) {
            return "is required";
        }
        return EMAIL.matcher(email.strip()).matches() ? null : "is not an e-mail address";
    }
}
