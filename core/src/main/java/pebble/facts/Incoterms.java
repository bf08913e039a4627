package pebble.facts;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Terms of delivery: the codes of Incoterms 2010 and 2020 (and C&amp;F, CNF for CFR), and what India adds: FOR (free on rail or road) and
 * ex-works. "CIP" is also cleaning in place and "FOR" a preposition: those need a place or terms beside them.
 */
final class Incoterms {
    private static final Pattern CODE = Pattern.compile(
            "(?=[EFCD])(?<![\\p{L}\\p{N}_-])(EXW|FCA|FAS|FOB|CFR|CIF|CPT|CIP|DAP|DPU|DDP|DAT|DDU|C ?& ?F|CNF)(?![\\p{L}\\p{N}_]|-[\\p{L}\\p{N}])");
    private static final Pattern SMALL_CODE = Pattern.compile("(?=[efcdEFCD])(?<![\\p{L}\\p{N}_@.-])(exw|fca|fob|cfr|cif|cpt|dap|ddp|cnf)(?![\\p{L}\\p{N}_@.-])", Pattern.CASE_INSENSITIVE);
    private static final Pattern FOR = Pattern.compile("(?=F)(?<![\\p{L}\\p{N}_-])F\\.?O\\.?R\\.?(?= (?:(?:our|your|buyer|site|destination|delivered|works|factory|plant"
            + "|basis|door|up to|upto|at|price|rate|road|rail)\\b|\\p{Lu}\\p{Ll}{2})| ?[,.;:)/\\n]|$)");
    private static final Pattern EX_WORKS = Pattern.compile("(?=[eEaAdD])(?<![\\p{L}\\p{N}_-])(?:ex[ -]?works|ab werk|départ usine)(?![\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern CLEANING = Pattern.compile("\\bcip (?:clean|system|cycle|line|circuit|tank|unit|chemical|detergent)|\\bfor cip\\b|cleaning.in.place");

    private Incoterms() {}

    static void find(Passage passage) {
        var text = passage.text();
        boolean cleaning = text.contains("CIP") && CLEANING.matcher(passage.lower()).find();
        var code = CODE.matcher(text);
        while (code.find()) {
            if (!(cleaning && code.group().equals("CIP"))) {
                add(passage, code.start(), code.end(), code.group());
            }
        }
        var small = SMALL_CODE.matcher(text);
        while (small.find()) {
            add(passage, small.start(), small.end(), small.group());
        }
        var works = EX_WORKS.matcher(text);
        while (works.find()) {
            add(passage, works.start(), works.end(), "EXW");
        }
        var freeOnRail = FOR.matcher(text);
        while (freeOnRail.find()) {
            if (!isShouted(passage, freeOnRail.start())) {
                add(passage, freeOnRail.start(), freeOnRail.end(), "FOR");
            }
        }
    }

    /** In a line of capitals FOR is a preposition. */
    private static boolean isShouted(Passage passage, int place) {
        int from = Math.max(passage.text().lastIndexOf('\n', place) + 1, place - 80);
        int to = Math.min(passage.text().length(), place + 80);
        int small = 0;
        for (int i = from; i < to && passage.text().charAt(i) != '\n'; i++) {
            small += Character.isLowerCase(passage.text().charAt(i)) ? 1 : 0;
        }
        return small < 4;
    }

    private static void add(Passage passage, int start, int end, String written) {
        if (passage.isFree(start, end)) {
            var code = written.replace(" ", "").replace(".", "").toUpperCase(Locale.ROOT);
            passage.add(FactType.INCOTERM, start, end, code.equals("C&F") || code.equals("CNF") ? "CFR" : code);
        }
    }
}
