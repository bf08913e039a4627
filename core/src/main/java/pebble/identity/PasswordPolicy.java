package pebble.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which passwords are accepted, after NIST SP 800-63B: long enough, not a known one, not the person's own name. No character
 * classes. The list is the one of 100,000 leaked passwords inside the nbvcxz library (MIT licence); it is read through only
 * when somebody chooses a password, so it costs no memory in between.
 */
final class PasswordPolicy {
    private static final String KNOWN = "/dictionaries/passwords.txt";
    private static final int SHORTEST = 12;
    private static final int LONGEST = 256;

    private PasswordPolicy() {}

    /** Null when accepted, else the reason. */
    static @Nullable String refusal(String password, String email, String name) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return "must have at least " + SHORTEST + " characters";
        }
        if (length > LONGEST) {
            return "must have at most " + LONGEST + " characters";
        }
        String folded = password.toLowerCase(Locale.ROOT);
        if (folded.chars().distinct().count() < 4) {
            return "repeats the same few characters";
        }
        if (isOwnWords(folded, email.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))) {
            return "is made of your name, your e-mail address or the product's name";
        }
        if (isKnown(folded)) {
            return "is one of the passwords that attackers try first";
        }
        return null;
    }

    /** Own words in any order with digits and signs between them are the first that anybody tries. */
    private static boolean isOwnWords(String folded, String email, String name) {
        String rest = folded.replace(email, "");
        for (String word : (email + " " + name + " pebble").split("[^\\p{L}\\p{N}]+")) {
            if (word.length() >= 3) {
                rest = rest.replace(word, "");
            }
        }
        return rest.codePoints().noneMatch(Character::isLetter) && !rest.equals(folded);
    }

    /** A known password stays known with a year or an exclamation mark behind it, or written twice. */
    private static boolean isKnown(String folded) {
        Set<String> spellings = new HashSet<>(List.of(folded, folded.replaceFirst("[^\\p{L}]+$", "")));
        String half = folded.substring(0, folded.length() / 2);
        if (folded.equals(half + half)) {
            spellings.add(half);
        }
        spellings.remove("");
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PasswordPolicy.class.getResourceAsStream(KNOWN)), StandardCharsets.UTF_8))) {
            return isSequence(folded)
                    || lines.lines().anyMatch(line -> spellings.contains(line.toLowerCase(Locale.ROOT)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code 123456789012}, {@code abcdefghijkl}: each character follows the one before, 0 after 9. */
    private static boolean isSequence(String folded) {
        for (int i = 1; i < folded.length(); i++) {
            char previous = folded.charAt(i - 1);
            int step = folded.charAt(i) - previous;
            if (step != 1 && !(previous == '9' && folded.charAt(i) == '0')) {
                return false;
            }
        }
        return true;
    }
}
