package pebble.facts;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Places from our own list, and those that stand where a place must: behind a term of delivery, or behind a firm in the signature. */
final class PlaceNames {
    private static final int SHORT = 5;
    private static final Phrases<Boolean> PLACES = places();
    private static final Set<String> CHINESE = Set.copyOf(Phrases.names("places-zh.txt"));
    private static final Set<String> ESTATES = WordLists.set("place-names.estates");
    private static final Set<String> SITES = WordLists.set("place-names.sites");
    private static final Set<String> FOREIGN_SITES = WordLists.set("place-names.foreign-sites");
    private static final Set<String> NO_PLACES = WordLists.set("place-names.no-places");
    private static final Set<String> LINKS = Set.of("de", "in", "at", "di", "do", "da", "à", "en");
    private static final Pattern TERM_PLACE =
            Pattern.compile(" {1,2}(?:(?:our|your|port of|port|at|to|destination|delivered|incoterms? \\d{4}) )?");

    private PlaceNames() {}

    private static Phrases<Boolean> places() {
        var all = new Phrases<Boolean>();
        for (var name : Phrases.names("places.txt")) {
            boolean marked = name.startsWith("^") || name.startsWith("=");
            boolean small = name.length() <= SHORT && name.charAt(0) < 0x900;
            all.put(marked || !small ? name : "^" + name, true);
        }
        for (var part : WordLists.list("place-names.parts")) {
            for (var whole : WordLists.list("place-names.wholes")) {
                all.put(part + " " + whole, true);
            }
        }
        return all;
    }

    static boolean isPlace(Passage passage, int first, int end) {
        var match = PLACES.at(passage, first);
        return match != null && match.endWord() >= end;
    }

    static Phrases.@Nullable Match<Boolean> at(Passage passage, int word) {
        return PLACES.at(passage, word);
    }

