package pebble.likeness;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Two texts word by word: layout does not count. */
public final class TextDiff {
    /** More words of one text are not compared: what is shown is for people to read. */
    private static final int MOST = 20_000;

    private static final Pattern BLANK = Pattern.compile("\\s+");

    private TextDiff() {}

    /** What became of some words. */
    public enum Change {
        SAME,
        REMOVED,
        ADDED;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Words in a row that share a fate. */
    public record Run(Change change, String text) {}

    /** From one text to the other, in order. */
    public static List<Run> of(String from, String to) {
        List<String> before = words(from);
        List<String> after = words(to);
        List<Run> runs = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            Chunk<String> removed = delta.getSource();
            add(runs, Change.SAME, before.subList(at, removed.getPosition()));
            add(runs, Change.REMOVED, removed.getLines());
            add(runs, Change.ADDED, delta.getTarget().getLines());
            at = removed.getPosition() + removed.size();
        }
        add(runs, Change.SAME, before.subList(at, before.size()));
        return runs;
    }

    private static void add(List<Run> runs, Change change, List<String> words) {
        if (!words.isEmpty()) {
            runs.add(new Run(change, String.join(" ", words)));
        }
    }

    private static List<String> words(String text) {
        return BLANK.splitAsStream(text.strip())
                .filter(word -> !word.isEmpty())
                .limit(MOST)
                .toList();
    }
}
