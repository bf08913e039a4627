package pebble.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The page that was asked for before signing in: a path of ours and nothing else, for anything else could be somebody's trap. */
final class ReturnPath {
    static final String START = "/";

    /** Browsers read a backslash as a slash and drop tabs and line ends, so it is plain visible ASCII only. */
    private static final Pattern PLAIN = Pattern.compile("/[\\x21-\\x5B\\x5D-\\x7E]{0,2000}");

    /** A second slash makes a path another host, and a dot or an escape may turn into one on the way. */
    private static final Pattern TRAP = Pattern.compile("//|/\\.|%2f|%5c|%2e", Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_PAGE = Pattern.compile("/(login|api)(/.*)?");

    private ReturnPath() {}

    static String safe(@Nullable String to) {
        if (to == null || !PLAIN.matcher(to).matches()) {
            return START;
        }
        String path = to.split("[?#]", 2)[0];
        return TRAP.matcher(path).find() || NO_PAGE.matcher(path).matches() ? START : to;
    }
}
