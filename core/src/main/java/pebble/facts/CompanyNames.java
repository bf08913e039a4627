package pebble.facts;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Firms, public bodies and banks: those that are held; a run of capitalised words that ends in a legal form or a word of the trade, is written
 * like the sender's domain, stands beside a GSTIN or behind "M/s" or "Consignee:"; lines of the signature; and the short forms of all these.
 */
final class CompanyNames {
    static final Phrases<Boolean> TRADE = Phrases.of(Phrases.names("trade-words.txt"));
    /** Words of goods and offices that a word of the trade may follow without making a name. */
    static final Set<String> COMMON = WordLists.set("company-names.common");

    private static final Set<String> PORTALS = WordLists.set("company-names.portals");
    private static final Pattern CHINESE = Pattern.compile(
            "[\\p{IsHan}]{2,20}?(?:有限责任公司|股份有限公司|有限公司|株式会社|集团公司)|株式会社[\\p{IsHan}\\p{IsKatakana}]{2,12}");
    private static final Pattern CHINESE_LINE =
            Pattern.compile("(?<![\\p{L}])[\\p{IsHan}]{2,14}(?:药业|化工|贸易|科技|实业|化学|制药|材料|集团|公司|银行|大学)(?![\\p{L}])");

    private CompanyNames() {}

    static boolean isTrade(Passage passage, int word) {
        return TRADE.at(passage, word) != null;
    }

    static void find(Reading mail) {
        var label = FirmContexts.domainLabel(mail);
        for (var passage : mail.passages()) {
            held(passage, mail.known().companies());
            FirmEndings.withEnding(passage);
            FirmContexts.likeDomain(passage, label);
            FirmContexts.besideGstin(passage);
            FirmContexts.labelled(passage);
            chinese(passage);
        }
        FirmContexts.inSignature(mail);
        shortForms(mail);
    }

    static void held(Passage passage, Phrases<Boolean> companies) {
        if (companies.isEmpty()) {
            return;
        }
        for (int i = 0; i < passage.words().size(); i++) {
            var match = companies.at(passage, i);
            if (match != null) {
                int end = FirmEndings.withLegalForm(passage, match.endWord());
                add(passage, i, end);
                i = end - 1;
            }
        }
    }

    static int afterRoles(Passage passage, int first, int last) {
        int at = first;
        for (int i = first; i < last; i++) {
            if (Roles.isDepartment(passage.words().get(i).lower())
                    && !passage.between(i, i + 1).contains("&")) {
                at = i + 1;
            }
        }
        return at;
    }

    static boolean hasRole(Passage passage, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Roles.isRole(passage.words().get(i).lower()) && TRADE.at(passage, i) == null) {
                return true;
            }
        }
        return false;
    }

    private static void chinese(Passage passage) {
        if (passage.text().chars().noneMatch(letter -> Passage.isHan((char) letter))) {
            return;
        }
        var firm = CHINESE.matcher(passage.text());
        while (firm.find()) {
            int start = PlaceNames.lastChinese(passage.text(), firm.start(), firm.end() - 4);
            addAt(passage, start < 0 ? firm.start() : start, firm.end());
        }
        var line = CHINESE_LINE.matcher(passage.text());
        while (line.find()) {
            addAt(passage, line.start(), line.end());
        }
    }

    /** A firm that was found is meant again by its name without the legal form, or its first two words. */
    private static void shortForms(Reading mail) {
        var forms = new Phrases<Boolean>();
        for (var passage : mail.passages()) {
            for (var fact : passage.facts()) {
                if (fact.type() == FactType.COMPANY) {
                    shortForms(fact.text(), forms);
                }
            }
        }
        if (forms.isEmpty()) {
            return;
        }
        for (var passage : mail.passages()) {
            for (int i = 0; i < passage.words().size(); i++) {
                var match = passage.words().get(i).capital() ? forms.at(passage, i) : null;
                if (match != null) {
                    add(passage, i, match.endWord());
                    i = match.endWord() - 1;
                }
            }
        }
    }

    private static void shortForms(String name, Phrases<Boolean> forms) {
        var words = new Passage(Fact.Field.TEXT, name);
        int legal = words.words().size();
        for (int i = 1; i < words.words().size() && legal == words.words().size(); i++) {
            legal = LegalForms.ALL.at(words, i) != null ? i : legal;
        }
        if (legal >= 2) {
            forms.put("^" + name.substring(0, words.words().get(legal - 1).end()), true);
            var second = words.words().get(1);
            if (second.text().length() > 2 && !COMMON.contains(second.lower())) {
                forms.put("^" + name.substring(0, second.end()), true);
            }
        }
    }

    static void add(Passage passage, int first, int end) {
        var words = passage.words();
        if (end <= first || PORTALS.contains(words.get(first).lower()) && end - first < 3) {
            return;
        }
        int start = words.get(first).start();
        int stop = words.get(end - 1).end();
        if (passage.charAt(stop) == ')' && passage.text().substring(start, stop).indexOf('(') >= 0) {
            stop++;
        }
        boolean dotted = passage.charAt(stop) == '.'
                && end - first > 1
                && isDotted(passage, end - 1, endsLegally(passage, first, end));
        addAt(passage, start, dotted ? stop + 1 : stop);
    }

    private static boolean endsLegally(Passage passage, int first, int end) {
        for (int i = end - 1; i > first && i > end - 6; i--) {
            var legal = LegalForms.ALL.at(passage, i);
            if (legal != null && legal.endWord() == end) {
                return true;
            }
        }
        return false;
    }

    /** "Corp.", "S.A.", "Lda." keep their dot; "Pvt Ltd." at the end of a sentence cannot be told from it and loses it. */
    private static boolean isDotted(Passage passage, int last, boolean legal) {
        var word = passage.words().get(last).lower();
        return legal
                        && (word.length() == 1
                                || Set.of("corp", "inc", "lda", "ltda", "est", "co", "srl")
                                        .contains(word))
                || legal
                        && word.equals("ltd")
                        && passage.between(last - 1, last).startsWith(".");
    }

    private static void addAt(Passage passage, int start, int end) {
        if (passage.isFree(start, end)) {
            passage.add(FactType.COMPANY, start, end, null);
        }
    }
}
