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
import java.util.Optional;

/**
 * Tells what a document is. A heading among its first lines says most, the more when it fills its line; words of the body add to it, less each. How sure that is
 * grows with the distance to the kind that comes second, so that a paper which might be two things is left to a person.
 */
final class Kinds {
    private static final int TOP_LINES = 16;
    private static final int READ = 60_000;
    private static final double FILLS_THE_LINE = 4;
    private static final double IN_THE_TOP = 2.5;
    private static final double IN_THE_BODY = 0.8;
    /** Words of the body beyond so many say nothing more. */
    private static final int MOST_WORDS = 6;
    /** What speaks for a kind by chance, in any text. */
    private static final double CHANCE = 2;

    /** Below it, it might as well be nothing: nobody needs to look. */
    private static final double WORTH_TELLING = 0.4;

    private static final List<Kind> ALL = read();

    private Kinds() {}

    /** @param confidence 0 to 1 */
    record Told(String name, String category, double confidence) {}

    private record Scored(Kind kind, double score) {}

    static List<Kind> all() {
        return ALL;
    }

    /** Nothing when hardly a word speaks for any kind. */
    static Optional<Told> of(String text) {
        String plain = Words.plain(text.length() > READ ? text.substring(0, READ) : text);
        List<String> top = plain.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(TOP_LINES)
                .toList();
        List<Scored> scored = ALL.stream()
                .map(kind -> new Scored(kind, score(kind, plain, top)))
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
        Scored best = scored.getFirst();
        if (best.score() <= 0) {
            return Optional.empty();
        }
        double weights = Math.exp(CHANCE);
        for (Scored one : scored) {
            weights += one.score() > 0 ? Math.exp(one.score()) : 0;
        }
        double confidence = Math.exp(best.score()) / weights;
        if (confidence < WORTH_TELLING) {
            return Optional.empty();
        }
        return Optional.of(new Told(best.kind().name(), best.kind().category(), confidence));
    }

    private static double score(Kind kind, String text, List<String> top) {
        for (String never : kind.never()) {
            if (top.stream().anyMatch(line -> Words.holds(line, never))) {
                return 0;
            }
        }
        double heading = 0;
        for (int n = 0; n < top.size(); n++) {
            for (String phrase : kind.headings()) {
                if (Words.holds(top.get(n), phrase)) {
                    // A longer heading names the document more exactly than a word in it.
                    double exact = 0.1 * phrase.length() / 10;
                    double fills = top.get(n).length() <= phrase.length() + 12 ? FILLS_THE_LINE : IN_THE_TOP;
                    heading = Math.max(heading, fills + exact);
                }
            }
        }
        long words = kind.words().stream()
                .filter(phrase -> Words.holds(text, phrase))
                .limit(MOST_WORDS)
                .count();
        return heading + IN_THE_BODY * words;
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
            String phrase = Words.plain(line.substring(1)).strip();
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
