package pebble.tender;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of tenders: those of the Government e-Marketplace and of e-procurement portals by their form, others by what announces them. */
final class BidNumbers {
    private static final Pattern GEM = Pattern.compile(
            "(?<![\\p{L}\\p{N}])GEM ?[/_\\\\-] ?(20\\d\\d) ?[/_\\\\-] ?([A-Z]) ?[/_\\\\-] ?(\\d{5,8})(?!\\d)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PORTAL =
            Pattern.compile("(?<![\\p{L}\\p{N}_])(20\\d\\d_[A-Z]{2,12}_\\d{3,8}_\\d{1,3})(?![\\p{N}_])");
    private static final Pattern CODE = Pattern.compile(
            "[\\p{L}\\p{N}][\\p{L}\\p{N}._&()-]*(?: ?/ ?[\\p{L}\\p{N}][\\p{L}\\p{N}._&()-]*| ?- ?[\\p{Lu}\\p{N}][\\p{Lu}\\p{N}._&()-]*| (?=\\d)[\\p{N}][\\p{L}\\p{N}._&()/-]*(?![.]\\d))*");
    private static final Pattern ENDS = Pattern.compile("(?i)[\\s,(]*\\b(?:dated?|dt|due|of)\\b.*|[\\s,.;:(-]+$");
    private static final int LONGEST = 80;

    private BidNumbers() {}

    record Number(String value, int start, int end) {}

    static Optional<Number> ofGem(String text) {
        Matcher gem = GEM.matcher(text);
        return gem.find()
                ? Optional.of(new Number(
                        "GEM/" + gem.group(1) + "/" + gem.group(2).toUpperCase(Locale.ROOT) + "/" + gem.group(3),
                        gem.start(),
                        gem.end()))
                : Optional.empty();
    }

    static Optional<Number> ofPortal(String text) {
        Matcher portal = PORTAL.matcher(text);
        return portal.find()
                ? Optional.of(new Number(portal.group(1), portal.start(1), portal.end(1)))
                : Optional.empty();
    }

    /** What stands behind "Tender No.". */
    static Optional<Number> announced(String text) {
        Optional<Number> known = ofGem(text).or(() -> ofPortal(text));
        if (known.isPresent()) {
            return known;
        }
        Matcher code = CODE.matcher(text);
        if (!code.find() || code.start() > 3) {
            return Optional.empty();
        }
        String number = ENDS.matcher(code.group()).replaceFirst("");
        if (number.length() - number.replace("(", "").length()
                > number.length() - number.replace(")", "").length()) {
            number = number.substring(0, number.lastIndexOf('('));
        }
        boolean told =
                number.chars().anyMatch(Character::isDigit) && number.length() >= 3 && number.length() <= LONGEST;
        boolean date = number.matches("\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}");
        return told && !date
                ? Optional.of(new Number(number, code.start(), code.start() + number.length()))
                : Optional.empty();
    }

    /** As numbers are compared: letters and figures alone. */
    static String key(String number) {
        return number.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
