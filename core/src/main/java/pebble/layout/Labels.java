package pebble.layout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list of the words that announce facts on paper. The longest that fits counts; they are compared without case, punctuation and marks. */
public final class Labels {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    /** By their first words, the longest first. */
    private final Map<String, List<Label>> all;

    private Labels(Map<String, List<Label>> all) {
        this.all = all;
    }

    /** @param section of the list of labels: a field, or what is not one */
    private record Label(String section, List<String> words) {}

    /** @param end behind the last letter of the label */
    public record Hit(String section, int start, int end, int words) {}

    private record Word(String lower, int start, int end) {}

    /** From the left, none within another. */
    public List<Hit> in(String text) {
        List<Word> words = words(text);
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (Label label : all.getOrDefault(words.get(i).lower(), List.of())) {
                if (fits(label.words(), words, i)) {
                    int last = i + label.words().size() - 1;
                    hits.add(new Hit(
                            label.section(),
                            words.get(i).start(),
                            words.get(last).end(),
                            label.words().size()));
                    i = last;
                    break;
                }
            }
        }
        return hits;
    }

    private static boolean fits(List<String> label, List<Word> words, int at) {
        if (at + label.size() > words.size()) {
            return false;
        }
        for (int i = 1; i < label.size(); i++) {
            if (!words.get(at + i).lower().equals(label.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(new Word(plain(word.group()), word.start(), word.end()));
        }
        return words;
    }

    private static String plain(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        // Most words are as they should be, and to be told so costs less than to be made so.
        return Normalizer.isNormalized(small, Normalizer.Form.NFKC)
                ? small
                : Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Each section, {@code [total]}, with its labels below it, one a line. */
    public static Labels of(String resource) {
        Map<String, List<Label>> all = new HashMap<>();
        String section = "";
        try (InputStream in = Objects.requireNonNull(Labels.class.getResourceAsStream(resource));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line : reader.lines().map(String::strip).toList()) {
                if (line.startsWith("[")) {
                    section = line.substring(1, line.length() - 1);
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    List<String> words = words(line).stream().map(Word::lower).toList();
                    all.computeIfAbsent(words.getFirst(), first -> new ArrayList<>())
                            .add(new Label(section, words));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.values()
                .forEach(labels -> labels.sort(
                        Comparator.comparingInt((Label label) -> label.words().size())
                                .reversed()));
        return new Labels(all);
    }
}
