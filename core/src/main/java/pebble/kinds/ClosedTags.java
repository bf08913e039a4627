package pebble.kinds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import pebble.reading.PlainWords;

/** The tags that a document earns by its words, of a closed list: two words of a tag make it sure, one alone makes it likely. */
final class ClosedTags {
    private static final int READ = 200_000;
    private static final double ONE_WORD = 0.7;
    private static final double MORE = 0.9;

    private static final Map<String, List<String>> ALL = read();

    private ClosedTags() {}

    /** How sure of each, 0 to 1. */
    static Map<String, Double> of(String text) {
        String plain = PlainWords.of(text.length() > READ ? text.substring(0, READ) : text);
        Map<String, Double> tags = new LinkedHashMap<>();
        ALL.forEach((tag, phrases) -> {
            long words = phrases.stream()
                    .filter(phrase -> Words.holds(plain, phrase))
                    .limit(2)
                    .count();
            if (words > 0) {
                tags.put(tag, words == 1 ? ONE_WORD : MORE);
            }
        });
        return tags;
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> tags = new LinkedHashMap<>();
        String tag = "";
        for (String line : Kinds.lines("/pebble/kinds/tags.txt")) {
            if (line.startsWith("[")) {
                tag = line.substring(1, line.length() - 1);
                tags.put(tag, new ArrayList<>());
            } else {
                Objects.requireNonNull(tags.get(tag)).add(PlainWords.of(line));
            }
        }
        return tags;
    }
}
