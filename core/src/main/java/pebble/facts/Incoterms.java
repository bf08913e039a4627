package pebble.facts;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Terms of delivery: the codes of Incoterms 2010 and 2020 with those of 2000 that live on (and C&amp;F, CNF for CFR), and what India adds: FOR
 * (free on rail or road) and ex-works. "CIP" is also cleaning in place and "FOR" a preposition: those need terms beside them.
 */
final class Incoterms {
    private static final Set<String> CODES = WordLists.set("incoterms.codes");
    private static final Set<String> SMALL = Set.of("exw", "fca", "fob", "cfr", "cif", "cpt", "dap", "ddp", "cnf");
    private static final Phrases<String> PHRASES = phrases();
    private static final Pattern FOR =
            Pattern.compile("F\\.?O\\.?R\\.?(?= (?:(?:our|your|buyer|site|destination|delivered|works|factory|plant"
                    + "|basis|door|up to|upto|at|price|rate|road|rail)\\b|\\p{Lu}\\p{Ll}{2})| ?[,.;:)/\\n]|$)");
    private static final Pattern CLEANING = Pattern.compile(
            "\\bcip (?:clean|system|cycle|line|circuit|tank|unit|chemical|detergent)|\\bfor cip\\b|cleaning.in.place");

    private Incoterms() {}

    private static Phrases<String> phrases() {
        var all = new Phrases<String>();
        all.putAll(List.of("ex-works", "ex works", "exworks", "ab werk", "départ usine", "franco fabbrica"), "EXW");
        all.put("=C&F", "CFR");
        return all;
    }

    static void find(Passage passage) {
        var words = passage.words();
        boolean cleaning = CLEANING.matcher(passage.lower()).find();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            var phrase = PHRASES.at(passage, i);
            if (phrase != null) {
                add(passage, word.start(), words.get(phrase.endWord() - 1).end(), phrase.value());
            } else if (CODES.contains(word.text())
                    && isAlone(passage, word)
                    && !(cleaning && word.text().equals("CIP"))) {
                add(passage, word.start(), word.end(), word.text());
            } else if (SMALL.contains(word.lower()) && !word.allCaps() && isAlone(passage, word)) {
                add(passage, word.start(), word.end(), word.lower().toUpperCase(Locale.ROOT));
            } else if (word.text().equals("FOR") || word.text().equals("F")) {
                freeOnRail(passage, word);
            }
        }
    }

    private static void freeOnRail(Passage passage, Passage.Word word) {
        var term =
                FOR.matcher(passage.text()).region(word.start(), passage.text().length());
        if (term.lookingAt() && isAlone(passage, word) && !isShouted(passage, word.start())) {
            add(passage, term.start(), term.end(), "FOR");
        }
    }

    private static boolean isAlone(Passage passage, Passage.Word word) {
        char before = passage.charAt(word.start() - 1);
        char after = passage.charAt(word.end());
        return before != '_'
                && before != '-'
                && before != '@'
                && after != '_'
                && after != '@'
                && !(after == '-' && Passage.isWord(passage.charAt(word.end() + 1)));
    }

    /** In a line of capitals FOR is a preposition. */
    private static boolean isShouted(Passage passage, int place) {
        int from = Math.max(passage.lineAt(place), place - 80);
        int to = Math.min(passage.text().length(), place + 80);
        int small = 0;
        for (int i = from; i < to && passage.text().charAt(i) != '\n'; i++) {
            small += Character.isLowerCase(passage.text().charAt(i)) ? 1 : 0;
        }
        return small < 4;
    }

    private static void add(Passage passage, int start, int end, String code) {
        if (passage.isFree(start, end)) {
            passage.add(FactType.INCOTERM, start, end, code.equals("CNF") ? "CFR" : code);
        }
    }
}
