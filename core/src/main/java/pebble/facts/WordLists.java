package pebble.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The sections of {@code words.txt}. */
final class WordLists {
    private static final Map<String, List<String>> SECTIONS = read();

    private WordLists() {}

    private static Map<String, List<String>> read() {
        var sections = new HashMap<String, List<String>>();
        var current = new ArrayList<String>();
        for (var name : Phrases.names("words.txt")) {
            if (name.startsWith("[")) {
                current = new ArrayList<>();
                sections.put(name.substring(1, name.length() - 1), current);
            } else {
                current.add(name);
            }
        }
        return sections;
    }

    static List<String> list(String section) {
        return Objects.requireNonNull(SECTIONS.get(section), section);
    }

    static Set<String> set(String section) {
        return Set.copyOf(new HashSet<>(list(section)));
    }
}
