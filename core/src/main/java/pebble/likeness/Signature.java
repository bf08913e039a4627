package pebble.likeness;

import java.util.Arrays;
import java.util.Random;

/**
 * A text's bands: two texts share one with a probability that rises steeply with their similarity (MinHash with locality-sensitive hashing; Leskovec,
 * Rajaraman, Ullman, Mining of Massive Datasets, chapter 3). With {@value #BANDS} bands of {@value #ROWS} rows it is 0.05 at a Jaccard index of 0.2, 0.87 at
 * 0.5, 0.99 at 0.6 and above 0.999 at 0.7.
 */
final class Signature {
    static final int BANDS = 32;
    private static final int ROWS = 4;
    private static final int[] FACTORS = new int[BANDS * ROWS];
    private static final int[] SHIFTS = new int[BANDS * ROWS];

    static {
        // Part of what is kept in the database: never to change.
        Random numbers = new Random(20_260_101);
        for (int n = 0; n < FACTORS.length; n++) {
            FACTORS[n] = numbers.nextInt() | 1;
            SHIFTS[n] = numbers.nextInt();
        }
    }

    private Signature() {}

    /** One value a band; none for a text without words. */
    static int[] bands(Shingles shingles) {
        int[] hashes = shingles.hashes();
        if (hashes.length == 0) {
            return new int[0];
        }
        int[] bands = new int[BANDS];
        for (int band = 0; band < BANDS; band++) {
            int[] rows = new int[ROWS];
            for (int row = 0; row < ROWS; row++) {
                rows[row] = smallest(hashes, FACTORS[band * ROWS + row], SHIFTS[band * ROWS + row]);
            }
            bands[band] = Arrays.hashCode(rows);
        }
        return bands;
    }

    private static int smallest(int[] hashes, int factor, int shift) {
        int least = Integer.MAX_VALUE;
        for (int hash : hashes) {
            int mixed = hash * factor + shift;
            mixed ^= mixed >>> 16;
            mixed *= 0x85EBCA6B;
            mixed ^= mixed >>> 13;
            least = Math.min(least, mixed);
        }
        return least;
    }
}
