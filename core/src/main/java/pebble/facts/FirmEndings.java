package pebble.facts;

/** Firms by how their names end: a run of capitalised words up to a legal form or a word of the trade. */
final class FirmEndings {

    private FirmEndings() {}

    static void withEnding(Passage passage) {
        var words = passage.words();
        for (int i = 1; i < words.size(); i++) {
            if (!words.get(i).capital() && words.get(i).text().charAt(0) < 0x900) {
                continue;
            }
            var legal = LegalForms.ALL.at(passage, i);
            if (legal != null && joinsName(passage, i)) {
                int first = Capitals.back(passage, i);
                if (isName(passage, first, i, LegalForms.isWeak(words.get(i).lower()))) {
                    int end = withLegalForm(passage, legal.endWord());
                    CompanyNames.add(passage, first, end);
                    i = end - 1;
                    continue;
                }
            }
            var trade = CompanyNames.TRADE.at(passage, i);
            if (trade != null && words.get(i).text().charAt(0) >= 0x900) {
                devanagari(passage, i, trade.endWord());
            } else if (trade != null) {
                int end = Math.max(trade.endWord(), Capitals.end(passage, trade.endWord() - 1));
                end = trimmedEnd(passage, i, trade.endWord(), end);
                int first = Capitals.back(passage, i);
                first = CompanyNames.afterRoles(passage, first, i);
                if (first < i && isFirm(passage, first, i)) {
                    int last = withLegalForm(passage, end);
                    CompanyNames.add(passage, first, last);
                    i = last - 1;
                }
            }
        }
    }

    /** Devanagari has no capitals: a body by its own name, or all of a short line that ends in a word of the trade. */
    static void devanagari(Passage passage, int word, int end) {
        int first = word;
        while (first > 0
                && word - first < 3
                && passage.between(first - 1, first).equals(" ")) {
            first--;
        }
        boolean line = word > first && word - first < 3 && isLineEnd(passage, end);
        if (line || end - word > 1) {
            CompanyNames.add(passage, line ? first : word, end);
        }
    }

    private static boolean isLineEnd(Passage passage, int end) {
        return end >= passage.words().size() || passage.between(end - 1, end).indexOf('\n') >= 0;
    }

    /** A run goes on after a word of the trade only through "&", another such word, or to a legal form: "Paints & Coatings Ltd". */
    private static int trimmedEnd(Passage passage, int tradeWord, int tradeEnd, int runEnd) {
        int end = tradeEnd;
        for (int i = tradeEnd; i < runEnd; i++) {
            var legal = LegalForms.ALL.at(passage, i);
            if (legal != null) {
                return legal.endWord();
            }
            var more = CompanyNames.TRADE.at(passage, i);
            if (more != null) {
                end = more.endWord();
                continue;
            }
            if (passage.words().get(i).lower().equals("of")) {
                return runEnd;
            }
            boolean belongs = passage.between(i - 1, i).contains("&");
            if (belongs || i + 1 < runEnd && LegalForms.ALL.at(passage, i + 1) != null) {
                end = i + 1;
            } else if (!passage.words().get(i).lower().equals("and")) {
                break;
            }
        }
        return end;
    }

    private static boolean isFirm(Passage passage, int first, int trade) {
        for (int i = first; i < trade; i++) {
            var word = passage.words().get(i);
            if (!CompanyNames.COMMON.contains(word.lower())
                    && !Roles.isRole(word.lower())
                    && !word.digits()
                    && CompanyNames.TRADE.at(passage, i) == null
                    && word.text().length() > 1) {
                return true;
            }
        }
        return trade - first > 1
                && passage.words().get(first).text().length() == 1
                && passage.words().get(first + 1).text().length() == 1;
    }

    static boolean isName(Passage passage, int first, int legal, boolean weak) {
        if (first >= legal || weak && legal - first < 2) {
            return false;
        }
        for (int i = first; i < legal; i++) {
            if (passage.words().get(i).text().length() > 1
                    && !CompanyNames.COMMON.contains(passage.words().get(i).lower())
                    && LegalForms.ALL.at(passage, i) == null) {
                return true;
            }
        }
        return false;
    }

    private static boolean joinsName(Passage passage, int legal) {
        var between = passage.between(legal - 1, legal);
        return between.length() <= 3 && between.chars().allMatch(letter -> " ,.()&-".indexOf(letter) >= 0);
    }

    /** Past a legal form and the dot that closes its abbreviation. */
    static int withLegalForm(Passage passage, int end) {
        int at = end;
        while (at < passage.words().size()) {
            var legal = LegalForms.ALL.at(passage, at);
            if (legal == null
                    || !joinsName(passage, at)
                    || passage.words().get(at).lower().length() < 2
                            && !passage.words().get(at).capital()) {
                return at;
            }
            at = legal.endWord();
        }
        return at;
    }
}
