package pebble.classifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terms of a mail, counted: words and pairs of words; pieces of words, which carry languages that the encoder does not know and words that are
 * misspelt; the role its sender writes in. Digits are all alike: which number it is says nothing of the wish.
 */
record Terms(Map<String, Integer> words, Map<String, Integer> pieces, Map<String, Integer> roles) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]++");
    private static final Pattern LETTERS = Pattern.compile("[a-z]++");
    private static final int LONGEST_WORD = 24;
    private static final int SHORTEST_PIECE = 2;
    private static final int LONGEST_PIECE = 4;

    /** What a sender's address says of a role; any other name in it says who, and that is not to be learnt by heart. */
    private static final Set<String> ROLES = Set.of(
            "noreply",
            "donotreply",
            "reply",
            "newsletter",
            "news",
            "marketing",
            "promo",
            "offers",
            "mailer",
            "daemon",
            "postmaster",
            "alert",
            "alerts",
            "notification",
            "notifications",
            "notify",
            "info",
            "sales",
            "purchase",
            "procurement",
            "accounts",
            "finance",
            "dispatch",
            "logistics",
            "quality",
            "qa",
            "qc",
            "lab",
            "tender",
            "tenders",
            "bid",
            "bids",
            "support",
            "service",
            "security",
            "otp",
            "bounce",
            "hr");

    /** Kinds of terms are weighed apart: there are many more pieces than words. */
    enum Kind {
        WORD,
        PIECE,
        ROLE
    }

    Map<String, Integer> of(Kind kind) {
        return switch (kind) {
            case WORD -> words;
            case PIECE -> pieces;
            case ROLE -> roles;
        };
    }

    /**
     * The same in a fraction of the space, for thousands of mails at once.
     *
     * @param same spells each term once for all of them
     */
    Terms compact(Map<String, String> same) {
        return new Terms(compact(words, same), compact(pieces, same), compact(roles, same));
    }

    private static Map<String, Integer> compact(Map<String, Integer> terms, Map<String, String> same) {
        Map<String, Integer> spelled = new HashMap<>();
        terms.forEach((term, count) -> spelled.put(same.computeIfAbsent(term, key -> key), count));
        return Map.copyOf(spelled);
    }

    static Terms of(Passage passage) {
        List<String> subject = words(passage.subject());
        List<String> text = words(passage.text());
        Map<String, Integer> words = new HashMap<>();
        Map<String, Integer> pieces = new HashMap<>();
        for (List<String> part : List.of(subject, text)) {
            for (int i = 0; i < part.size(); i++) {
                words.merge(part.get(i), 1, Integer::sum);
                if (i > 0) {
                    words.merge(part.get(i - 1) + " " + part.get(i), 1, Integer::sum);
                }
                pieces(part.get(i), pieces);
            }
        }
        Map<String, Integer> roles = new HashMap<>();
        Matcher role = LETTERS.matcher(
                passage.from().substring(0, Math.max(0, passage.from().indexOf('@'))));
        while (role.find()) {
            if (ROLES.contains(role.group())) {
                roles.merge(role.group(), 1, Integer::sum);
            }
        }
        return new Terms(words, pieces, roles);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            String found = word.group();
            words.add(alike(found.length() <= LONGEST_WORD ? found : found.substring(0, LONGEST_WORD)));
        }
        return words;
    }

    private static String alike(String word) {
        StringBuilder alike = new StringBuilder(word.length());
        word.codePoints().forEach(c -> alike.appendCodePoint(Character.isDigit(c) ? '0' : c));
        return alike.toString();
    }

    private static void pieces(String word, Map<String, Integer> pieces) {
        String bounded = "<" + word + ">";
        for (int length = SHORTEST_PIECE; length <= LONGEST_PIECE; length++) {
            for (int from = 0; from + length <= bounded.length(); from++) {
                pieces.merge(bounded.substring(from, from + length), 1, Integer::sum);
            }
        }
    }
}
