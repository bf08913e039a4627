package pebble.classification;

import java.net.IDN;
import java.util.Locale;
import java.util.Set;

/**
 * A domain in parts: {@code mail.acme.co.in} has the name {@code acme}, the ending {@code co.in} and belongs to the organisation
 * {@code acme.co.in}. Punycode is read as what it shows.
 */
record DomainName(String whole, String name, String ending) {
    private static final Set<String> SECOND_LEVEL = Set.of(
            "co", "com", "net", "org", "gov", "ac", "edu", "ind", "firm", "gen", "nic", "or", "ne", "go", "gob", "gouv",
            "mil", "ltd", "plc", "me", "biz", "info", "web", "nom", "asso", "res");

    /** RFC 1035 §2.3.4; what is longer is no domain, and only its end is looked at. */
    private static final int LONGEST = 255;

    static DomainName of(String domain) {
        var lower =
                domain.substring(Math.max(0, domain.length() - LONGEST)).strip().toLowerCase(Locale.ROOT);
        if (lower.endsWith(".")) {
            lower = lower.substring(0, lower.length() - 1);
        }
        var shown = lower.contains("xn--") ? IDN.toUnicode(lower, IDN.ALLOW_UNASSIGNED) : lower;
        int last = shown.lastIndexOf('.');
        if (last < 0) {
            return new DomainName(shown, shown, "");
        }
        int second = shown.lastIndexOf('.', last - 1);
        boolean longEnding =
                second > 0 && shown.length() - last == 3 && SECOND_LEVEL.contains(shown.substring(second + 1, last));
        int end = longEnding ? second : last;
        int begin = shown.lastIndexOf('.', end - 1) + 1;
        return new DomainName(shown, shown.substring(begin, end), shown.substring(end + 1));
    }

    static DomainName ofAddress(String email) {
        return of(email.substring(email.lastIndexOf('@') + 1));
    }

    String organisation() {
        return ending.isEmpty() ? name : name + '.' + ending;
    }

    boolean belongsTo(DomainName other) {
        return organisation().equals(other.organisation());
    }
}
