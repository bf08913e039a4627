package pebble.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The page that was asked for before signing in: a path of ours and nothing else, for anything else could be somebody's trap. */
final class ReturnPath {
    /** Browsers read a backslash as a slash and drop tabs and line ends, so only plain visible ASCII may follow. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[\\x21-\\x5B\\x5D-\\x7E]{0,2000}");

    private ReturnPath() {}

    static String safe(@Nullable String to) {
        return to != null && OURS.matcher(to).matches() && !to.startsWith("/login") && !to.startsWith("/api/")
                ? to
                : "/";
    }
}
