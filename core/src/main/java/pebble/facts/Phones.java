package pebble.facts;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pebble.mime.Address;

/**
 * Telephone numbers, judged by the metadata of libphonenumber. A number with "+" is international; another is Indian, or of the
 * sender's country. Digits without any sign of a telephone are taken only when they are a valid Indian mobile number.
 */
final class Phones {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Pattern CANDIDATE = Pattern.compile(
            "(?=[\\d+(])(?<![\\p{L}\\p{N}/.,_@#+-]|[\\p{L}\\p{N}][ ](?=\\(?\\d{1,2}\\D))(?:\\+|00)?\\(?\\d(?:[ ./()\\u00a0\\u2011–-]{0,2}[\\dx]){6,16}+(?![\\p{L}\\p{N}_@])");
    private static final Pattern LABEL = Pattern.compile(
            "\\b(?:ph(?:one)?|tel(?:e(?:phone|fon|fono|fone))?|mob(?:ile|il)?|cell|call|whats ?app|wa|contact|fax|m|t|p|landline|direct|hotline|phone no|mob no"
                    + "|handy|móvil|celular|tél|portable|फोन|मोबाइल|मो|电话|手机|number|नंबर)[.:)/ -]{0,4}(?:no\\.?|number|nos\\.?)?[.:)/ -]{0,3}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern OTHER_NUMBER = Pattern.compile(
            "\\b(?:a/c|account|acct|awb|utr|lr|ewb|e-?way bill|bl|b/l|invoice|order|po|hsn|iec|ifsc|ref|id|code|licen[cs]e|udyam|otp|pin|ticket|case|track(?:ing)?"
                    + "|docket|gr|vehicle|container|seal|doc|iban|nit|rfq|event|bid|tender|event|reg|sr|aadhaar|folio|challan|cheque|upi|rrn|txn|transaction"
                    + "|rs|inr|usd|eur|\\$|₹|€)[.:#()/ -]{0,4}(?:no\\.?|number|nos\\.?|n°)?[.:# -]{0,4}$",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> BEYOND_COUNTRIES = Set.of("com", "org", "net", "info", "biz", "in", "");
    private static final int LOOK_BACK = 24;
    private static final int MOST = 200;

    private Phones() {}

    static void find(Passage passage, Address from) {
        var candidate = CANDIDATE.matcher(passage.text());
        for (int tried = 0; tried < MOST && candidate.find(); ) {
            int start = candidate.start();
            int end = candidate.end();
            if (!passage.isFree(start, end)) {
                continue;
            }
            tried++;
            var written = candidate.group();
            int digits = (int) written.chars().filter(Character::isDigit).count();
            if (digits < 7 || digits > 15 || looksLikeDate(written)) {
                continue;
            }
            if (written.indexOf('x') >= 0) {
                if (written.startsWith("+")) {
                    passage.add(FactType.PHONE, start, end, null);
                }
                continue;
            }
            var before = passage.text().substring(Math.max(0, start - LOOK_BACK), start);
            boolean labelled = LABEL.matcher(before).find();
            if (!written.startsWith("+") && OTHER_NUMBER.matcher(before).find()) {
                continue;
            }
            if (!labelled && written.indexOf('/') >= 0) {
                continue;
            }
            var value = read(written, labelled, Reading.country(from));
            if (value != null) {
                passage.add(FactType.PHONE, start, end, value);
            }
        }
    }

    private static boolean looksLikeDate(String written) {
        return written.matches("\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}.{0,4}|\\d{4}-\\d\\d-\\d\\d.{0,4}");
    }

    private static @Nullable String read(String written, boolean labelled, String country) {
        boolean international = written.startsWith("+") || written.startsWith("00");
        if (international) {
            return e164(written.startsWith("00") ? "+" + written.substring(2) : written, "IN", false);
        }
        boolean grouped = written.matches("(?:0\\d{2,4}|\\(0?\\d{2,5}\\))[ -].*") || labelled;
        boolean mobile = written.matches(
                "(?:0|91[ -]?)?[6-9]\\d{4}[ -]?\\d{5}|(?:0|91[ -]?)?[6-9]\\d{9}|[6-9]\\d{2}[ -]\\d{3}[ -]\\d{4}");
        var indian = mobile || grouped ? e164(written, "IN", !labelled) : null;
        if (indian != null && (BEYOND_COUNTRIES.contains(country) || mobile)) {
            return indian;
        }
        if (written.matches("\\(\\d{3}\\) ?\\d{3}-\\d{4}|\\d{3}-\\d{3}-\\d{4}")) {
            return e164(written, "US", false);
        }
        return country.length() == 2 && !country.equals("in")
                ? e164(written, country.equals("uk") ? "GB" : country.toUpperCase(Locale.ROOT), !labelled)
                : indian;
    }

    /** The number in the form of ITU E.164, null when there can be none such. */
    private static @Nullable String e164(String written, String region, boolean valid) {
        try {
            var number = NUMBERS.parse(written, region);
            boolean good = valid ? NUMBERS.isValidNumber(number) : NUMBERS.isPossibleNumber(number);
            return good ? NUMBERS.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }
}
