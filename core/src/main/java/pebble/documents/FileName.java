package pebble.documents;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.mime.CleanText;

/** A file's name as it can be shown and kept, whatever was sent: never a path, never more than a line. */
final class FileName {
    private static final int LONGEST = 255;
    /** Control characters, and marks that make a name read otherwise than it is. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cntrl}\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

    private FileName() {}

    static String shown(@Nullable String received) {
        String name = received == null ? "" : received.replace('\\', '/');
        name = name.substring(name.lastIndexOf('/') + 1);
        name = CleanText.clean(UNSEEN.matcher(name).replaceAll("")).strip();
        return name.isEmpty() || name.equals(".") || name.equals("..") ? "document" : cut(name);
    }

    /** As it came, as far as a column holds it. */
    static @Nullable String kept(@Nullable String received) {
        return received == null ? null : start(CleanText.clean(received), LONGEST);
    }

    /** A long name keeps its ending: it says what the file is. */
    private static String cut(String name) {
        int dot = name.lastIndexOf('.');
        if (name.length() <= LONGEST || dot < 0 || name.length() - dot > 20) {
            return start(name, LONGEST);
        }
        String ending = name.substring(dot);
        return start(name, LONGEST - ending.length()) + ending;
    }

    private static String start(String text, int most) {
        return text.length() <= most ? text : CleanText.clean(text.substring(0, most));
    }
}
