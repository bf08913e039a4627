package pebble.facts;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Goods: those that are held, those of our own list, those named by the rules of chemistry, and what stands where goods stand: beside a CAS number,
 * at the head of a line with a quantity, behind "Item:", between "COA of" and "batch". The grade belongs to the name: "Sorbitol IP",
 * "MEG 99%", "maleic acid dihydrate". A substance with a measured value ("cumene 0.04 %") is a result, no goods.
 */
final class ProductNames {
    private static final Phrases<Boolean> LISTED = listed();
    private static final Phrases<Boolean> GRADES = Phrases.of(WordLists.list("product-names.grades"));
    private static final Set<String> BEFORE = WordLists.set("product-names.before");
    private static final Pattern STRENGTH = Pattern.compile(
            " ?(\\d{1,3}(?:[.,]\\d{1,2})?)(?: ?(?:-|–|to) ?\\d{1,3}(?:[.,]\\d{1,2})?)? ?%(?! ?(?:min|max|purity|assay|mn|advance|tt|lc|of|discount|payment|gst|\\+ ?-))(?: w/w| w/v)?");
    private static final Pattern RESULT = Pattern.compile(
            "[ -]?(?:" + String.join("|", WordLists.list("product-names.results"))
                    + "|free(?! grade))\\b| ?(?:[<>≤≥]|at |was |is |of |: ?)? ?\\d[\\d.,]* ?(?:ppm|ppb|mg|%)| {0,2}\\(?0[.,]\\d+ ?%| ?[<>≤≥]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TRADE_CODE = Pattern.compile(
            "(?: |-)(?=[A-Z0-9-]{0,9}\\d)(?=[A-Z0-9-]{0,9}[A-Z])[A-Z0-9]{1,6}(?:-[A-Z0-9]{1,8})?(?![\\p{L}\\p{N}/-])");
    private static final Set<String> CODED = WordLists.set("product-names.coded");
    private static final Pattern ITEM = Pattern.compile(
            "(?m)^[ \\t>*•-]{0,6}(?:item|product|product name|material|item description|description|name of item|sample|sample name|produkt|producto|produto|produit|prodotto|चीज|सामग्री)(?: name)?[ \\t]{0,12}[:=-][ \\t]{1,4}([\\p{L}\\d][^\\n,;:]{2,50}?)(?= ?[,;\\n(]| - | – |$)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern LISTED_LINE = Pattern.compile(
            "^[ \\t]*(?:(?:item|pos\\.?|sl\\.?(?: no\\.?)?|lot)? ?\\(?[\\da-z]{1,3}[.):]{1,2}[ \\t]*|[•*–-][ \\t]*|\\d{1,3}[ \\t]{2,})?([\\p{L}][\\p{L}\\p{M}\\d%.,'() /+-]{2,60}?)(?:[ ]?[,:–-]+[ ]|[ ]{2,}|\\t)(?:qty\\.? ?:? ?|quantity ?:? ?|approx\\.? |about )?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BEFORE_CAS = Pattern.compile(
            "([\\p{L}\\d][\\p{L}\\p{M}\\d%.'’ -]{2,60}?)(?:[ ,;:(\\[-]|cas|no\\.?|nr\\.?|number|n°|rn|#){1,8}$",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> NO_GOODS = WordLists.set("product-names.no-goods");

    private ProductNames() {}

    private static Phrases<Boolean> listed() {
        var all = Phrases.of(Phrases.names("chemicals.txt"));
        all.putAll(ForeignSalts.all(), true);
        return all;
    }

    static boolean isProduct(Passage passage, int word) {
        return LISTED.at(passage, word) != null || ChemicalNames.end(passage, word) > 0;
    }

    static void find(Reading mail) {
        for (var passage : mail.passages()) {
            named(passage, mail.known().products());
            ChemicalNames.chinese(passage, (start, end) -> addAt(passage, start, end));
            for (var match = ITEM.matcher(passage.text()); match.find(); ) {
                phrase(passage, match.start(1), match.end(1), 6);
            }
            besideCas(passage);
            headingQuantities(passage);
        }
    }

    private static void named(Passage passage, Phrases<Boolean> known) {
        for (int i = 0; i < passage.words().size(); i++) {
            int end = longest(passage, i, known);
            if (end < 0) {
                continue;
            }
            int first = firstWord(passage, i);
            int start = passage.words().get(first).start();
            int last = passage.words().get(end - 1).end();
            if (isResult(passage, last) || !passage.isFree(start, last) || isInLink(passage, start, last)) {
                i = end - 1;
                continue;
            }
            int stop = withGrade(passage, end, last);
            passage.add(FactType.PRODUCT, start, stop, null);
            i = Math.max(end - 1, passage.wordAt(stop) - 1);
        }
    }

    private static int longest(Passage passage, int word, Phrases<Boolean> known) {
        int end = -1;
        var held = known.isEmpty() ? null : known.at(passage, word);
        end = held == null ? end : held.endWord();
        var listed = LISTED.at(passage, word);
        end = listed == null ? end : Math.max(end, listed.endWord());
        return Math.max(end, ChemicalNames.end(passage, word));
    }

    /** Back over "n-", "2-", "liquid", "mixed" and their like. */
    private static int firstWord(Passage passage, int word) {
        var words = passage.words();
        int first = word;
        while (first > 0 && word - first < 4) {
            var between = passage.between(first - 1, first);
            var before = words.get(first - 1);
            boolean locant = between.equals("-")
                    && before.text().length() <= 4
                    && (before.text().length() <= 2
                            || BEFORE.contains(before.lower())
                            || before.lower().equals("tert"));
            boolean qualifier = (between.equals(" ") || between.equals("-"))
                    && before.text().length() > 1
                    && BEFORE.contains(before.lower());
            boolean comma = between.equals(",") && before.text().length() == 1 && first < word;
            if (!locant && !qualifier && !comma || !passage.isFree(before.start(), before.end())) {
                return first;
            }
            first--;
        }
        return first;
    }

    private static int withGrade(Passage passage, int endWord, int place) {
        var words = passage.words();
        int stop = place;
        int next = endWord;
        for (int count = 0; count < 4; count++) {
            var strength =
                    STRENGTH.matcher(passage.text()).region(stop, passage.text().length());
            if (strength.lookingAt() && Integer.parseInt(strength.group(1).split("[.,]")[0]) >= 5) {
                stop = strength.end();
                next = passage.wordAt(stop);
                continue;
            }
            var between = next < words.size()
                    ? passage.text().substring(stop, words.get(next).start())
                    : "  ";
            var grade = between.equals(" ") || between.equals(" (") ? GRADES.at(passage, next) : null;
            boolean bracket = between.equals(" (");
            if (grade == null
                    || bracket && passage.charAt(words.get(grade.endWord() - 1).end()) != ')') {
                break;
            }
            stop = words.get(grade.endWord() - 1).end() + (bracket ? 1 : 0);
            next = grade.endWord();
        }
        if (stop == place && CODED.contains(words.get(endWord - 1).lower())) {
            var code = TRADE_CODE
                    .matcher(passage.text())
                    .region(stop, passage.text().length());
            stop = code.lookingAt() ? code.end() : stop;
        }
        return stop;
    }

    private static boolean isResult(Passage passage, int end) {
        var result = RESULT.matcher(passage.text()).region(end, passage.text().length());
        if (!result.lookingAt()) {
            return false;
        }
        var strength =
                STRENGTH.matcher(passage.text()).region(end, passage.text().length());
        return !(strength.lookingAt() && Integer.parseInt(strength.group(1).split("[.,]")[0]) >= 5);
    }

    private static boolean isInLink(Passage passage, int start, int end) {
        char before = passage.charAt(start - 1);
        char after = passage.charAt(end);
        boolean inCode = (before == '-' || after == '-') && isCode(passage, end);
        return inCode
                || before == '@'
                || before == '_'
                || before == '/' && passage.charAt(start - 2) == '/'
                || after == '@'
                || after == '_'
                || after == '.' && Character.isLetter(passage.charAt(end + 1));
    }

    /** "DMF" in "DMF-0824-7" is a part of the number of a batch. */
    private static boolean isCode(Passage passage, int end) {
        return passage.charAt(end) == '-' && Character.isDigit(passage.charAt(end + 1));
    }

    private static void besideCas(Passage passage) {
        for (var fact : List.copyOf(passage.facts())) {
            if (fact.type() != FactType.CAS_NUMBER) {
                continue;
            }
            int line = passage.lineAt(fact.start());
            var before = passage.text().substring(Math.max(line, fact.start() - 80), fact.start());
            var name = BEFORE_CAS.matcher(before);
            if (name.find()) {
                int offset = fact.start() - before.length();
                phrase(passage, offset + name.start(1), offset + name.end(1), 4);
            }
        }
    }

    /** "1) Name of goods - 120 MT" and "Name of goods, 60 MT". */
    private static void headingQuantities(Passage passage) {
        for (var fact : List.copyOf(passage.facts())) {
            if (fact.type() != FactType.QUANTITY) {
                continue;
            }
            int line = passage.lineAt(fact.start());
            if (fact.start() - line > 90) {
                continue;
            }
            var head = LISTED_LINE.matcher(passage.text().substring(line, fact.start()));
            if (head.find()) {
                phrase(passage, line + head.start(1), line + head.end(1), 5);
            }
        }
    }

    private static void phrase(Passage passage, int start, int end, int most) {
        int first = passage.wordAt(start);
        int last = passage.wordAt(end);
        if (first >= last || last - first > most || !passage.isFree(start, end)) {
            return;
        }
        boolean letters = false;
        for (int i = first; i < last; i++) {
            var word = passage.words().get(i);
            if (NO_GOODS.contains(word.lower())
                    || Months.number(word.lower()) > 0 && word.lower().length() > 3) {
                return;
            }
            letters |= word.text().length() > 2 && !word.digits();
        }
        if (letters && !PlaceNames.isPlace(passage, first, last)) {
            addAt(passage, passage.words().get(first).start(), end);
        }
    }

    private static void addAt(Passage passage, int start, int end) {
        int stop = end;
        while (stop > start && " .,-–:(".indexOf(passage.charAt(stop - 1)) >= 0) {
            stop--;
        }
        if (stop > start && passage.isFree(start, stop)) {
            passage.add(FactType.PRODUCT, start, stop, null);
        }
    }
}
