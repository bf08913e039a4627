package pebble.mime;

import java.util.regex.Pattern;

/** File names from outside: a name, never a path. */
final class FileNames {
    private static final int LONGEST = 255;

    /** Control characters, and marks that make a name read backwards. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]");

    private FileNames() {}

    static String bare(String given) {
        if (given.isEmpty()) {
            return "";
        }
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = CleanText.clean(UNPRINTABLE.matcher(name).replaceAll("").strip());
        if (clean.length() <= LONGEST) {
            return clean;
        }
        int dot = clean.lastIndexOf('.');
        String ending = dot > 0 && clean.length() - dot <= 12 ? clean.substring(dot) : "";
        return CleanText.clean(clean.substring(0, LONGEST - ending.length()) + ending);
    }
}
