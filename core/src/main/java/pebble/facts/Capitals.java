package pebble.facts;

import java.util.Set;

/** Runs of capitalised words as names are made of: "Vembanad Coir & Oils", "T. R. Platers", "Institute of Soil Science". */
final class Capitals {
    private static final int LONGEST = 9;
    private static final Set<String> INSIDE = WordLists.set("capitals.inside");
    /** Capitalised at the beginning of a sentence or a label, and no part of a name. */
    static final Set<String> STOPS = WordLists.set("capitals.stops");

    private Capitals() {}

    /** The first word of the run that ends with {@code last}. */
    static int back(Passage passage, int last) {
        var words = passage.words();
        int at = last;
        while (at > 0 && last - at < LONGEST) {
            if (isNameWord(passage, at - 1) && links(passage, at - 1)) {
                at--;
            } else if (at > 1
                    && INSIDE.contains(words.get(at - 1).lower())
                    && passage.between(at - 1, at).equals(" ")
                    && passage.between(at - 2, at - 1).equals(" ")
                    && isNameWord(passage, at - 2)) {
                at -= 2;
            } else {
                break;
            }
        }
        return at;
    }

    /** The index after the last word of the run that begins with {@code first}. */
    static int end(Passage passage, int first) {
        var words = passage.words();
        int at = first + 1;
        while (at < words.size() && at - first < LONGEST) {
            if (isNameWord(passage, at) && links(passage, at - 1)) {
                at++;
            } else if (at + 1 < words.size()
                    && INSIDE.contains(words.get(at).lower())
                    && passage.between(at - 1, at).equals(" ")
                    && passage.between(at, at + 1).equals(" ")
                    && isNameWord(passage, at + 1)) {
                at += 2;
            } else {
                break;
            }
        }
        return at;
    }

    static boolean isNameWord(Passage passage, int word) {
        var written = passage.words().get(word);
        return written.capital() && !STOPS.contains(written.lower()) && passage.isFree(written.start(), written.end())
                || written.lower().equals("m")
                        && passage.charAt(written.end()) == '.'
                        && passage.charAt(written.end() + 1) == ' ';
    }

    /** Whether a word and the next belong to one name by what stands between them. */
    private static boolean links(Passage passage, int word) {
        var between = passage.between(word, word + 1);
        return switch (between) {
            case " ", "-", " & ", "&", "'", "’", "\u00a0" -> true;
            case ". ", "." -> passage.words().get(word).text().length() <= 4;
            case " (" -> passage.charAt(passage.words().get(word + 1).end()) == ')';
            case ") " -> passage.charAt(passage.words().get(word).start() - 1) == '(';
            default -> false;
        };
    }
}
