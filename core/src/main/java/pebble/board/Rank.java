package pebble.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A card's place within its column: a fraction between 0 and 1, written in base 62 so that texts compare as the numbers do
 * (PostgreSQL's collation "C"). Between any two ranks there is another, so a move touches one card and nothing is ever
 * renumbered. The last digits of a rank made by a move are random: two people who drop a card into the same gap at the same
 * moment get different ranks.
 */
public record Rank(String value) implements Comparable<Rank> {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int BASE = DIGITS.length();
    private static final BigInteger BIG_BASE = BigInteger.valueOf(BASE);

    /** Milliseconds fit in eight digits until the year 8900. */
    private static final int TIME_DIGITS = 8;

    private static final int ID_DIGITS = 7;

    /** Steps beyond either end are taken in this many digits: about the sixtieth part of a millisecond. */
    private static final int HEAD_DIGITS = TIME_DIGITS + 1;

    private static final int TAIL_DIGITS = 2;

    @JsonCreator
    public Rank {
        // "a" and "a0" would be one number, and nothing would fit between them.
        if (value.isEmpty()
                || value.charAt(value.length() - 1) == '0'
                || !value.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("not a rank: " + value);
        }
    }

    /** Where a card lies that nobody moved: the newest message on top. The same time and id always give the same rank. */
    public static Rank ofTime(Instant lastMessageAt, UUID id) {
        long newest = power(TIME_DIGITS) - 1;
        long time = Math.clamp(newest - clampedMillis(lastMessageAt), 1, newest - 1);
        long token = Long.remainderUnsigned(id.getLeastSignificantBits(), power(ID_DIGITS));
        String tie = digits(BigInteger.valueOf(token), ID_DIGITS);
        return new Rank(digits(BigInteger.valueOf(time), TIME_DIGITS) + notEndingInZero(tie));
    }

    /** A rank strictly between two others; null stands for the column's end on that side. */
    public static Rank between(@Nullable Rank above, @Nullable Rank below) {
        return between(above, below, ThreadLocalRandom.current());
    }

    static Rank between(@Nullable Rank above, @Nullable Rank below, RandomGenerator random) {
        if (above != null && below != null && above.compareTo(below) >= 0) {
            throw new IllegalArgumentException("no rank between " + above + " and " + below);
        }
        if (above == null && below != null) {
            long head = below.head() - 1 - random.nextInt(BASE);
            if (head > 0) {
                return new Rank(digits(BigInteger.valueOf(head), HEAD_DIGITS) + tail(random));
            }
        }
        if (below == null && above != null) {
            long head = above.head() + 1 + random.nextInt(BASE);
            if (head < power(HEAD_DIGITS)) {
                return new Rank(digits(BigInteger.valueOf(head), HEAD_DIGITS) + tail(random));
            }
        }
        return middle(above == null ? "" : above.value, below == null ? null : below.value, random);
    }

    /** The rank right below this one, for when this one was taken in the same instant. */
    Rank nudged() {
        return new Rank(value + tail(ThreadLocalRandom.current()));
    }

    private static Rank middle(String low, @Nullable String high, RandomGenerator random) {
        BigInteger from = BigInteger.ZERO;
        BigInteger to = high == null ? BigInteger.ONE : BigInteger.ZERO;
        int length = 0;
        // One digit more than the first that leaves room, so that the middle really halves the gap and ranks stay
        // short.
        for (boolean roomy = false; ; length++) {
            from = from.multiply(BIG_BASE).add(BigInteger.valueOf(digit(low, length)));
            to = to.multiply(BIG_BASE).add(BigInteger.valueOf(high == null ? 0 : digit(high, length)));
            if (roomy) {
                break;
            }
            roomy = to.subtract(from).compareTo(BigInteger.TWO) >= 0;
        }
        return new Rank(digits(from.add(to).shiftRight(1), length + 1) + tail(random));
    }

    private long head() {
        long head = 0;
        for (int i = 0; i < HEAD_DIGITS; i++) {
            head = head * BASE + digit(value, i);
        }
        return head;
    }

    private static int digit(String text, int index) {
        return index < text.length() ? DIGITS.indexOf(text.charAt(index)) : 0;
    }

    private static String digits(BigInteger number, int length) {
        char[] text = new char[length];
        for (int i = length - 1; i >= 0; i--) {
            BigInteger[] split = number.divideAndRemainder(BIG_BASE);
            text[i] = DIGITS.charAt(split[1].intValue());
            number = split[0];
        }
        return new String(text);
    }

    private static String tail(RandomGenerator random) {
        StringBuilder tail = new StringBuilder();
        for (int i = 1; i < TAIL_DIGITS; i++) {
            tail.append(DIGITS.charAt(random.nextInt(BASE)));
        }
        return tail.append(DIGITS.charAt(1 + random.nextInt(BASE - 1))).toString();
    }

    private static String notEndingInZero(String digits) {
        return digits.endsWith("0") ? digits.substring(0, digits.length() - 1) + "1" : digits;
    }

    private static long clampedMillis(Instant time) {
        return Math.clamp(time.getEpochSecond(), 0, power(TIME_DIGITS) / 1000) * 1000 + time.getNano() / 1_000_000;
    }

    private static long power(int exponent) {
        return BIG_BASE.pow(exponent).longValueExact();
    }

    @Override
    public int compareTo(Rank other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
