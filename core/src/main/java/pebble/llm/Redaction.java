package pebble.llm;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a mail what a model needs for nothing it is asked here, and what would do harm in strange hands: addresses of persons, telephone numbers, numbers of
 * accounts, cards, persons and tax payers, passwords, and what links carry. It goes by form and by the word before, so that it can promise only what
 * has a form: names of people and firms, street addresses and whatever else a mail tells in words go out as they stand. The domain of
 * an address stays, since it tells who writes.
 */
final class Redaction {
    private record Rule(Pattern form, String instead) {}

    /** In this order: what is longer and surer first. All are bounded, so that no text makes them slow. */
    private static final List<Rule> RULES = List.of(
            rule("\\b(https?://)([\\w.-]{1,100})(?::\\d{1,5})?[/?#][^\\s<>\"']{0,2000}+", "[link to $2]"),
            rule("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}+@([\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,6})", "[address]@$1"),
            rule(
                    "(?i)\\b(pass ?(?:word|code|phrase)|passwd|pwd|otp|one[- ]time (?:password|code)|pin|cvv)\\b(\\s{0,3}(?:is|:|=|-)\\s{0,3})\\S{3,64}+",
                    "$1$2[secret]"),
            // GSTIN with the PAN in it, then a PAN alone.
            rule("\\b\\d{2}[A-Z]{5}\\d{4}[A-Z][0-9A-Z]{3}\\b", "[tax number]"),
            rule("\\b[A-Z]{5}\\d{4}[A-Z]\\b", "[tax number]"),
            rule("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\\b", "[account]"),
            rule("\\b[A-Z]{4}0[A-Z0-9]{6}\\b", "[bank]"),
            rule(
                    "(?i)\\b((?:a/c|acct|account|konto|iban)(?: ?(?:no|number|nr|num))?[.:# ]{0,4})\\d[\\d -]{4,24}\\d\\b",
                    "$1[account]"),
            // Cards, and Aadhaar numbers in their groups of four.
            rule("(?<![\\d.,-])\\d{4}([ -]?)\\d{4}\\1\\d{4}\\1\\d{1,7}(?![\\d-])", "[card]"),
            rule("(?<![\\d.,-])[2-9]\\d{3}([ -])\\d{4}\\1\\d{4}(?![\\d-])", "[personal number]"),
            rule(
                    "(?i)\\b((?:tel|telephone|phone|ph|mob|mobile|cell|whatsapp|fax|call(?: me)?(?: (?:at|on))?|contact)(?: ?(?:no|number))?[.:# ]{0,4})[+(]?\\d[\\d ()./-]{5,20}\\d\\b",
                    "$1[phone]"),
            rule("(?<![\\w+])\\+\\d[\\d ()./-]{7,20}\\d\\b", "[phone]"),
            // A mobile of India as it is written there.
            rule("(?<![\\w.,/-])(?:0|91[ -]?)?[6-9]\\d{4}[ -]?\\d{5}(?![\\w/-])", "[phone]"));

    private Redaction() {}

    private static Rule rule(String form, String instead) {
        return new Rule(Pattern.compile(form), instead);
    }

    static String of(String text) {
        String left = text;
        for (Rule rule : RULES) {
            Matcher matcher = rule.form().matcher(left);
            left = matcher.replaceAll(rule.instead());
        }
        return left;
    }
}
