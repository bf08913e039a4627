package pebble.facts;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Numbers that carry their own proof: GSTIN, PAN, CIN, CAS, and the numbers of the Government e-Marketplace. Shapes as in the GST
 * rules (all kinds of registration, not only "..1Z."), the income tax and the company registers; see {@link FactType}.
 */
final class Identifiers {
    private static final String GAP = "[ .-]?";
    /** State, ten characters of PAN or TAN, serial, letter, check; also cut into groups. */
    private static final Pattern GSTIN = Pattern.compile("(?<![A-Za-z0-9])[0-9]{2}" + GAP + "(?:[A-Za-z]{5}" + GAP
            + "[0-9]{4}" + GAP + "[A-Za-z]|[A-Za-z]{4}[A-Za-z0-9][0-9]{4}[A-Za-z]" + "|[0-9]{2}[A-Za-z]{3}[0-9]{5})"
            + GAP + "[A-Za-z0-9]" + GAP + "[A-Za-z0-9]" + GAP + "[A-Za-z0-9](?![A-Za-z0-9])");
    /** What stands where a GSTIN is announced and is nearly one. */
    private static final Pattern ANNOUNCED = Pattern.compile(
            "(?<![A-Za-z])gst(?:in|n)?(?: ?(?:no|number|id|reg(?:istration)?))?\\.?[ :#-]{1,5}([0-9Oo][0-9A-Za-z]{13,15})(?![A-Za-z0-9])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern PAN = Pattern.compile("[A-Z]{3}[ABCEFGHJKLPT][A-Z]([0-9]{4})[A-Z]");
    private static final Pattern ANNOUNCED_PAN = Pattern.compile("\\bpan(?: ?(?:no|number|card))?\\.?[ :#-]{1,5}$");
    private static final Pattern CIN =
            Pattern.compile("[LU][0-9]{5}[A-Z]{2}(?:1[89]|20)[0-9]{2}[A-Z]{3}[0-9]{6}", Pattern.CASE_INSENSITIVE);
    private static final Pattern CAS =
            Pattern.compile("(?<![A-Za-z0-9.+/-])([0-9]{2,7})[-–‑]([0-9]{2})[-–‑]([0-9])(?![A-Za-z0-9/]|[-–.,][0-9])");
    private static final Pattern GEM_BID = Pattern.compile(
            "(?<![A-Za-z0-9])GEM ?[/\\\\_-] ?(20[0-9]{2}) ?[/\\\\_-] ?([A-Z]) ?[/\\\\_-] ?([0-9]{5,8})(?![A-Za-z0-9])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GEM_CONTRACT =
            Pattern.compile("(?<![A-Za-z0-9])GEMC ?- ?[0-9]{12,18}(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE);

    private Identifiers() {}

    static void find(Passage passage) {
        gstins(passage);
        var text = passage.text();
        var cas = CAS.matcher(text).useTransparentBounds(true);
        for (var word : passage.words()) {
            int length = word.end() - word.start();
            if (word.digits() && length == 21 && CIN.matcher(word.text()).matches()) {
                add(passage, FactType.CIN, word.start(), word.end(), word.text().toUpperCase(Locale.ROOT));
            } else if (word.digits() && length == 10) {
                pan(passage, word);
            } else if (word.digits() && length <= 7) {
                cas.region(word.start(), Math.min(text.length(), word.start() + 14));
                if (cas.lookingAt() && CheckDigits.cas(cas.group(1) + cas.group(2) + cas.group(3))) {
                    add(
                            passage,
                            FactType.CAS_NUMBER,
                            cas.start(),
                            cas.end(),
                            cas.group(1) + "-" + cas.group(2) + "-" + cas.group(3));
                }
            }
        }
        if (passage.lower().contains("gem")) {
            var bid = GEM_BID.matcher(text);
            while (bid.find()) {
                add(
                        passage,
                        FactType.BID_NUMBER,
                        bid.start(),
                        bid.end(),
                        "GEM/" + bid.group(1) + "/" + bid.group(2).toUpperCase(Locale.ROOT) + "/" + bid.group(3));
            }
            var contract = GEM_CONTRACT.matcher(text);
            while (contract.find()) {
                add(
                        passage,
                        FactType.PO_NUMBER,
                        contract.start(),
                        contract.end(),
                        "GEMC-" + plain(contract.group()).substring(4));
            }
        }
    }

    private static void gstins(Passage passage) {
        var number = GSTIN.matcher(passage.text()).useTransparentBounds(true);
        for (var word : passage.words()) {
            if (Character.isDigit(word.text().charAt(0))) {
                number.region(word.start(), Math.min(passage.text().length(), word.start() + 24));
                if (number.lookingAt()) {
                    gstin(passage, number.start(), number.end());
                }
            }
        }
        if (passage.lower().contains("gst")) {
            var announced = ANNOUNCED.matcher(passage.text());
            while (announced.find()) {
                gstin(passage, announced.start(1), announced.end(1));
            }
        }
    }

    private static void gstin(Passage passage, int start, int end) {
        var number = plain(passage.text().substring(start, end));
        if (number.startsWith("88")) {
            return; // a transporter's enrolment, whose last character checks nothing
        }
        boolean valid = number.length() == 15
                && Character.isDigit(number.charAt(0))
                && Character.isDigit(number.charAt(1))
                && CheckDigits.gstState(number)
                && CheckDigits.gstin(number);
        add(passage, valid ? FactType.GSTIN : FactType.GSTIN_INVALID, start, end, number);
    }

    /** In capitals, or announced as a PAN. */
    private static void pan(Passage passage, Passage.Word word) {
        var pan = PAN.matcher(word.text().toUpperCase(Locale.ROOT));
        boolean said = word.allCaps()
                || ANNOUNCED_PAN
                        .matcher(passage.lower().substring(Math.max(0, word.start() - 16), word.start()))
                        .find();
        if (said && pan.matches() && !pan.group(1).equals("0000")) {
            add(passage, FactType.PAN, word.start(), word.end(), pan.group());
        }
    }

    private static void add(Passage passage, FactType type, int start, int end, String value) {
        if (passage.isFree(start, end)) {
            passage.add(type, start, end, value);
        }
    }

    private static String plain(String written) {
        var plain = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char letter = written.charAt(i);
            if (letter < 128 && Character.isLetterOrDigit(letter)) {
                plain.append(Character.toUpperCase(letter));
            }
        }
        return plain.toString();
    }
}
