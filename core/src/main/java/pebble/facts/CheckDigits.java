package pebble.facts;

import java.util.Set;

/** The check digits of identifiers. */
final class CheckDigits {
    private static final String BASE_36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    /** States and territories of the GST portal: 38 is Ladakh, 97 other territory, 99 centre; 96 is other countries. */
    private static final Set<String> BEYOND_STATES = Set.of("96", "97", "99");

    private CheckDigits() {}

    /** Luhn to the base 36 over fifteen characters: weights 1, 2, 1, 2 …, digits of each product added. */
    static boolean gstin(String number) {
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            int product = BASE_36.indexOf(number.charAt(i)) * (i % 2 + 1);
            sum += product / 36 + product % 36;
        }
        return BASE_36.charAt((36 - sum % 36) % 36) == number.charAt(14);
    }

    static boolean gstState(String number) {
        var state = number.substring(0, 2);
        int code = Integer.parseInt(state);
        return code >= 1 && code <= 38 || BEYOND_STATES.contains(state);
    }

    /** Digits without hyphens; the last checks the others. */
    static boolean cas(String digits) {
        int sum = 0;
        int last = digits.length() - 1;
        for (int i = 0; i < last; i++) {
            sum += (digits.charAt(i) - '0') * (last - i);
        }
        return sum % 10 == digits.charAt(last) - '0';
    }
}
