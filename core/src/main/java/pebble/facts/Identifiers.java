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
    private static final Pattern GSTIN = Pattern.compile(
            "(?=[0-9])(?<![A-Za-z0-9])[0-9]{2}" + GAP + "(?:[A-Za-z]{5}" + GAP + "[0-9]{4}" + GAP + "[A-Za-z]|[A-Za-z]{4}[A-Za-z0-9][0-9]{4}[A-Za-z]"
                    + "|[0-9]{2}[A-Za-z]{3}[0-9]{5})" + GAP + "[A-Za-z0-9]" + GAP + "[A-Za-z0-9]" + GAP + "[A-Za-z0-9](?![A-Za-z0-9])");
    /** What stands where a GSTIN is announced and is nearly one. */
    private static final Pattern ANNOUNCED = Pattern.compile(
            "(?<![A-Za-z])gst(?:in|n)?(?: ?(?:no|number|id|reg(?:istration)?))?\\.?[ :#-]{1,5}([0-9Oo][0-9A-Za-z]{13,15})(?![A-Za-z0-9])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PAN =
            Pattern.compile("(?=[A-Z])(?<![A-Za-z0-9])([A-Z]{3}[ABCEFGHJKLPT][A-Z])([0-9]{4})([A-Z])(?![A-Za-z0-9])");
    private static final Pattern ANNOUNCED_PAN = Pattern.compile(
            "(?<![A-Za-z])pan(?: ?(?:no|number|card))?\\.?[ :#-]{1,5}([a-z]{3}[abcefghjklpt][a-z]([0-9]{4})[a-z])(?![A-Za-z0-9])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CIN = Pattern.compile(
            "(?=[LUlu][0-9])(?<![A-Za-z0-9])[LU][0-9]{5}[A-Z]{2}(?:1[89]|20)[0-9]{2}[A-Z]{3}[0-9]{6}(?![A-Za-z0-9])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CAS =
            Pattern.compile("(?=[0-9])(?<![A-Za-z0-9.+/-])([0-9]{2,7})[-–‑]([0-9]{2})[-–‑]([0-9])(?![A-Za-z0-9/]|[-–.,][0-9])");
    private static final Pattern GEM_BID = Pattern.compile(
            "(?<![A-Za-z0-9])GEM ?[/\\\\_-] ?(20[0-9]{2}) ?[/\\\\_-] ?([A-Z]) ?[/\\\\_-] ?([0-9]{5,8})(?![A-Za-z0-9])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GEM_CONTRACT =
            Pattern.compile("(?<![A-Za-z0-9])GEMC ?- ?[0-9]{12,18}(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE);

    private Identifiers() {}

    static void find(Passage passage) {
        gstins(passage);
        pans(passage);
        var text = passage.text();
        var cin = CIN.matcher(text);
        while (cin.find()) {
            add(passage, FactType.CIN, cin.start(), cin.end(), cin.group().toUpperCase(Locale.ROOT));
        }
        var cas = CAS.matcher(text);
        while (cas.find()) {
            if (CheckDigits.cas(cas.group(1) + cas.group(2) + cas.group(3))) {
                add(passage, FactType.CAS_NUMBER, cas.start(), cas.end(), cas.group(1) + "-" + cas.group(2) + "-" + cas.group(3));
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
                add(passage, FactType.PO_NUMBER, contract.start(), contract.end(), "GEMC-" + plain(contract.group()).substring(4));
            }
        }
    }

    private static void gstins(Passage passage) {
        var number = GSTIN.matcher(passage.text());
        while (number.find()) {
            gstin(passage, number.start(), number.end());
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

    private static void pans(Passage passage) {
        var pan = PAN.matcher(passage.text());
        while (pan.find()) {
            if (!pan.group(2).equals("0000")) {
                add(passage, FactType.PAN, pan.start(), pan.end(), pan.group());
            }
        }
        if (passage.lower().contains("pan")) {
            var announced = ANNOUNCED_PAN.matcher(passage.text());
            while (announced.find()) {
                if (!announced.group(2).equals("0000")) {
                    add(passage, FactType.PAN, announced.start(1), announced.end(1), announced.group(1).toUpperCase(Locale.ROOT));
                }
            }
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
