package pebble.likeness;

import java.util.function.BooleanSupplier;

/**
 * What two texts have in common. Two forms that one sender filled in share most of their character sequences and not their numbers; a scan shares fewer
 * sequences with its original, and about as many numbers. The bounds were read off 14 receipts beside their transcripts and other receipts of the same shops
 * (ADR 071).
 *
 * @param sequences the Jaccard index of their character sequences, 0 to 1
 * @param numbers the Jaccard index of their numbers, 0 to 1; 1 where there are hardly any
 */
record Likeness(double sequences, double numbers) {
    private static final double ALIKE = 0.7;
    private static final double SAME_NUMBERS = 0.75;
    private static final double ALIKE_MISREAD = 0.5;
    /** So much fewer numbers than sequences may agree: a number is lost by one misread digit as a sequence is by one misread letter. */
    private static final double LOST_NUMBERS = 0.2;
    /** The less the one agrees the more the other must. */
    private static final double TOGETHER = 0.37;

    /** @param readByEye whether one of the two may have been misread */
    boolean ofCopies(BooleanSupplier readByEye) {
        return sequences >= ALIKE && numbers >= SAME_NUMBERS
                || sequences >= ALIKE_MISREAD
                        && numbers < 1
                        && numbers >= sequences - LOST_NUMBERS
                        && sequences * numbers >= TOGETHER
                        && readByEye.getAsBoolean();
    }
}
