package pebble.kinds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import pebble.reading.PlainWords;

/**
 * Tells what a document is. A heading among its first lines says most, the more when it fills its line; words of the body add to it, less each, and the name of
 * the file as one of them. How sure that is grows with the distance to the kind that comes second, so that a paper which might be two things is left to a person.
 */
final class Kinds {
    private static final int TOP_LINES = 16;
    private static final int READ = 60_000;
    private static final double FILLS_THE_LINE = 4;
    /** "PO-4500012345": short words, but nothing else begins so. */
    private static final double NUMBERED = 3.3;

    private static final double IN_THE_TOP = 2.5;
    private static final double IN_THE_BODY = 0.8;
    private static final double IN_THE_NAME = 1;
    /** Words of the body beyond so many say nothing more. */
    private static final int MOST_WORDS = 6;
    /** What speaks for a kind by chance, in any text. */
    private static final double CHANCE = 2;

    /** Below it, it is rather none of the kinds than this one. */
    private static final double WORTH_TELLING = 0.4;

    private static final double NONE_IS_LIKELY = 0.9;

    private static final List<Kind> ALL = read();
    /** What is none of the kinds. */
    private static final Kind OTHER = ALL.getLast();

    private Kinds() {}

    /** @param confidence 0 to 1 */
    record Told(String name, String category, double confidence) {}

    private record Scored(Kind kind, double score) {}

    static List<Kind> all() {
        return ALL;
    }

    /**
     * Where hardly a word speaks for any kind, the document is another, and nobody needs to look.
     *
     * @param filename with its ending
     */
    static Told of(String filename, String text) {
        String plain = PlainWords.inLines(text.length() > READ ? text.substring(0, READ) : text);
        String name = PlainWords.of(filename);
        List<String> top = top(plain);
        List<Scored> scored = ALL.stream()
                .map(kind -> new Scored(kind, score(kind, plain, top, name)))
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
        double weights = Math.exp(CHANCE);
        for (Scored one : scored) {
            weights += one.score() > 0 ? Math.exp(one.score()) : 0;
        }
        Scored best = scored.getFirst();
        double confidence = Math.exp(best.score()) / weights;
        return best.score() <= 0 || confidence < WORTH_TELLING
                ? new Told(OTHER.name(), OTHER.category(), NONE_IS_LIKELY)
                : new Told(best.kind().name(), best.kind().category(), confidence);
    }

    /** The first lines, and each with the next: a large heading takes two. */
    private static List<String> top(String plain) {
        List<String> lines = plain.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(TOP_LINES)
                .toList();
        List<String> top = new ArrayList<>(lines);
        for (int n = 1; n < lines.size(); n++) {
            top.add(lines.get(n - 1) + " " + lines.get(n));
        }
        return top;
    }

    private static double score(Kind kind, String text, List<String> top, String name) {
        for (String never : kind.never()) {
            if (top.stream().anyMatch(line -> Words.holds(line, never))) {
                return 0;
            }
        }
        double heading = 0;
        for (String line : top) {
            for (String phrase : kind.headings()) {
                heading = Math.max(heading, heading(phrase, line));
            }
        }
        long words = kind.words().stream()
                .filter(phrase -> Words.holds(text, phrase))
                .limit(MOST_WORDS)
                .count();
        boolean named = kind.headings().stream()
                .anyMatch(phrase ->
                        Words.isNumbered(phrase) ? Words.beginsNumbered(name, phrase) : Words.holds(name, phrase));
        return heading + IN_THE_BODY * words + (named ? IN_THE_NAME : 0);
    }

    private static double heading(String phrase, String line) {
        if (Words.isNumbered(phrase)) {
            return Words.beginsNumbered(line, phrase) ? NUMBERED : 0;
        }
        if (!Words.holds(line, phrase)) {
            return 0;
        }
        // A longer heading names the document more exactly than a word in it.
        double exact = 0.1 * phrase.length() / 10;
        return exact + (line.length() <= phrase.length() + 12 ? FILLS_THE_LINE : IN_THE_TOP);
    }

    private static List<Kind> read() {
        List<Kind> kinds = new ArrayList<>();
        for (String line : lines("/pebble/kinds/kinds.txt")) {
            if (line.startsWith("[")) {
                String[] names = line.substring(1, line.length() - 1).split(" ", 3);
                String label = names.length == 3 ? names[2] : label(names[0]);
                kinds.add(new Kind(names[0], names[1], label, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
                continue;
            }
            Kind kind = kinds.getLast();
            String phrase = Words.phrase(line.substring(1));
            (switch (line.charAt(0)) {
                        case '=' -> kind.headings();
                        case '-' -> kind.words();
                        default -> kind.never();
                    })
                    .add(phrase);
        }
        return List.copyOf(kinds);
    }

    private static String label(String name) {
        String words = name.replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Without blank lines and remarks. */
    static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(Kinds.class.getResourceAsStream(resource));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
