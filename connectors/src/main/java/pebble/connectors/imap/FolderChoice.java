package pebble.connectors.imap;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which of a server's folders are read. */
final class FolderChoice {
    /** Mail that nobody wrote to us, or that lies elsewhere too (RFC 6154). */
    private static final Set<String> LEFT_OUT = Set.of("\\trash", "\\junk", "\\drafts", "\\all", "\\flagged");
    /** What servers that do not tell special uses call them. */
    private static final Set<String> USUAL_NAMES = Set.of(
            "trash",
            "bin",
            "deleted",
            "deleted items",
            "deleted messages",
            "junk",
            "junk e-mail",
            "junk email",
            "spam",
            "bulk mail",
            "drafts");

    private FolderChoice() {}

    /** A folder that holds mail. */
    record Listed(String name, char separator, Set<String> attributes) {

        private boolean isInbox() {
            return name.equalsIgnoreCase("INBOX");
        }

        private boolean isSpecial(boolean usesTold) {
            if (usesTold) {
                return attributes.stream().anyMatch(attribute -> LEFT_OUT.contains(attribute.toLowerCase(Locale.ROOT)));
            }
            String last = name.substring(name.lastIndexOf(separator) + 1);
            return USUAL_NAMES.contains(last.toLowerCase(Locale.ROOT));
        }
    }

    /** Named folders are always read; patterns pass over rubbish, drafts and folders that only show mail of others. INBOX first. */
    static List<Listed> chosen(List<Listed> all, List<String> wanted) {
        boolean usesTold = all.stream()
                .anyMatch(folder -> folder.attributes().stream()
                        .anyMatch(attribute -> LEFT_OUT.contains(attribute.toLowerCase(Locale.ROOT))));
        return all.stream()
                .filter(folder -> wanted.stream()
                        .anyMatch(pattern ->
                                matches(pattern, folder) && (pattern.indexOf('*') < 0 || !folder.isSpecial(usesTold))))
                .sorted(Comparator.comparing((Listed folder) -> !folder.isInbox())
                        .thenComparing(Listed::name))
                .toList();
    }

    /** What the settings name and the server has not. */
    static List<String> absent(List<Listed> all, List<String> wanted) {
        return wanted.stream()
                .filter(pattern -> all.stream().noneMatch(folder -> matches(pattern, folder)))
                .toList();
    }

    private static boolean matches(String pattern, Listed folder) {
        if (pattern.equalsIgnoreCase("INBOX")) {
            return folder.isInbox();
        }
        String regex = String.join(
                ".*",
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).toList());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(folder.name()).matches();
    }
}
