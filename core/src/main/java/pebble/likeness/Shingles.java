package pebble.likeness;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pebble.reading.PlainWords;

/**
 * A text as the set of its character sequences (shingles; Broder 1997), by which it is compared with others: layout, case and punctuation do not count, and a
 * letter that was misread costs a few sequences only. The numbers in it are kept beside: forms of one sender differ in little else.
 */
final class Shingles {
    private static final int LENGTH = 5;
    /** What stands behind so many characters says no more of what the text is. */
    private static final int LONGEST = 400_000;

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
        String plain = PlainWords.of(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        int count = Math.max(plain.isEmpty() ? 0 : 1, plain.length() - LENGTH + 1);
        int[] hashes = new int[count];
        for (int i = 0; i < count; i++) {
            hashes[i] = hash(plain, i, Math.min(plain.length(), i + LENGTH));
        }
        Set<String> numbers = new TreeSet<>();
        for (Matcher number = NUMBER.matcher(plain); number.find(); ) {
            numbers.add(number.group());
        }
        return new Shingles(once(hashes), numbers, plain.length());
    }

    /** In order, without a stream: that would put each into an object. */
    private static int[] once(int[] hashes) {
        Arrays.sort(hashes);
        int count = 0;
        for (int hash : hashes) {
            if (count == 0 || hashes[count - 1] != hash) {
                hashes[count++] = hash;
            }
        }
        return Arrays.copyOf(hashes, count);
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
