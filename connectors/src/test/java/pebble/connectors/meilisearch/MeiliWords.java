package pebble.connectors.meilisearch;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** How Meilisearch looks for words: phrases exactly, the last word by its beginning, errors forgiven by length, and a hyphen before a word excludes it. */
final class MeiliWords {
    private static final Pattern TERM = Pattern.compile("(-?)\"([^\"]*)\"?|(\\S+)(\\s*)");
    private static final Pattern TOKEN =
            Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}\\p{M}\\u200c\\u200d&&[^\\p{IsHan}]]+");
    private static final int MOST = 10;
    private static final int FAR = 8;

    private record Term(List<String> tokens, boolean phrase, boolean begun) {}

    private final List<Term> terms = new ArrayList<>();
    private final List<Term> excluded = new ArrayList<>();

    private MeiliWords() {}

    static MeiliWords of(String query) {
        MeiliWords words = new MeiliWords();
        Matcher term = TERM.matcher(query);
        while (term.find()) {
            if (term.group(3) == null) {
                words.add(term.group(2), true, term.group(1).equals("-"), false);
            } else {
                boolean last = term.end() == query.length() && term.group(4).isEmpty();
                words.add(term.group(3), false, term.group(3).startsWith("-"), last);
            }
        }
        return words;
    }

    private void add(String text, boolean phrase, boolean excludes, boolean last) {
        List<String> tokens = tokens(text);
        if (tokens.isEmpty()) {
            return;
        }
        if (phrase || excludes) {
            (excludes ? excluded : terms).add(new Term(tokens, true, false));
            return;
        }
        for (int i = 0; i < tokens.size() && terms.size() < MOST; i++) {
            terms.add(new Term(List.of(tokens.get(i)), false, last && i == tokens.size() - 1));
        }
    }

    private static List<String> tokens(String text) {
        String folded = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("[\\u0300-\\u036f]", "");
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(folded);
        while (token.find()) {
            tokens.add(token.group());
        }
        return tokens;
    }

    /** Between 0, not found, and 1: first by how many words match, then by errors and by where. With strategy last, words are given up from the end. */
    double score(JsonNode document, List<String> attributes, boolean all) {
        List<List<String>> texts = attributes.stream()
                .map(name -> tokens(document.path(name).asString("")))
                .toList();
        if (excluded.stream().anyMatch(term -> best(term, texts) > 0)) {
            return 0;
        }
        if (terms.isEmpty()) {
            return 1;
        }
        int matched = 0;
        double quality = 0;
        for (Term term : terms) {
            double best = best(term, texts);
            if (best == 0) {
                break;
            }
            matched++;
            quality += best;
        }
        if (matched == 0 || all && matched < terms.size()) {
            return 0;
        }
        double near = texts.stream().mapToDouble(this::nearness).max().orElse(0);
        return (matched - 1 + quality / matched * (0.9 + 0.1 * near)) / terms.size();
    }

    /** How near each other the words stand in a text, in the order in which they are wanted: 1, side by side. */
    private double nearness(List<String> text) {
        int apart = 0;
        for (int n = 1; n < terms.size(); n++) {
            int before = text.indexOf(terms.get(n - 1).tokens().getLast());
            int after = text.indexOf(terms.get(n).tokens().getFirst());
            int distance = after > before ? after - before : before - after + 1;
            apart += before < 0 || after < 0 ? FAR : Math.min(distance, FAR) - 1;
        }
        return terms.size() == 1 ? 1 : 1 - apart / (double) (FAR * (terms.size() - 1));
    }

    private static double best(Term term, List<List<String>> texts) {
        double best = 0;
        for (int n = 0; n < texts.size(); n++) {
            best = Math.max(best, in(term, texts.get(n)) * (1 - 0.1 * n));
        }
        return best;
    }

    private static double in(Term term, List<String> text) {
        double best = 0;
        for (int at = 0; at + term.tokens().size() <= text.size(); at++) {
            if (term.phrase()) {
                best = text.subList(at, at + term.tokens().size()).equals(term.tokens()) ? 1 : best;
            } else {
                best = Math.max(best, like(term.tokens().getFirst(), text.get(at), term.begun()));
            }
        }
        return best;
    }

    private static double like(String wanted, String word, boolean begun) {
        if (word.equals(wanted)) {
            return 1;
        }
        if (begun && word.startsWith(wanted)) {
            return 0.9;
        }
        int length = wanted.codePointCount(0, wanted.length());
        int forgiven = wanted.matches("\\d+") || length < 5 ? 0 : length < 9 ? 1 : 2;
        int errors = errors(wanted, word) + (wanted.charAt(0) == word.charAt(0) ? 0 : 1);
        return errors <= forgiven ? 0.8 - 0.2 * errors : 0;
    }

    /** Damerau and Levenshtein. */
    private static int errors(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int swap = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + swap);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][other.length()];
    }
}