    /** Where the last Chinese place name in a stretch begins; -1 when there is none. */
    static int lastChinese(String text, int from, int to) {
        for (int i = to - 2; i >= from; i--) {
            for (int length = 2; length <= 4 && i + length <= text.length(); length++) {
                if (CHINESE.contains(text.substring(i, i + length))) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Names of several words, before a rule for people takes "Ali" out of "Jebel Ali". */
    static void findLong(Passage passage) {
        for (int i = 0; i < passage.words().size(); i++) {
            var match = PLACES.at(passage, i);
            if (match != null && match.endWord() - i > 1) {
                add(passage, i, match.endWord());
                i = match.endWord() - 1;
            }
        }
    }

    static void find(Reading mail) {
        for (var passage : mail.passages()) {
            listed(passage);
            chinese(passage);
            behindTerms(passage);
            inEstates(passage);
            atSites(passage);
        }
        behindFirms(mail.text());
    }

    private static void listed(Passage passage) {
        for (int i = 0; i < passage.words().size(); i++) {
            var match = PLACES.at(passage, i);
            if (match != null && !isPartOfName(passage, i, match.endWord())) {
                add(passage, i, match.endWord());
                i = match.endWord() - 1;
            }
        }
    }

    /** "Jodhpur-based" is a place; "kota-stone", "x@surat.in" and "Mumbai's" own letters are settled by what was taken; a hyphen joins other names. */
    private static boolean isPartOfName(Passage passage, int first, int end) {
        int start = passage.words().get(first).start();
        int stop = passage.words().get(end - 1).end();
        char before = passage.charAt(start - 1);
        char after = passage.charAt(stop);
        return before == '@'
                || before == '_'
                || after == '_'
                || after == '@'
                || after == '.' && Character.isLowerCase(passage.charAt(stop + 1))
                || after == '-' && Character.isDigit(passage.charAt(stop + 1));
    }

    private static void chinese(Passage passage) {
        var text = passage.text();
        for (int i = 0; i + 1 < text.length(); i++) {
            if (!Passage.isHan(text.charAt(i))) {
                continue;
            }
            for (int length = 4; length >= 2; length--) {
                if (i + length <= text.length() && CHINESE.contains(text.substring(i, i + length))) {
                    addAt(passage, i, i + length);
                    break;
                }
            }
        }
    }

    /** "CIP Rostock", "FCA your Graz works": what follows a code of Incoterms is a place. */
    private static void behindTerms(Passage passage) {
        for (var fact : List.copyOf(passage.facts())) {
            if (fact.type() != FactType.INCOTERM || fact.text().length() > 5) {
                continue;
            }
            var gap = TERM_PLACE
                    .matcher(passage.text())
                    .region(fact.end(), passage.text().length());
            if (gap.lookingAt()) {
                int word = passage.wordAt(gap.end());
                if (word < passage.words().size() && passage.words().get(word).start() == gap.end()) {
                    unknown(passage, word);
                }
            }
        }
    }

    /** "our Karjan gate", "usine de Meaux", "Werk Celle": beside the word for a site stands its place. */
    private static void atSites(Passage passage) {
        for (int i = 1; i + 1 < passage.words().size(); i++) {
            var word = passage.words().get(i).lower();
            if (SITES.contains(word)
                    && passage.between(i - 1, i).equals(" ")
                    && Capitals.back(passage, i - 1) == i - 1) {
                unknown(passage, i - 1);
            } else if (FOREIGN_SITES.contains(word) && passage.between(i, i + 1).equals(" ")) {
                int next = LINKS.contains(passage.words().get(i + 1).lower()) ? i + 2 : i + 1;
                if (next < passage.words().size()
                        && passage.between(next - 1, next).equals(" ")) {
                    unknown(passage, next);
                }
            }
        }
    }

    private static void inEstates(Passage passage) {
        for (int i = 0; i + 1 < passage.words().size(); i++) {
            if (ESTATES.contains(passage.words().get(i).lower())
                    && passage.between(i, i + 1).equals(" ")) {
                unknown(passage, i + 1);
            }
        }
    }

    private static void unknown(Passage passage, int word) {
        var first = passage.words().get(word);
        if (first.digits()
                || first.text().length() < 3
                || !Capitals.isNameWord(passage, word)
                || first.allCaps()
                || Roles.isRole(first.lower())
                || Months.number(first.lower()) > 0
                || NO_PLACES.contains(first.lower())) {
            return;
        }
        int end = Math.min(Capitals.end(passage, word), word + 2);
        boolean site =
                end - word > 1 && SITES.contains(passage.words().get(end - 1).lower());
        boolean term = passage.words().get(end - 1).allCaps();
        add(passage, word, site || term ? Math.max(word + 1, end - 1) : end);
    }

    /** "Vidhi Pharma Ltd, Vapi" at the end of a line. */
    private static void behindFirms(Passage passage) {
        for (var fact : List.copyOf(passage.facts())) {
            if (fact.type() != FactType.COMPANY || !passage.text().startsWith(", ", fact.end())) {
                continue;
            }
            int word = passage.wordAt(fact.end());
            if (word >= passage.words().size()
                    || passage.words().get(word).start() != fact.end() + 2
                    || !Capitals.isNameWord(passage, word)) {
                continue;
            }
            int end = Capitals.end(passage, word);
            int stop = passage.words().get(end - 1).end();
            char after = passage.charAt(stop);
            boolean closes = stop == passage.text().length()
                    || after == '\n'
                    || after == '\r'
                    || after == ')'
                    || after == ','
                    || after == '.';
            if (closes && end - word <= 2 && !isFirmOrRole(passage, word, end)) {
                add(passage, word, end);
            }
        }
    }

    private static boolean isFirmOrRole(Passage passage, int first, int end) {
        for (int i = first; i < end; i++) {
            var word = passage.words().get(i).lower();
            if (Roles.isRole(word)
                    || LegalForms.ALL.at(passage, i) != null
                    || word.toUpperCase(Locale.ROOT)
                            .equals(passage.words().get(i).text())) {
                return true;
            }
        }
        return false;
    }

    private static void add(Passage passage, int first, int end) {
        addAt(
                passage,
                passage.words().get(first).start(),
                passage.words().get(end - 1).end());
    }

    private static void addAt(Passage passage, int start, int end) {
        if (passage.isFree(start, end)) {
            passage.add(FactType.PLACE, start, end, null);
        }
    }
}
