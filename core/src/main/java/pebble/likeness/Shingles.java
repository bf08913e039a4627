package pebble.likeness;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as the set of its character sequences (shingles; Broder 1997), by which it is compared with others: layout, case and punctuation do not count, and a
 * letter that was misread costs a few sequences only. The numbers in it are kept beside: forms of one sender differ in little else.
 */
final class Shingles {
    private static final int LENGTH = 5;
    /** What stands behind so many characters says no more of what the text is. */
    private static final int LONGEST = 400_000;

    /** Letters, marks and numbers, by the bits of {@link Character#getType}. */
    private static final int OF_A_WORD = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.NON_SPACING_MARK
            | 1 << Character.COMBINING_SPACING_MARK
            | 1 << Character.ENCLOSING_MARK
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;

    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}{2,}");

    private final int[] hashes;
    private final Set<String> numbers;
    private final int length;

    private Shingles(int[] hashes, Set<String> numbers, int length) {
        this.hashes = hashes;
        this.numbers = numbers;
        this.length = length;
    }

    static Shingles of(String text) {
        String plain = plain(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        int count = Math.max(plain.isEmpty() ? 0 : 1, plain.length() - LENGTH + 1);
        int[] hashes = new int[count];
        for (int i = 0; i < count; i++) {
            hashes[i] = hash(plain, i, Math.min(plain.length(), i + LENGTH));
        }
        Set<String> numbers = new TreeSet<>();
        for (Matcher number = NUMBER.matcher(plain); number.find(); ) {
            numbers.add(number.group());
        }
        return new Shingles(Arrays.stream(hashes).sorted().distinct().toArray(), numbers, plain.length());
    }

    /** Words in small letters with one blank between them. By letters, not by an expression: every text that comes is read so, and each it is compared with. */
    private static String plain(String text) {
        String small = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(small.length());
        boolean between = false;
        for (int i = 0, letter; i < small.length(); i += Character.charCount(letter)) {
            letter = small.codePointAt(i);
            if (!isOfAWord(letter)) {
                between = !plain.isEmpty();
                continue;
            }
            if (between) {
                plain.append(' ');
                between = false;
            }
            plain.appendCodePoint(letter);
        }
        return plain.toString();
    }

    private static boolean isOfAWord(int letter) {
        return (OF_A_WORD >> Character.getType(letter) & 1) == 1;
    }

    /** FNV-1a over UTF-16 code units, stirred so that each bit depends on all. */
    private static int hash(String text, int from, int to) {
        int hash = 0x811C9DC5;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        hash ^= hash >>> 15;
        hash *= 0x2C1B3C6D;
        return hash ^ hash >>> 13;
    }

    /** In order, each once. */
    int[] hashes() {
        return hashes;
    }

    /** Of the plain text, in characters. */
    int length() {
        return length;
    }

    Likeness to(Shingles other) {
        return new Likeness(sharedSequences(other), sharedNumbers(other));
    }

    private double sharedSequences(Shingles other) {
        int shared = 0;
        int[] theirs = other.hashes;
        for (int i = 0, j = 0; i < hashes.length && j < theirs.length; ) {
            if (hashes[i] == theirs[j]) {
                shared++;
                i++;
                j++;
            } else if (hashes[i] < theirs[j]) {
                i++;
            } else {
                j++;
            }
        }
        int all = hashes.length + theirs.length - shared;
        return all == 0 ? 0 : (double) shared / all;
    }

    private double sharedNumbers(Shingles other) {
        Set<String> all = new TreeSet<>(numbers);
        all.addAll(other.numbers);
        if (all.size() < 3) {
            return 1;
        }
        return (double) numbers.stream().filter(other.numbers::contains).count() / all.size();
    }
}
