package pebble.facts;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of orders, invoices, batches and tenders. They have no common form: a number is what a label announces ("PO no. …", "Charge
 * …"), then whatever in the same mail is shaped like an announced one, then what carries its kind in itself ("PO-7731", an invoice number
 * with the Indian financial year).
 */
final class DocumentNumbers {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9\\p{Lu}][\\p{L}0-9/&_.\\\\-]{1,48}+");
    private static final Pattern DATE =
            Pattern.compile("\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{2}|\\d{4})|(?:19|20)\\d\\d-\\d\\d-\\d\\d");
    private static final Pattern YEARS = Pattern.compile("20\\d\\d-\\d{2,4}");
    /** The number of the letter itself. */
    private static final Pattern OWN_REFERENCE =
            Pattern.compile("(?:^|\\n)[ \\t]*(?:no|ref|our ref|letter no)[. :]{1,4}$", Pattern.CASE_INSENSITIVE);

    private static final Pattern MEASURE = Pattern.compile(
            "\\d[\\d.,]*(?:kgs?|mt|ltrs?|l|kl|ml|gms?|g|tons?|%|ppm|hrs|days|am|pm|ft|th|st|nd|rd|mm|cr|k|mg|v|w)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UNIT_AFTER = Pattern.compile(
            " ?(?:%|kgs?\\b|mt\\b|drums?\\b|bags?\\b|tons?\\b|tonnes?\\b|ltrs?\\b|lit|kl\\b|nos\\b|pcs\\b|days?\\b|weeks?\\b|months?\\b|hours?\\b|hrs\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NEXT =
            Pattern.compile("(?: ?[,&+;/、] ?| (?:and|und|et|y|e|i|aur|or|to) |, (?:and|und|et|y|e) )");
    private static final Pattern FINANCIAL_YEAR = Pattern.compile(
            "(?:[A-Z0-9]{1,8}[/-]){1,3}(?:20)?(\\d\\d)-?(\\d\\d)[/-]\\d{1,6}|[A-Z]{1,6}[/-](?:EX[/-])?\\d{1,6}[/-](?:20)?(\\d\\d)-(\\d\\d)");
    /** Export invoices are numbered apart. */
    private static final Pattern EXPORT = Pattern.compile(
            "[A-Z]{2,6}[/-]EXP?[/-](?:\\d{2,4}[/-])?\\d{1,6}|EXP?[/-](?:\\d{2,4}[/-])?\\d{1,6}|\\d{1,6}[/-]EXP?");

    private static final Pattern OWN_KIND = Pattern.compile(
            "(?:(PO|WO|P\\.O)|(INV|PINV|EXPINV)|(NIT|RFP|RFQ|RFB|IFB|EOI|LTE|ICB|NCB|OTE|GTE|TENDER)|(LOT|BATCH))[-/_]?\\d.*"
                    + "|(?:(PO|WO|RO)|(INV)|(NIT|RFP|RFQ|RFB|IFB|EOI|LTE|ICB|NCB|OTE|GTE|TENDER)|(LOT|BATCH))[-/_].*");
    /** "NIT 44/EE/2025", "Event 1234": an acronym and a number that begins with a digit are one name. */
    private static final Pattern NAMED_BY_ACRONYM = Pattern.compile(
            "(?:nit|tn|rfq|rfx|dao|event|concurso(?: público)?|pregão|edital|e-?tender notice|wo|arc)(?: n[°º]| no\\.?)? ?",
            Pattern.CASE_INSENSITIVE);

    private static final Phrases<Boolean> TENDER = Phrases.of(WordLists.list("document-numbers.tender"));
    private static final Pattern TENDER_CODE = Pattern.compile(
            "[A-Z]{2,8}(?:-[A-Z0-9]{1,6})?(?:/[A-Z0-9&-]{1,10}){1,5}|\\d{2,4}(?:/[A-Z0-9&-]{1,12}){2,4}");
    private static final Pattern CHINESE =
            Pattern.compile("(?:(合同|订单|采购单)|(发票)|(批号|批次)|(招标|投标))(?:编?号)?[：: ]{0,2}([A-Za-z0-9][A-Za-z0-9/_-]{2,30})");
    private static final Pattern STANDARD =
            Pattern.compile("(?:COVID|ISO|IS|IEC|EN|DIN|ASTM|BS|UN|NFPA|OHSAS)-\\d{2,6}");

    private static final Pattern OF_YEAR = Pattern.compile(" of 20\\d\\d(?:-\\d{2,4})?\\b");

    private DocumentNumbers() {}

    static void find(Reading mail) {
        boolean tender = mail.passages().stream().anyMatch(DocumentNumbers::speaksOfTender);
        Map<String, FactType> shapes = new HashMap<>();
        for (var passage : mail.passages()) {
            announced(passage, tender, shapes);
            chinese(passage);
        }
        for (var passage : mail.passages()) {
            unannounced(passage, tender, shapes);
        }
    }

    private static boolean speaksOfTender(Passage passage) {
        for (int i = 0; i < passage.words().size(); i++) {
            if (TENDER.at(passage, i) != null) {
                return true;
            }
        }
        return passage.text().contains("招标") || passage.text().contains("投标");
    }

    private static void announced(Passage passage, boolean tender, Map<String, FactType> shapes) {
        var words = passage.words();
        for (int i = 0; i < words.size(); i++) {
            var ignored = NumberLabels.IGNORED.at(passage, i);
            if (ignored != null) {
                ignore(passage, ignored.endWord());
                i = ignored.endWord() - 1;
                continue;
            }
            var match = NumberLabels.ALL.at(passage, i);
            if (match == null || match.value().tenderOnly() && !tender) {
                continue;
            }
            int start = numberAfter(passage, match.endWord());
            if (start >= 0) {
                series(passage, words.get(i).start(), start, match.value(), shapes);
            }
            i = match.endWord() - 1;
        }
    }

    private static void ignore(Passage passage, int afterLabel) {
        int start = numberAfter(passage, afterLabel);
        var code = CODE.matcher(passage.text());
        if (start >= 0
                && code.region(start, passage.text().length()).lookingAt()
                && isNumber(passage, code.group(), code.end(), true)) {
            passage.take(start, code.end());
        }
    }

    /** Where the number begins that follows a label, past "no.", ":", "#"; -1 when something else follows. */
    private static int numberAfter(Passage passage, int afterLabel) {
        var words = passage.words();
        int word = afterLabel;
        if (word < words.size()
                && (passage.between(word - 1, word).equals("/")
                        || passage.between(word - 1, word).equals("-"))) {
            return -1; // part of the number itself: "RFP/22/7", "PO-118"
        }
        for (int fillers = 0; word < words.size() && fillers < 3; fillers++, word++) {
            if (word > 0 && !isGap(passage.between(word - 1, word))) {
                return -1;
            }
            if (!NumberLabels.FILLERS.contains(words.get(word).lower())) {
                return words.get(word).start();
            }
        }
        return word < words.size() && word > 0 && isGap(passage.between(word - 1, word))
                ? words.get(word).start()
                : -1;
    }

    private static boolean isGap(String between) {
        if (between.length() > 12) {
            return false;
        }
        for (int i = 0; i < between.length(); i++) {
            if (" .:#()[]\t-–°º№'\"=*;/".indexOf(between.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static void series(
            Passage passage, int label, int first, NumberLabels.Label kind, Map<String, FactType> shapes) {
        var code = CODE.matcher(passage.text());
        int start = first;
        for (int count = 0; count < 20; count++) {
            code.region(start, passage.text().length());
            if (!code.lookingAt()) {
                return;
            }
            int end = trimmed(code);
            var written = passage.text().substring(start, end);
            if (!isNumber(passage, written, end, kind.weak()) || !passage.isFree(start, end)) {
                return;
            }
            int from = count == 0 ? named(passage, label, start, written, kind.type()) : start;
            int to = kind.type() == FactType.BID_NUMBER ? ofYear(passage, end) : end;
            passage.add(kind.type(), from, to, written.toUpperCase(Locale.ROOT));
            if (written.chars().anyMatch(Character::isLetter)) {
                shapes.putIfAbsent(shape(written), kind.type());
            }
            var next = NEXT.matcher(passage.text()).region(to, passage.text().length());
            if (!next.lookingAt()) {
                return;
            }
            start = next.end();
        }
    }

    /** "7 of 2024-25". */
    private static int ofYear(Passage passage, int end) {
        var of = OF_YEAR.matcher(passage.text()).region(end, passage.text().length());
        return of.lookingAt() ? of.end() : end;
    }

    private static int named(Passage passage, int label, int start, String written, FactType type) {
        boolean mayBeNamed = type == FactType.BID_NUMBER || type == FactType.PO_NUMBER;
        return mayBeNamed
                        && Character.isDigit(written.charAt(0))
                        && NAMED_BY_ACRONYM
                                .matcher(passage.text().substring(label, start))
                                .matches()
                ? label
                : start;
    }

    private static int trimmed(Matcher code) {
        int end = code.end();
        while (end > code.start() && ".-/&_\\".indexOf(code.group().charAt(end - code.start() - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean isNumber(Passage passage, String written, int end, boolean weak) {
        int digits = 0;
        int letters = 0;
        int lowerCase = 0;
        for (int i = 0; i < written.length(); i++) {
            char letter = written.charAt(i);
            digits += Character.isDigit(letter) ? 1 : 0;
            letters += Character.isLetter(letter) ? 1 : 0;
            lowerCase += Character.isLowerCase(letter) ? 1 : 0;
        }
        boolean joined = written.indexOf('/') > 0 || written.indexOf('-') > 0;
        if (digits == 0
                || DATE.matcher(written).matches()
                || MEASURE.matcher(written).matches()
                || lowerCase > 2 && !joined
                || letters == 0 && !joined && written.indexOf('.') > 0
                || written.startsWith("FY")
                || YEARS.matcher(written).matches()
                || UNIT_AFTER
                        .matcher(passage.text())
                        .region(end, passage.text().length())
                        .lookingAt()) {
            return false;
        }
        return letters > 0 || joined ? digits + letters >= 3 : digits >= (weak ? 4 : 2) && !isYear(written);
    }

    private static boolean isYear(String written) {
        return written.length() == 4 && (written.startsWith("20") || written.startsWith("19"));
    }

    private static void unannounced(Passage passage, boolean tender, Map<String, FactType> shapes) {
        var code = CODE.matcher(passage.text());
        boolean bid = passage.has(FactType.BID_NUMBER);
        int at = 0;
        for (var word : passage.words()) {
            boolean joined = "/-_&.".indexOf(passage.charAt(word.end())) >= 0;
            if (!word.digits() && !joined
                    || word.start() < at
                    || word.start() > 0 && isPartOfCode(passage.charAt(word.start() - 1))) {
                continue;
            }
            code.region(word.start(), passage.text().length());
            if (!code.lookingAt()) {
                continue;
            }
            at = trimmed(code);
            var written = passage.text().substring(word.start(), at);
            if (written.length() < 4
                    || !passage.isFree(word.start(), at)
                    || !mixed(written)
                    || STANDARD.matcher(written).matches()) {
                continue;
            }
            var type = shapes.get(shape(written));
            type = type == null ? ownKind(written, tender) : type;
            if (type == null
                    && tender
                    && !bid
                    && TENDER_CODE.matcher(written).matches()
                    && !OWN_REFERENCE
                            .matcher(passage.text().substring(Math.max(0, word.start() - 20), word.start()))
                            .find()
                    && written.chars().anyMatch(Character::isDigit)) {
                type = FactType.BID_NUMBER;
                bid = true;
            }
            if (type != null) {
                passage.add(type, word.start(), at, written.toUpperCase(Locale.ROOT));
            }
        }
    }

    private static boolean isPartOfCode(char before) {
        return before == '/' || before == '-' || before == '_' || before == '@';
    }

    private static boolean mixed(String written) {
        return written.chars().anyMatch(Character::isDigit) && written.chars().anyMatch(Character::isUpperCase);
    }

    private static @Nullable FactType ownKind(String written, boolean tender) {
        var own = OWN_KIND.matcher(written);
        if (!own.matches()) {
            var year = FINANCIAL_YEAR.matcher(written);
            boolean dated = year.matches() && isFinancialYear(year);
            return dated && tender
                    ? FactType.BID_NUMBER
                    : dated || EXPORT.matcher(written).matches() ? FactType.INVOICE_NUMBER : null;
        }
        return own.group(1) != null || own.group(5) != null
                ? FactType.PO_NUMBER
                : own.group(2) != null || own.group(6) != null
                        ? FactType.INVOICE_NUMBER
                        : own.group(3) != null || own.group(7) != null ? FactType.BID_NUMBER : FactType.BATCH_NUMBER;
    }

    private static boolean isFinancialYear(Matcher year) {
        var from = year.group(1) == null ? year.group(3) : year.group(1);
        var to = year.group(2) == null ? year.group(4) : year.group(2);
        return from != null && to != null && (Integer.parseInt(from) + 1) % 100 == Integer.parseInt(to);
    }

    /** The leading letters as they are, then what kind of character follows what: "AB/24-25/117" and "AB/24-25/208" have one. */
    static String shape(String written) {
        var shape = new StringBuilder(written.length());
        boolean leading = true;
        for (int i = 0; i < written.length(); i++) {
            char letter = Character.toUpperCase(written.charAt(i));
            leading &= Character.isLetter(letter);
            shape.append(
                    leading ? letter : Character.isDigit(letter) ? '9' : Character.isLetter(letter) ? 'A' : letter);
        }
        return shape.toString();
    }

    private static void chinese(Passage passage) {
        if (passage.text().chars().noneMatch(letter -> letter > 0x4e00 && letter < 0x9fff)) {
            return;
        }
        var number = CHINESE.matcher(passage.text());
        while (number.find()) {
            var type = number.group(1) != null
                    ? FactType.PO_NUMBER
                    : number.group(2) != null
                            ? FactType.INVOICE_NUMBER
                            : number.group(3) != null ? FactType.BATCH_NUMBER : FactType.BID_NUMBER;
            if (passage.isFree(number.start(5), number.end(5))) {
                passage.add(
                        type, number.start(5), number.end(5), number.group(5).toUpperCase(Locale.ROOT));
            }
        }
    }
}
